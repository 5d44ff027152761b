"""The action plan of a principal: priority areas, and the measures that commissions carry out."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models import Council


class ActionPlan(models.Model):
    """What a principal has set out to do in some years (HF-3, FSU-3)."""

    principal = models.ForeignKey(
        Council, models.PROTECT, verbose_name=_("principal"), related_name="action_plans"
    )
    title = models.CharField(_("title"), max_length=160)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-first_year", "title", "pk")
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        constraints = (
            models.UniqueConstraint(
                name="plan_title_once",
                fields=["principal", "title"],
                violation_error_message=_("There is already a plan with this title."),
            ),
            models.CheckConstraint(
                name="plan_ends_after_start",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message=_("The last year lies before the first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.years}"

    def get_absolute_url(self) -> str:
        return reverse("cases:plan_detail", args=[self.principal.community.slug, self.pk])

    @property
    def years(self) -> str:
        one = self.first_year == self.last_year
        return str(self.first_year) if one else f"{self.first_year}–{self.last_year}"


class PriorityArea(models.Model):
    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="areas")
    title = models.CharField(_("title"), max_length=160)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("plan", "pk")
        verbose_name = _("priority area")
        verbose_name_plural = _("priority areas")
        constraints = (
            models.UniqueConstraint(
                name="area_title_once",
                fields=["plan", "title"],
                violation_error_message=_("Two priority areas have the same title."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Measure(models.Model):
    """One thing that the plan sets out to do; the report says what came of it (FSU-3)."""

    area = models.ForeignKey(PriorityArea, models.PROTECT, related_name="measures")
    title = models.CharField(_("title"), max_length=160)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("area", "pk")
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = (
            models.UniqueConstraint(
                name="measure_title_once",
                fields=["area", "title"],
                violation_error_message=_("Two measures of one area have the same title."),
            ),
        )

    def __str__(self) -> str:
        return self.title
