"""Jobs that failed five times wait for the keeper."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone

from legeraad.outbox.domain.nudging import nudge
from legeraad.outbox.models import Job


def try_again(job_ids: list[int]) -> int:
    """Gives parked jobs five new attempts, now; returns how many were parked."""
    with transaction.atomic():
        parked = Job.objects.select_for_update().filter(pk__in=job_ids, parked_at__isnull=False)
        jobs = list(parked)
        fresh = {"attempts": 0, "parked_at": None, "locked_until": None, "due_at": timezone.now()}
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(**fresh)
        for job in jobs:
            transaction.on_commit(partial(nudge, job.pk, job.kind))
    return len(jobs)
