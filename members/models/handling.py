"""What somebody does with a thing that waits: takes it on, or takes it up again on another day.

A thing that waits is named by its matter, such as `minutes:31`: see members/domain/reminding.py.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models import Community
from members.models.people import Person


class Handling(models.Model):
    """Who has taken something on for the secretariat; the others see it under that name."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="handlings")
    matter = models.CharField(_("matter"), max_length=80, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="handlings")

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("matter",)
        verbose_name = _("task taken on")
        verbose_name_plural = _("tasks taken on")

    def __str__(self) -> str:
        return f"{self.matter}: {self.person}"


class Snooze(models.Model):
    """Somebody does not want to see or hear of a matter until that day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="snoozes")
    matter = models.CharField(_("matter"), max_length=80)
    until = models.DateField(_("take up again on"))

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("person", "until")
        verbose_name = _("task put off")
        verbose_name_plural = _("tasks put off")
        constraints = (models.UniqueConstraint(name="snooze_once", fields=["person", "matter"]),)

    def __str__(self) -> str:
        return f"{self.person}, {self.matter}: {self.until}"
