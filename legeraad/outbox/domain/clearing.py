"""Rows of jobs that are done do not pile up."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from legeraad.outbox.models import Job

KEPT = timedelta(days=90)


def clear_done(*, most: int) -> int:
    """Deletes jobs that were done more than ninety days ago, at most so many; returns how many.

    Parked jobs and those put away stay: they say what was never done.
    """
    old = Job.objects.filter(done_at__lt=timezone.now() - KEPT).order_by("done_at")
    ids = old.values_list("pk", flat=True)[:most]
    return Job.objects.filter(pk__in=list(ids)).delete()[0]
