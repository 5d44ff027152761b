"""Mails of the demo: a file for each in settings.DEMO_MAIL_FOLDER; nothing leaves the house."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from email.message import Message
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import gettext as _

MOST_SHOWN = 200_000  # characters of one mail


class FolderBackend(BaseEmailBackend):
    """Writes each mail under a name that sorts by time; a reader never sees half a file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            _write(_stamped(message.message()).as_bytes())
        return len(email_messages)


class TextMessages:
    """Text messages lie among the mails."""

    def send(self, *, to: str, text: str, key: str) -> None:
        message = Parsed()
        message["Subject"], message["To"], message["Message-ID"] = "SMS", to, f"<{key}>"
        message.set_content(text)
        _write(_stamped(message).as_bytes())


def _stamped(message: Message) -> Message:
    """With the portal's time, which the demo may have moved."""
    del message["Date"]
    message["Date"] = format_datetime(timezone.localtime())
    return message


def folder() -> Path:
    return Path(settings.DEMO_MAIL_FOLDER)


def _write(content: bytes) -> None:
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
    draft = place / f"{name}.part"
    draft.write_bytes(content)
    os.replace(draft, place / f"{name}.eml")  # noqa: PTH105  the atomic one, by its plain name


@dataclass(frozen=True)
class Envelope:
    key: str
    subject: str
    to: str
    sent_at: datetime


@dataclass(frozen=True)
class Attachment:
    """What is no text has an empty one, and cannot be opened."""

    name: str
    text: str


@dataclass(frozen=True)
class Letter:
    """One mail as text. The HTML part is text, too: it is never rendered in our page."""

    subject: str
    headers: list[tuple[str, str]]
    text: str
    html: str
    attachments: list[Attachment]

    @property
    def paragraphs(self) -> list[str]:
        return [text.strip() for text in re.split(r"\n\s*\n", self.text) if text.strip()]


def keys() -> list[str]:
    """The keys of all mails, newest first."""
    return sorted((path.stem for path in folder().glob("*.eml")), reverse=True)


def _parse(key: str) -> Parsed:
    """Raises FileNotFoundError when there is no such mail."""
    parsed = message_from_bytes((folder() / f"{key}.eml").read_bytes(), policy=policy.default)
    assert isinstance(parsed, Parsed)  # noqa: S101  for the type checker; policy.default gives it
    return parsed


def envelope(key: str) -> Envelope:
    mail = _parse(key)
    return Envelope(key, str(mail["Subject"]), str(mail["To"]), mail["Date"].datetime)


def letter(key: str) -> Letter:
    mail = _parse(key)
    labels = {
        "From": _("From"),
        "To": _("To"),
        "Reply-To": _("Answers go to"),
        "Date": _("Sent"),
        "Message-ID": _("Message-ID"),
    }
    return Letter(
        subject=str(mail["Subject"]),
        headers=[(label, str(mail[name])) for name, label in labels.items() if mail[name]],
        text=_part(mail, "plain"),
        html=_part(mail, "html"),
        attachments=[_attachment(part) for part in mail.iter_attachments()],
    )


def _part(mail: Parsed, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return part.get_content()[:MOST_SHOWN] if part is not None else ""


def _attachment(part: Parsed) -> Attachment:
    readable = part.get_content_maintype() == "text"
    text = part.get_content()[:MOST_SHOWN] if readable else ""
    return Attachment(name=part.get_filename() or _("without a name"), text=text)
