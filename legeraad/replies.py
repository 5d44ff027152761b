"""Answers that a calendar program sends to an invitation (iTIP, RFC 5546), and what one says.

Outlook, Outlook.com, Gmail and Apple write them differently, and Outlook.com leaves out who asked.
What is needed stands in all of them: which event, as of which of its changes, who, and what. All
else in the mail is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from typing import Any

LONGEST_FILE = 50_000  # bytes of a calendar file; an answer has one event without a long text
LONGEST_NAME = 200  # characters of a UID
KINDS = ("text/calendar", "application/ics")


@dataclass(frozen=True)
class Reply:
    """`sender` is in lower case; `said` is PARTSTAT, such as DECLINED; `at` is when it was given.

    `sequence` is the change of the event that was answered, 0 where the program leaves it out.
    """

    uid: str
    sequence: int
    sender: str
    said: str
    at: datetime | None


def parse(raw: bytes) -> Reply | None:
    """The answer in a mail; None when there is none, and when it is not the sender's own.

    A mail that the receiving server found to be forged (`dmarc=fail`) has none. Never raises,
    whatever the mail looks like.
    """
    try:
        mail = message_from_bytes(raw)
        sender = _sender(mail)
        file = _file(mail)
        if not sender or file is None or _is_forged(mail):
            return None
        return _answer(file, sender)
    except (ValueError, LookupError, TypeError, AttributeError):  # of email and icalendar
        return None


def _sender(mail: Message) -> str:
    """The one address in From; empty for none and for several."""
    found = [address for _name, address in getaddresses(map(str, mail.get_all("From", [])))]
    return found[0].lower() if len(found) == 1 and "@" in found[0] else ""


def _is_forged(mail: Message) -> bool:
    said = mail.get_all("Authentication-Results", [])
    return any("dmarc=fail" in str(each).lower() for each in said)


def _file(mail: Message) -> bytes | None:
    for part in mail.walk():
        if part.get_content_type() in KINDS:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and 0 < len(content) <= LONGEST_FILE:
                return content
    return None


def _answer(file: bytes, sender: str) -> Reply | None:
    """Only what answers for the sender himself, once, to one event that is not repeated."""
    # 50 ms that a web process should not pay.
    import icalendar  # noqa: PLC0415

    calendar: Any = icalendar.Calendar.from_ical(file)
    events = calendar.walk("VEVENT")
    if str(calendar.get("method", "")).upper() != "REPLY" or len(events) != 1:
        return None
    [event] = events
    answered, uid = event.get("attendee"), str(event.get("uid", ""))
    if answered is None or isinstance(answered, list) or "recurrence-id" in event:
        return None
    kind, _colon, who = str(answered).strip().lower().partition(":")
    if kind != "mailto" or who != sender or not 0 < len(uid) <= LONGEST_NAME:
        return None
    said = str(answered.params.get("PARTSTAT", "")).upper()
    return Reply(uid, int(event.get("sequence", 0)), sender, said, _moment(event.get("dtstamp")))


def _moment(stamp: Any) -> datetime | None:
    at = getattr(stamp, "dt", None)
    if not isinstance(at, datetime):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
