"""Jobs that failed five times wait for the keeper: tried again, or put away with a reason."""

from __future__ import annotations

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.outbox.domain import kinds
from legeraad.outbox.domain.nudging import nudge
from legeraad.outbox.models import Job

log = logging.getLogger(__name__)


def try_again(job_ids: list[int]) -> int:
    """Gives parked jobs five new attempts, now; returns how many were parked."""
    with transaction.atomic():
        jobs = list(Job.objects.parked().select_for_update().filter(pk__in=job_ids))
        fresh = {"attempts": 0, "parked_at": None, "locked_until": None, "due_at": timezone.now()}
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(**fresh)
        for job in jobs:
            transaction.on_commit(partial(nudge, job.pk, job.kind))
    return len(jobs)


def try_kind_again(kind: str) -> int:
    """The same for all parked jobs of a kind."""
    return try_again(list(Job.objects.parked().filter(kind=kind).values_list("pk", flat=True)))


def discard(*, job_id: int, reason: str, by: Actor | None) -> Job:
    """Puts a parked job away for good: it is not done, and nobody is told of it any more.

    The row stays with the reason; words in its payload go. Raises DomainError when it is no longer
    parked, or without a reason.
    """
    if not reason.strip():
        raise DomainError(_("Say why the job is not to be done."), field="reason")
    with transaction.atomic():
        job = Job.objects.parked().select_for_update().filter(pk=job_id).first()
        if job is None:
            raise DomainError(_("The job is no longer parked. Somebody else has been here."))
        job.discarded_at, job.reason = timezone.now(), reason.strip()
        if kinds.is_wordy(job.kind):
            job.payload = {}
        job.save(update_fields=["discarded_at", "reason", "payload"])
    log.info("job put away", extra={"job": job.pk, "by": by.pk if by else None})
    return job
