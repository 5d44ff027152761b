"""Mails of the demo: a file for each in settings.DEMO_MAIL_FOLDER; nothing leaves the house."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

MOST_SHOWN = 200_000  # characters of one mail


class FolderBackend(BaseEmailBackend):
    """Writes each mail under a name that sorts by time; a reader never sees half a file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            _write(message.message().as_bytes())
        return len(email_messages)


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
class Letter:
    """One mail as text. The HTML part is text, too: it is never rendered in our page."""

    subject: str
    headers: list[tuple[str, str]]
    text: str
    html: str
    attachments: list[str]

    @property
    def paragraphs(self) -> list[str]:
        return [text.strip() for text in re.split(r"\n\s*\n", self.text) if text.strip()]


def keys() -> list[str]:
    """The keys of all mails, newest first."""
    return sorted((path.stem for path in folder().glob("*.eml")), reverse=True)


def _sent_at(key: str) -> datetime:
    return datetime.fromtimestamp(int(key.partition("-")[0]) / 1e9, tz=UTC)


def _parse(key: str) -> Parsed:
    """Raises FileNotFoundError when there is no such mail."""
    parsed = message_from_bytes((folder() / f"{key}.eml").read_bytes(), policy=policy.default)
    assert isinstance(parsed, Parsed)  # noqa: S101  for the type checker; policy.default gives it
    return parsed


def envelope(key: str) -> Envelope:
    mail = _parse(key)
    return Envelope(key, str(mail["Subject"]), str(mail["To"]), _sent_at(key))


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
        attachments=[part.get_filename() or "" for part in mail.iter_attachments()],
    )


def _part(mail: Parsed, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return part.get_content()[:MOST_SHOWN] if part is not None else ""
