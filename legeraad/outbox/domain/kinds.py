"""What kinds of jobs ask for: a queue, pauses after a fault, a payload that is emptied."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

FIRST, DEFAULT, MAIL, PDF = "first", "default", "mail", "pdf"
# A worker that serves all of them takes them in this order: its --queues say the same.
QUEUES = (FIRST, DEFAULT, MAIL, PDF)

# Somebody sits and waits for a login code; a mail host may be slow, a PDF takes seconds.
QUEUE_OF = {
    "account.mail": FIRST,
    "notice.mail": MAIL,
    "letter.mail": MAIL,
    "notice.sms": MAIL,
    "bounces.read": MAIL,
    "replies.read": MAIL,
    "intake.read": MAIL,
    "intake.receipt": MAIL,
    "intake.code": FIRST,
    "intake.news": MAIL,
    "sending.trial": MAIL,
    "minutes.pdf": PDF,
    "minutes.excerpts": PDF,
    "meeting.papers": PDF,
    "recommendation.pdf": PDF,
}

# In the keeper's words
LABELS = {
    "account.mail": _("Mail of the login"),
    "notice.mail": _("Mail of a message"),
    "letter.mail": _("The letter of the day"),
    "sending.trial": _("Trial of a message"),
    "notice.sms": _("Text message"),
    "bounces.read": _("Reading of mails that came back"),
    "replies.read": _("Reading of answers from calendars"),
    "intake.read": _("Reading of e-mails to the secretariat"),
    "intake.receipt": _("Receipt for an e-mail that came in"),
    "intake.code": _("Code to whoever reports something"),
    "intake.news": _("What became of a report"),
    "cases.feedback": _("Forgetting of reports that were never confirmed"),
    "minutes.pdf": _("PDF of minutes"),
    "minutes.excerpts": _("PDF of what was said of each case"),
    "meeting.papers": _("PDF of the papers of a meeting"),
    "recommendation.pdf": _("PDF of a recommendation"),
    "document.text": _("Reading of the text of a document"),
    "minutes.deadline": _("Deadline of minutes to approve"),
    "cases.written": _("Written procedures whose last day is over"),
    "cases.summonses": _("Calls to meetings that were not answered"),
    "members.day": _("Terms and vacancies of the day"),
    "members.reminders": _("Reminders of the day"),
    "members.imports": _("Emptying of lists that were not taken in"),
    "members.alarm": _("Alarm to the keepers"),
    "outbox.clear": _("Clearing of old jobs"),
}

# After the first, second, third and fourth fault; the fifth parks the job (quality.md O12).
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (30, 90, 270, 810))
# A mail host may be away for an evening (O11). Not so for login codes: they are soon too old.
PAUSES_OF_MAIL = tuple(timedelta(minutes=minutes) for minutes in (1, 10, 60, 240))
MOST_ATTEMPTS = 5

# Kinds whose payload holds words, not ids alone: it is emptied once it is of no more use.
WORDY = ("account.", "sending.trial", "intake.code")


def queue_of(kind: str) -> str:
    return QUEUE_OF.get(kind, DEFAULT)


def in_queue(queue: str) -> Q:
    """The condition that a job's kind goes to the queue."""
    if queue == DEFAULT:
        return ~Q(kind__in=list(QUEUE_OF))
    return Q(kind__in=[kind for kind, its in QUEUE_OF.items() if its == queue])


def label_of(kind: str) -> Any:
    """What the keeper reads; the name itself where nobody has given it words."""
    return LABELS.get(kind, kind)


def pause_after(kind: str, *, attempts: int) -> timedelta | None:
    """How long a job rests after so many failed tries; None when it was the last."""
    pauses = PAUSES_OF_MAIL if queue_of(kind) == MAIL else PAUSES
    return pauses[attempts - 1] if attempts < MOST_ATTEMPTS else None


def is_wordy(kind: str) -> bool:
    return kind.startswith(WORDY)
