"""The yearly report of a council: figures that the portal counts, and what the secretary adds."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.models.minutes import TEXT_LENGTH
from councils.models import Council


class AnnualReport(models.Model):
    """A draft until it is handed in; then its figures are kept as they were that day (FSU-5)."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField(_("year"))
    achieved = models.TextField(_("what came of it"), max_length=TEXT_LENGTH, blank=True)
    wishes = models.TextField(
        _("what we want the principal to know"), max_length=TEXT_LENGTH, blank=True
    )
    # What stood there when it was handed in: see domain/annual/facts.py
    facts: Any = models.JSONField(_("figures"), default=dict, blank=True)
    submitted_on = models.DateField(_("handed in"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-year", "council")
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        constraints = (
            models.UniqueConstraint(name="annual_report_once", fields=["council", "year"]),
            models.CheckConstraint(
                name="annual_report_keeps_its_figures",
                condition=Q(submitted_on=None, facts={})
                | Q(submitted_on__isnull=False) & ~Q(facts={}),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse(
            "cases:annual_report", args=[self.council.community.slug, self.year, self.council.slug]
        )
