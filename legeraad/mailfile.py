"""What an e-mail says that somebody kept as a file (.eml, or .msg of Outlook) or sent to us.

Only what a secretary needs: who wrote, when, about what, the text, and what was attached. A mail
may be made to mislead or to do harm: names are plain text without line breaks, pictures of a
signature are left out, and what cannot be read is None, never an error.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.parser import HeaderParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from legeraad import richtext
from legeraad.errors import DomainError

OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a compound file begins
MOST_ATTACHMENTS = 50
LONGEST_TEXT = 100_000  # letters
LONGEST_LINE = 300  # letters of a name or a subject
LONGEST_KEY = 200
SMALL_PICTURE = 40_000  # bytes; a smaller one inside the text is a logo
_MACHINES = re.compile(r"^(no-?reply|do-?not-?reply|ikke-?svar|mailer-daemon|postmaster|bounce)\b")
_CONTENT_ID = 0x3712  # PidTagAttachContentId: the attachment stands in the text
# What a broken mail makes the readers raise.
FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    OSError,
    RecursionError,
    struct.error,
)


@dataclass(frozen=True)
class Attached:
    name: str
    content: bytes


@dataclass(frozen=True)
class MailFile:
    """`sender` is an address in lower case, or empty; `sent_at` knows its zone.

    `key` is the same for the same mail however often it comes. `automatic`: a machine wrote it, and
    nobody reads what is answered.
    """

    key: str
    sender: str
    sender_name: str
    sent_at: datetime | None
    subject: str
    text: str
    attached: list[Attached]
    automatic: bool

    @property
    def who(self) -> str:
        return f"{self.sender_name} <{self.sender}>" if self.sender_name else self.sender


def read(content: bytes) -> MailFile | None:
    """What the mail says; None when it is no mail, or too broken to be read."""
    try:
        return _outlook(content) if content.startswith(OUTLOOK) else _internet(content)
    except FAULTS:
        return None


def _internet(content: bytes) -> MailFile | None:
    mail = message_from_bytes(content, policy=policy.default)
    if not isinstance(mail, EmailMessage) or not _header(mail, "From"):
        return None
    name, sender = parseaddr(_header(mail, "From"))
    return MailFile(
        key=_key(_header(mail, "Message-ID"), content),
        sender=_address(sender),
        sender_name=_line(name),
        sent_at=_moment(_header(mail, "Date")),
        subject=_line(_header(mail, "Subject")),
        text=_text(mail),
        attached=list(_attached(mail)),
        automatic=_automatic(mail, sender),
    )


def _header(mail: Message, name: str) -> str:
    """A header that cannot be understood is as if it were not there."""
    try:
        return str(mail[name] or "")
    except FAULTS:
        return ""


def _text(mail: EmailMessage) -> str:
    """Nothing where the parts do not hold together; the mail itself is kept."""
    try:
        body = mail.get_body(("plain", "html"))
    except FAULTS:
        return ""
    if body is None:
        return ""
    said = _content(body)
    if isinstance(said, bytes):
        said = said.decode("utf-8", "replace")
    plain = said if body.get_content_type() == "text/plain" else _of_html(said)
    return _paragraphs(plain)


def _content(part: Any) -> Any:
    """An encoding that nobody knows, or that is not what it says, gives what can be read."""
    try:
        return part.get_content()
    except FAULTS:
        return part.get_payload(decode=True) or b""


def _of_html(html: str) -> str:
    """Nothing, where it is more than anybody writes: the mail itself is kept."""
    try:
        return richtext.plain(richtext.clean(html))
    except DomainError:
        return ""


def _paragraphs(text: str) -> str:
    """At most one empty line in a row, and no sign that is not text."""
    lines = [_clean(line).rstrip() for line in text[:LONGEST_TEXT].splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _attached(mail: EmailMessage) -> Iterator[Attached]:
    """Files that were sent along; a mail within the mail is one of them. A part that is broken is
    left in the mail, and the others are not lost for it."""
    try:
        parts = list(mail.iter_attachments())[:MOST_ATTACHMENTS]
    except FAULTS:
        return
    for part in parts:
        try:
            found = _file(part)
        except FAULTS:
            continue
        if found is not None:
            yield found


def _file(part: Any) -> Attached | None:
    said = _content(part)
    if isinstance(said, Message):
        name = f"{_line(_header(said, 'Subject'))[:60]}.eml"
        return Attached(name, said.as_bytes())
    content = said.encode() if isinstance(said, str) else said
    name = _line(part.get_filename() or "")
    decoration = part.get_content_disposition() != "attachment" and len(content) < SMALL_PICTURE
    if not content or (part.get_content_maintype() == "image" and decoration):
        return None
    return Attached(name or "vedlegg", content)


def _automatic(mail: Message, sender: str) -> bool:
    said = _header(mail, "Auto-Submitted").lower()
    bulk = _header(mail, "Precedence").lower() in ("bulk", "junk", "list")
    returned = _header(mail, "Return-Path").strip() == "<>"
    listed = any(mail[name] for name in ("List-Id", "X-Auto-Response-Suppress"))
    machine = _MACHINES.match(sender.lower()) is not None
    return said not in ("", "no") or bulk or returned or listed or machine


def _outlook(content: bytes) -> MailFile:
    # Read by few, so that no process pays for it at its start.
    from oxmsg import Message as OutlookMessage  # noqa: PLC0415

    mail = OutlookMessage.load(content)
    headers = HeaderParser(policy=policy.default).parsestr(
        "\n".join(
            f"{name}: {' '.join(said.split())}" for name, said in mail.message_headers.items()
        )
    )
    name, sender = parseaddr(mail.sender or "")
    sent = mail.sent_date
    return MailFile(
        key=_key(_header(headers, "Message-ID"), content),
        sender=_address(sender),
        sender_name=_line(name),
        sent_at=sent.replace(tzinfo=sent.tzinfo or UTC) if sent else None,
        subject=_line(mail.subject),
        text=_paragraphs(mail.body or _of_html(mail.html_body or "")),
        attached=[
            Attached(_line(each.file_name or "") or "vedlegg", each.file_bytes)
            for each in mail.attachments[:MOST_ATTACHMENTS]
            if each.file_bytes and not _is_logo(each)
        ],
        automatic=_automatic(headers, sender),
    )


def _is_logo(attached: Any) -> bool:
    """A small picture that stands in the text, as under a signature."""
    in_text = bool(attached.properties.str_prop_value(_CONTENT_ID))
    picture = (attached.mime_type or "").startswith("image/")
    return in_text and picture and len(attached.file_bytes) < SMALL_PICTURE


def _key(message_id: str, content: bytes) -> str:
    """The mail's own name, or that of its content where it has none or a mad one."""
    found = message_id.strip()
    if found and len(found) <= LONGEST_KEY and found.isascii() and found.isprintable():
        return found
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _address(typed: str) -> str:
    address = typed.strip().lower()
    good = address.isprintable() and len(address) <= LONGEST_KEY
    return address if good and re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", address) else ""


def _line(text: str) -> str:
    return " ".join(_clean(text).split())[:LONGEST_LINE]


def _clean(text: str) -> str:
    """Without control signs, lone halves of letters, and signs that turn the writing around."""
    return "".join(
        sign for sign in text if sign == "\t" or (sign.isprintable() or sign == "\u00a0")
    )


def _moment(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except FAULTS:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
