"""Handing mails over, and what comes back of them.

Faults are told apart. What may pass – the mail host is down, slow or says *later* – is raised, and
the outbox tries again with the same Message-ID. What the receiver's server refuses for good is
noted on the notices, and the address is put in quarantine: nothing is sent there until somebody
has another look, or thirty days have passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from legeraad.actors import Actor
from legeraad.bounces import Bounce
from legeraad.history import save_with_reason
from legeraad.mail import Sender, Written, address, one_line
from members.enums import MembersEvent
from members.models import DeadAddress, Letter, Notice, Posting

LONGEST_WORDS = 300  # characters kept of what a mail server said
BAD_ADDRESS = "501 5.1.3 The address cannot be written in a mail."
# What our own mail host asks of us, not of the receiver: the keeper mends it
_OURS = (530, 535, 538)
_STATUS = re.compile(r"\b5\.(\d{1,3})\.\d{1,3}\b")


def hand_over(mail: EmailMultiAlternatives) -> str:
    """Hands a mail for one receiver to the mail host.

    Returns what was said of a receiver who cannot be reached for good, else an empty string.
    Raises SMTPException or OSError for whatever may pass or is our own fault.
    """
    if not _can_be_written(mail.to[0]):
        return BAD_ADDRESS
    if settings.BOUNCE_ADDRESS:  # where bounces come to; the reader still sees the sender
        mail.extra_headers["From"] = mail.from_email
        mail.from_email = settings.BOUNCE_ADDRESS
    try:
        mail.send()
    except SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        words = spoken(code, said)
        if not _is_of_receiver(code, words):
            raise
        return words
    except SMTPDataError as refused:
        words = spoken(refused.smtp_code, refused.smtp_error)
        if not _is_of_mailbox(words):
            raise
        return words
    return ""


def _can_be_written(to: str) -> bool:
    try:
        validate_email(to)
    except ValidationError:
        return False
    return True


def spoken(code: int, said: bytes | str) -> str:
    """The answer of a mail server as one line that may stand on a page."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}")[:LONGEST_WORDS]


def _is_of_receiver(code: int, words: str) -> bool:
    """Whether a refusal concerns the receiver. A rule of our own host (5.7, relaying) would hit
    everybody, and nobody's address is to blame for it."""
    status = _STATUS.search(words)
    policy = status[1] == "7" if status else "relay" in words.lower()
    return str(code).startswith("5") and code not in _OURS and not policy


def _is_of_mailbox(words: str) -> bool:
    """After the text of the mail, only what names the mailbox itself (5.1 and 5.2)."""
    status = _STATUS.search(words)
    return words.startswith("5") and status is not None and status[1] in ("1", "2")


def post(
    written: Written, told: list[Notice], *, sender: Sender, letter: Letter | None = None
) -> None:
    """Posts the mail of one person's notices, and notes on each how it went.

    Without `letter` it is the mail of one notice. The caller holds the locks; what is raised by
    `hand_over` leaves nothing behind but a mail that the same Message-ID replaces.
    """
    to = told[0].person.email.lower()
    mail = address(
        written, to=told[0].person.email, sender=sender, message_id=_message_id(told[0], letter)
    )
    said = hand_over(mail)
    now = timezone.now()
    Posting.objects.create(
        message_id=mail.extra_headers["Message-ID"].strip("<>"),
        notice=None if letter else told[0],
        letter=letter,
        address=to,
        made_at=now,
        failed_at=now if said else None,
        said=said,
    )
    if said:
        quarantine(to, said=said)
        fail(told, said=said)
        return
    for notice in told:
        notice.sent_at = now
    Notice.objects.bulk_update(told, ["sent_at"])


def turned_away(told: list[Notice]) -> bool:
    """Whether one person's notices are not sent, since nothing reaches the address: they are
    marked at once."""
    row = dead(told[0].person.email, at=timezone.now())
    if row is not None:
        fail(told, said=row.said)
    return row is not None


def _message_id(notice: Notice, letter: Letter | None) -> str:
    """The same for each try of the same mail; another one when it is sent again."""
    if letter is None:
        name, before = f"notice-{notice.pk}", notice.postings.count()
    else:
        name, before = f"letter-{letter.person_id}-{letter.on}", letter.postings.count()
    return f"{name}-{before + 1}" if before else name


def fail(told: Iterable[Notice], *, said: str) -> None:
    """Marks notices as not delivered."""
    rows = list(told)
    for notice in rows:
        notice.failed_at, notice.failure = timezone.now(), said
    Notice.objects.bulk_update(rows, ["failed_at", "failure"])


def dead(to: str, *, at: datetime) -> DeadAddress | None:
    """The quarantine of an address, if it is in one."""
    return DeadAddress.objects.at(at).filter(address=to.lower()).first() if to else None


def dead_among(addresses: Iterable[str], *, at: datetime) -> dict[str, DeadAddress]:
    """Those of the addresses that are in quarantine, as they are written there; one query."""
    written = {to: to.lower() for to in addresses if to}
    rows = DeadAddress.objects.at(at).filter(address__in=set(written.values()))
    found = {row.address: row for row in rows}
    return {to: found[lower] for to, lower in written.items() if lower in found}


def quarantine(to: str, *, said: str) -> None:
    """Nothing but login codes is sent to the address any more."""
    with transaction.atomic():
        row = DeadAddress.objects.select_for_update().filter(address=to.lower()).first()
        row = row or DeadAddress(address=to.lower())
        row.since, row.said, row.lifted_at = timezone.now(), said, None
        save_with_reason(row, MembersEvent.ADDRESS_DEAD, by=None)


def lift(to: str, *, by: Actor | None) -> None:
    """The address is tried again: somebody has looked at it. No error if it was in none."""
    with transaction.atomic():
        rows = DeadAddress.objects.select_for_update().filter(address=to.lower(), lifted_at=None)
        if row := rows.first():
            row.lifted_at = timezone.now()
            save_with_reason(row, MembersEvent.ADDRESS_LIFTED, by=by)


def take_bounce(bounce: Bounce) -> bool:
    """Marks what a bounce says has not arrived; tells whether it was about a mail of ours.

    It must name a Message-ID of ours and the address that we wrote to: a forged one changes
    nothing. So does one that comes twice.
    """
    with transaction.atomic():
        rows = Posting.objects.select_for_update(of=("self",))
        posting = rows.filter(message_id__in=bounce.message_ids, failed_at=None).first()
        if posting is None or posting.address not in bounce.addresses:
            return False
        said = one_line(bounce.said)[:LONGEST_WORDS]
        posting.failed_at, posting.said = timezone.now(), said
        posting.save(update_fields=["failed_at", "said"])
        told = Notice.objects.select_for_update(of=("self",)).filter(failed_at=None)
        if posting.letter_id:
            told = told.filter(letter=posting.letter)
        else:
            told = told.filter(postings=posting)
        fail(told, said=said)
        if bounce.is_of_address:
            quarantine(posting.address, said=said)
    return True


def has_failed(letter: Letter) -> bool:
    """Whether nobody got the letter, so that the day is free for another try."""
    last = letter.postings.order_by("pk").last()
    return last is not None and last.failed_at is not None
