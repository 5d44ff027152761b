"""What a meeting took of somebody's time besides the meeting itself."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.models.meetings import Meeting
from members.models import Person

A_DAY = 24 * 60  # minutes


class TimeSpent(models.Model):
    """Typed by whoever met, or by the secretary for him. Both figures are minutes (ALR-21…23)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="times_spent")
    person = models.ForeignKey(Person, models.PROTECT, related_name="times_spent")
    pre_meeting = models.PositiveSmallIntegerField(
        _("pre-meeting"), default=0, validators=[MaxValueValidator(A_DAY)]
    )
    preparation = models.PositiveSmallIntegerField(
        _("preparation"), default=0, validators=[MaxValueValidator(A_DAY)]
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "person__sort_key")
        verbose_name = _("time spent")
        verbose_name_plural = _("time spent")
        constraints = (
            models.UniqueConstraint(name="time_spent_once", fields=["meeting", "person"]),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, {self.person}"
