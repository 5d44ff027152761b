"""E-mails and reports as they come in."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from cases.domain.intake import feedback
from cases.enums import FeedbackKind, FeedbackState
from cases.models import Feedback
from tests.cases.domain.documents.test_filetypes import PDF

# Made up: the check digits are right, and that is all.
NUMBER = "17057010045"
SENT = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Europe/Oslo"))


def mail_of(
    subject="Blodprøver",
    *,
    sender="Kari Nordmann <kari@lister.example>",
    text="Hei\n\nHvem tar prøven?",
    files=(("Brev fra Lister.pdf", PDF),),
    **headers,
):
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "post@eksempel.example"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(SENT)
    mail["Message-ID"] = f"<{abs(hash((subject, text)))}@lister.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return mail.as_bytes()


def reported(community, *, state=FeedbackState.UNCONFIRMED, **facts) -> Feedback:
    """A report; confirmed at once when `state` says so."""
    written = feedback.write(
        community=community,
        kind=FeedbackKind.TASK_TRANSFER,
        text=facts.pop("text", "Rekvisisjonen kommer til oss etter poliklinikken."),
        email=facts.pop("email", "lege@lister.example"),
        language="nb",
        **facts,
    )
    if state == FeedbackState.RECEIVED:
        written.state, written.received_on = state, SENT.date()
        written.save(update_fields=["state", "received_on"])
    return written
