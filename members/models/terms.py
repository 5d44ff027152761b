"""Who sits where, and who holds which office, since when and until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Office
from councils.models import Council, Seat
from councils.models.dates import DatedQuerySet, one_at_a_time
from members.enums import EndReason, FilledBy
from members.models.people import Person


class TermQuerySet(models.QuerySet["Term"]):
    def with_until(self) -> TermQuerySet:
        """Adds `until_day`: the first day without the seat, None while there is no such day.

        The actual end; without one the planned end where the group does not sit until replaced.
        """
        ends = models.Case(
            models.When(seat__group__sits_until_replaced=False, then=F("planned_end")),
            output_field=models.DateField(),
        )
        return self.annotate(until_day=Coalesce("ended_on", ends))

    def on(self, day: date) -> TermQuerySet:
        """Terms that give their rights on that day."""
        held = Q(until_day=None) | Q(until_day__gt=day)
        return self.with_until().filter(held, start__lte=day)


class Term(models.Model):
    """One person in one seat. `planned_end` is a plan; rights end with `ended_on`.

    Where the group does not sit until replaced, the planned end ends the rights as well, and the
    next night writes it down.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="terms")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    start = models.DateField(_("from"))
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=12, choices=EndReason.choices, blank=True)
    filled_by = models.CharField(_("how filled"), max_length=12, choices=FilledBy.choices)
    appointed_by = models.CharField(_("appointed by"), max_length=120)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    # How many were there when it was elected in a meeting
    present = models.PositiveSmallIntegerField(_("number present"), null=True, blank=True)
    # The leader who answers for the appointment (FSU-9)
    responsible_leader = models.CharField(
        _("responsible leader"), max_length=120, blank=True, default="", db_default=""
    )

    objects: ClassVar[Any] = TermQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("seat", "start")
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = (
            one_at_a_time(
                "term_one_holder_per_seat",
                "seat",
                message=_("The seat is already taken in this period."),
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
    def until(self) -> date | None:
        """The first day without the seat, as `TermQuerySet.with_until` has it."""
        if self.ended_on is not None or self.seat.group.sits_until_replaced:
            return self.ended_on
        return self.planned_end

    @property
    def welcome_url(self) -> str:
        """The page where a new member reads what the seat is about."""
        return reverse("members:onboarding", args=[self.pk])

    @property
    def traceable(self) -> bool:
        """It is on file which body put the person there, and when (PRJ-16)."""
        return bool(self.appointed_by and self.decided_on)

    @property
    def sits_until(self) -> date | None:
        """The last day with the seat as far as is known: the real one, else the planned one."""
        until = self.ended_on or self.planned_end
        return until - timedelta(days=1) if until else None

    @property
    def last_day(self) -> date | None:
        """The last day of the plan as people say it; ranges are half-open in the database."""
        return self.planned_end - timedelta(days=1) if self.planned_end else None


class ReleaseAgreement(models.Model):
    """What somebody employed is released for: meetings, and the work between them (FSU-11)."""

    term = models.OneToOneField(Term, models.PROTECT, related_name="release")
    released_by = models.CharField(_("released by"), max_length=120)
    hours_meeting = models.DecimalField(
        _("hours for each meeting"), max_digits=4, decimal_places=1, default=0
    )
    hours_between = models.DecimalField(
        _("hours a month between meetings"), max_digits=4, decimal_places=1, default=0
    )
    agreed_on = models.DateField(_("agreed on"))

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("term",)
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = (
            models.CheckConstraint(
                name="release_has_hours",
                condition=Q(hours_meeting__gte=0, hours_between__gte=0)
                & (Q(hours_meeting__gt=0) | Q(hours_between__gt=0)),
                violation_error_message=_("Give the hours that the person is released for."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.term}: {self.released_by}"


class Onboarding(models.Model):
    """A new member has read the mandate, and knows whom the seat speaks for (FSU-12)."""

    term = models.OneToOneField(Term, models.PROTECT, related_name="onboarding")
    knows_mandate_on = models.DateField(_("has read the mandate"))
    knows_whom_on = models.DateField(_("knows whom the seat speaks for"))

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("term",)
        verbose_name = _("onboarding")
        verbose_name_plural = _("onboardings")

    def __str__(self) -> str:
        return str(self.term)


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
            one_at_a_time(
                "office_one_holder",
                "council",
                "office",
                message=_("The office is already held in this period."),
            ),
            models.CheckConstraint(
                name="office_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("start")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.council}: {self.person}"
