"""The mailbox of a community: what is sent there comes to *Innkommet*."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from cases.domain.documents.filetypes import MOST_BYTES
from cases.domain.intake import mails
from councils.models import Community
from legeraad import mailbox
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job

KIND = "intake.read"
AT_ONCE = 5  # mails in one run; each may be large


def put_reading() -> None:
    """One reading for each community with a mailbox, unless one waits or was given up."""
    named = settings.INTAKE_IMAP_URLS
    for community in Community.objects.filter(slug__in=named) if named else ():
        key = f"{KIND}:{community.slug}:"
        open_ = Job.objects.filter(kind=KIND, key__startswith=key, done_at=None, discarded_at=None)
        if not open_.exists():
            moment = timezone.now().isoformat(timespec="seconds")
            outbox.put(kind=KIND, key=f"{key}{moment}", payload={"community_id": community.pk})


def read(*, community_id: int) -> int:
    """Takes in what is unread; returns how many were taken. A mail that is read twice, since the
    first reading broke off, is the same row."""
    community = Community.objects.get(pk=community_id)

    def take(content: bytes) -> int:
        return mails.receive_what_came(community=community, content=content) is not None

    return mailbox.read(
        settings.INTAKE_IMAP_URLS[community.slug], take=take, longest=MOST_BYTES + 1, most=AT_ONCE
    )
