"""Work to be done, written in the same transaction as the fact that calls for it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, Q
from django.db.models.functions import Now


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, at: datetime) -> JobQuerySet:
        """Jobs that may start now: not done, not parked, not held by a living worker."""
        free = Q(locked_until=None) | Q(locked_until__lte=at)
        return self.filter(free, done_at=None, parked_at=None, due_at__lte=at)

    def parked(self) -> JobQuerySet:
        """Jobs that were given up and wait for the keeper; those put away do not."""
        return self.filter(parked_at__isnull=False, discarded_at=None)


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
    # Given up for good by the keeper, in his words; it stays parked.
    discarded_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, default="", db_default="")
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
            models.Index(
                name="job_parked",
                fields=["-parked_at"],
                condition=Q(parked_at__isnull=False),
            ),
            models.Index(
                name="job_done",
                fields=["done_at"],
                condition=Q(done_at__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="job_done_or_parked",
                condition=Q(done_at=None) | Q(parked_at=None),
            ),
            models.CheckConstraint(
                name="job_discarded_is_parked_with_reason",
                condition=Q(discarded_at=None, reason="")
                | (Q(discarded_at__isnull=False, parked_at__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="job_attempted_before_done",
                condition=Q(done_at=None) | Q(attempts__gte=1),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def with_age(self) -> HeartbeatQuerySet:
        """Adds how long ago it was, as `ago`."""
        return self.annotate(ago=ExpressionWrapper(Now() - F("at"), output_field=DurationField()))


class Heartbeat(models.Model):
    """When a part of the works was last seen: each worker, and the sweep that beat asks for.

    By the database's clock: those of the machines may differ, and the demo moves the portal's.
    """

    name = models.CharField(max_length=200, unique=True)
    queues = ArrayField(models.CharField(max_length=60), default=list, db_default=[])
    at = models.DateTimeField(db_default=Now())

    objects: ClassVar[HeartbeatQuerySet] = HeartbeatQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
