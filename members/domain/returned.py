"""Reading the mailbox of what came back, every ten minutes, where there is one."""

from __future__ import annotations

import imaplib
import logging

from django.conf import settings
from django.utils import timezone

from legeraad import bounces
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import deliveries

log = logging.getLogger(__name__)

KIND = "bounces.read"
AT_ONCE = 50  # mails in one run; the next one is ten minutes away


def put_reading() -> None:
    """Puts one reading, unless one waits, or was given up: the keeper then looks first."""
    open_ = Job.objects.filter(kind=KIND, done_at=None, discarded_at=None)
    if settings.BOUNCE_IMAP_URL and not open_.exists():
        outbox.put(kind=KIND, key=f"{KIND}:{timezone.now().isoformat(timespec='seconds')}")


def read() -> int:
    """Takes what came back since the last time; returns how many mails of ours it was about.

    A mailbox that is out of reach, or breaks off, is left for the next time. Raises
    imaplib.IMAP4.error when it refuses us: the keeper must mend the address. Mails are marked as
    read last, so a reading that is broken off is done again, without harm.
    """
    try:
        with bounces.Mailbox(settings.BOUNCE_IMAP_URL) as box:
            mails = dict(box.unread(most=AT_ONCE))
            found = sum(_take(raw) for raw in mails.values())
            box.mark_read(mails)
    except (OSError, imaplib.IMAP4.abort) as fault:
        log.warning("bounces not read: %s", type(fault).__name__)
        return 0
    log.info("bounces read", extra={"mails": len(mails), "ours": found})
    return found


def _take(raw: bytes) -> int:
    return sum(deliveries.take_bounce(bounce) for bounce in bounces.parse(raw))
