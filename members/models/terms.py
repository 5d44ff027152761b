"""Who sits where, and who holds which office, since when and until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models import Council, Seat
from councils.models.dates import DatedQuerySet, Days
from members.enums import EndReason, FilledBy, Office
from members.models.people import Person


class Term(models.Model):
    """One person in one seat. `planned_end` is a plan; rights end with `ended_on`."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="terms")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    start = models.DateField(_("from"))
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=12, choices=EndReason.choices, blank=True)
    filled_by = models.CharField(_("how filled"), max_length=12, choices=FilledBy.choices)
    appointed_by = models.CharField(_("appointed by"), max_length=120)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("seat", "start")
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = (
            ExclusionConstraint(
                name="term_one_holder_per_seat",
                expressions=[("seat", RangeOperators.EQUAL), (Days(), RangeOperators.OVERLAPS)],
                violation_error_message=_("The seat is already taken in this period."),
            ),
            models.CheckConstraint(
                name="term_end_has_reason",
                condition=Q(ended_on=None, end_reason="")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                violation_error_message=_("Give both the day and the reason of the end."),
            ),
            models.CheckConstraint(
                name="term_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("start")),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="term_planned_after_start",
                condition=Q(planned_end=None) | Q(planned_end__gt=F("start")),
                violation_error_message=_("The planned end must come after the start."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.seat}"

    @property
    def last_day(self) -> date | None:
        """The last day of the plan as people say it; ranges are half-open in the database."""
        return self.planned_end - timedelta(days=1) if self.planned_end else None


class OfficeHolding(models.Model):
    """An office of a council, which may be held by somebody outside its seats."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices")
    council = models.ForeignKey(Council, models.PROTECT, related_name="offices")
    office = models.CharField(_("office"), max_length=12, choices=Office.choices)
    start = models.DateField(_("from"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "office", "start")
        verbose_name = _("office held")
        verbose_name_plural = _("offices held")
        constraints = (
            ExclusionConstraint(
                name="office_one_holder",
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The office is already held in this period."),
            ),
            models.CheckConstraint(
                name="office_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("start")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.council}: {self.person}"
