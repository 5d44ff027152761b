"""Weeks in which the secretariat is closed: nobody is reminded of anything then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models.community import Community
from councils.models.dates import DatedQuerySet, ends_after_start, one_at_a_time


class Closure(models.Model):
    """`ended_on` is the first day on which the secretariat is back."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="closures")
    name = models.CharField(_("name"), max_length=80)
    start = models.DateField(_("from"))
    ended_on = models.DateField(_("ended on"))

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("community", "-start")
        verbose_name = _("closed week")
        verbose_name_plural = _("closed weeks")
        constraints = (
            one_at_a_time(
                "closure_one_at_a_time",
                "community",
                message=_("The secretariat is closed already in this period."),
            ),
            ends_after_start("closure_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.community}: {self.name}"

    @property
    def last_day(self) -> date:
        """The last closed day, as people say it."""
        return self.ended_on - timedelta(days=1)
