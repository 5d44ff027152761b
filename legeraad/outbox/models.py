"""Work to be done, written in the same transaction as the fact that calls for it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, at: datetime) -> JobQuerySet:
        """Jobs that may start now: not done, not parked, not held by a living worker."""
        free = Q(locked_until=None) | Q(locked_until__lte=at)
        return self.filter(free, done_at=None, parked_at=None, due_at__lte=at)


class Job(models.Model):
    """One piece of work. The payload holds ids, never content (WORDY excepted, see running.py)."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    parked_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[JobQuerySet] = JobQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("due_at", "pk")
        indexes = (
            models.Index(
                name="job_due",
                fields=["due_at"],
                condition=Q(done_at=None, parked_at=None),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="job_done_or_parked",
                condition=Q(done_at=None) | Q(parked_at=None),
            ),
            models.CheckConstraint(
                name="job_attempted_before_done",
                condition=Q(done_at=None) | Q(attempts__gte=1),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
