"""Mails that come back, and what they say.

A report of a mail server (RFC 3464) names the receiver, the outcome and the mail. Many servers
write as they please instead; from those we take the Message-ID that the answer refers to, and
every address and status that stands in the text. What is neither is left alone, and so are
answers of people who are away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from typing import Any

LONGEST_TEXT = 20_000  # characters of a text that are searched

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_MESSAGE_ID = re.compile(r"<([^<>\s@]{1,120}@[^<>\s@]{1,120})>")
_STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)")
_CODE = re.compile(r"\b5[0-5]\d\b")
_RETURNED = re.compile(
    r"undeliver|delivery (?:status|failure|has failed)|mail delivery failed|returned mail|"
    r"failure notice|kunne ikke leveres|ikke levert",
    re.IGNORECASE,
)
_FROM_A_SERVER = re.compile(r"\b(?:mailer-daemon|postmaster|microsoftexchange\w*)@?", re.IGNORECASE)


@dataclass(frozen=True)
class Bounce:
    """A mail did not arrive: which (without angle brackets), where to (lower case), and why."""

    message_ids: frozenset[str]
    addresses: frozenset[str]
    status: str  # such as 5.1.1
    said: str

    @property
    def is_of_address(self) -> bool:
        """Whether nothing can reach the address; not when only this mail was not wanted (5.3, 5.6,
        5.7), or the server gave up waiting (4)."""
        kind, group = self.status.split(".")[:2]
        return kind == "5" and group not in ("3", "6", "7")


def parse(raw: bytes) -> list[Bounce]:
    """What a mail says that has not arrived for good; empty when it says no such thing.

    Never raises, whatever the mail looks like.
    """
    try:
        mail = message_from_bytes(raw)
        if _is_report(mail):
            return _reported(mail)
        return _guessed(mail)
    except (ValueError, LookupError, TypeError, AttributeError):  # email's own on broken mails
        return []


def _is_report(mail: Message) -> bool:
    kind = str(mail.get_param("report-type") or "").lower()
    return mail.get_content_type() == "multipart/report" and kind == "delivery-status"


def _reported(mail: Message) -> list[Bounce]:
    """One bounce for each receiver that failed."""
    ids = frozenset(_ids_of_returned(mail))
    found = []
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks: Any = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            status = _STATUS.search(str(block.get("Status", "")))
            if str(block.get("Action", "")).strip().lower() != "failed" or status is None:
                continue
            said = str(block.get("Diagnostic-Code", "")).partition(";")[2] or status[0]
            receivers = [str(block.get(f"{name}-Recipient", "")) for name in ("Original", "Final")]
            found.append(Bounce(ids, _addresses(receivers), status[0], said.strip()))
    return found


def _ids_of_returned(mail: Message) -> Iterator[str]:
    """The Message-ID in the headers that came back with the report."""
    for part in mail.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inside: Any = part.get_payload()
            returned = inside[0] if isinstance(inside, list) and inside else Message()
        elif kind == "text/rfc822-headers":
            returned = message_from_string(_text(part))
        else:
            continue
        yield from _MESSAGE_ID.findall(str(returned.get("Message-ID", "")))


def _guessed(mail: Message) -> list[Bounce]:
    """From a server that writes as it pleases, such as Exchange: *Undeliverable*."""
    subject, sender = str(mail.get("Subject", "")), str(mail.get("From", ""))
    if not (_RETURNED.search(subject) and _FROM_A_SERVER.search(sender)):
        return []
    text = "\n".join(_text(part) for part in mail.walk() if part.get_content_maintype() == "text")
    text = text[:LONGEST_TEXT]
    statuses = list(_STATUS.finditer(text))
    final = next((each for each in statuses if each[0].startswith("5")), None)
    code = None if statuses else _CODE.search(text)
    why = final or code
    if why is None:
        return []
    referred = " ".join(str(mail.get(name, "")) for name in ("In-Reply-To", "References"))
    ids = {*_MESSAGE_ID.findall(referred), *_MESSAGE_ID.findall(text), *_ids_of_returned(mail)}
    addresses = _addresses([text, str(mail.get("X-Failed-Recipients", ""))]) - ids
    said = text[why.start() :].partition("\n")[0]
    return [Bounce(frozenset(ids), addresses, final[0] if final else "5.0.0", said)]


def _addresses(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(found.lower() for text in texts for found in _ADDRESS.findall(text))


def _text(part: Message) -> str:
    """The text of a part, whatever its letters are said to be."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")
