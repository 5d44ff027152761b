"""Reading the mailbox of what came back, every ten minutes, where there is one."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from legeraad import bounces, mailbox
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import deliveries

KIND = "bounces.read"


def put_reading() -> None:
    """Puts one reading, unless one waits, or was given up: the keeper then looks first."""
    open_ = Job.objects.filter(kind=KIND, done_at=None, discarded_at=None)
    if settings.BOUNCE_IMAP_URL and not open_.exists():
        outbox.put(kind=KIND, key=f"{KIND}:{timezone.now().isoformat(timespec='seconds')}")


def read() -> int:
    """Takes what came back since the last time; returns how many mails of ours it was about."""
    return mailbox.read(settings.BOUNCE_IMAP_URL, take=_take)


def _take(raw: bytes) -> int:
    return sum(deliveries.take_bounce(bounce) for bounce in bounces.parse(raw))
