"""What a council owes and by when, what was done, and the trials that it may be on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Case, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Continuation, DutyKind
from councils.models.councils import Council


class DutyQuerySet(models.QuerySet["Duty"]):
    def with_next_due(self) -> DutyQuerySet:
        """Adds `next_due`: when the duty is due next; None when it is over, or done for good.

        A report is due on its date each year, whenever the last one came. The others are due so
        many months after they were last done («at least every two years», FSU-8). A later
        `first_due` sets a new beginning.
        """
        done = Fulfilment.objects.filter(duty=OuterRef("pk"), due__gte=OuterRef("first_due"))
        by_calendar = [kind for kind in DutyKind if kind.by_calendar]
        last = Case(
            When(kind__in=by_calendar, then=_latest(done, "due")),
            default=_latest(done, "done_on"),
            output_field=models.DateField(),
        )
        following = Case(
            When(ended_on__isnull=False, then=None),
            When(last_done=None, then=F("first_due")),
            default=_months_after(F("last_done"), F("every_months")),
            output_field=models.DateField(),
        )
        return self.annotate(last_done=last).annotate(next_due=following)


def _latest(rows: models.QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}").values(field)[:1])


def _months_after(day: Any, months: Any) -> Cast:
    """As people count: a month after 31 January is the last day of February."""
    interval = Func(Value(0), months, function="make_interval", output_field=models.DurationField())
    return Cast(
        CombinedExpression(day, "+", interval, output_field=models.DateField()), models.DateField()
    )


class Duty(models.Model):
    """Something due on `first_due`, and again each `every_months` (None: once, on that date).

    ALR-13 (a fixed date), FSU-5 (yearly by 1 February), FSU-8 (every 24 months), HF-2 (yearly).
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="duties")
    kind = models.CharField(_("duty"), max_length=16, choices=DutyKind.choices)
    first_due = models.DateField(_("first due"))
    every_months = models.PositiveSmallIntegerField(
        _("again after (months)"), null=True, blank=True
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DutyQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "kind")
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = (
            models.UniqueConstraint(
                name="duty_once",
                fields=["council", "kind"],
                condition=Q(ended_on=None),
                violation_error_message=_("The council has this duty already."),
            ),
            models.CheckConstraint(
                name="duty_recurs_after_something",
                condition=Q(every_months=None) | Q(every_months__gte=1),
                violation_error_message=_("Give at least one month."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council.label}: {self.get_kind_display()}"


class Fulfilment(models.Model):
    """A duty that was done. `due` is the date it was done for.

    An evaluation answers three questions (FSU-8); the rest have a note.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="fulfilments")
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"))
    works_well = models.TextField(_("Does the council work well?"), blank=True)
    right_people = models.TextField(_("Are the right people in it?"), blank=True)
    right_tasks = models.TextField(_("Does it have the right tasks?"), blank=True)
    note = models.TextField(_("note"), blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("duty", "-due")
        verbose_name = _("duty done")
        verbose_name_plural = _("duties done")
        constraints = (
            models.UniqueConstraint(
                name="fulfilment_once",
                fields=["duty", "due"],
                violation_error_message=_("This has been done already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty} {self.due}"


class Trial(models.Model):
    """A council on trial, and what was decided about it afterwards (PRJ-19, FSU-7)."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="trials")
    start = models.DateField(_("from"))
    ends_on = models.DateField(_("the trial ends"))
    decided_by = models.CharField(_("decided by"), max_length=120)
    outcome = models.CharField(
        _("what was decided"), max_length=10, choices=Continuation.choices, blank=True
    )
    outcome_by = models.CharField(_("decided by"), max_length=120, blank=True)
    outcome_on = models.DateField(_("decided on"), null=True, blank=True)
    outcome_text = models.TextField(_("the decision"), blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "-start")
        verbose_name = _("trial period")
        verbose_name_plural = _("trial periods")
        constraints = (
            models.UniqueConstraint(
                name="trial_one_undecided",
                fields=["council"],
                condition=Q(outcome=""),
                violation_error_message=_("The council is on trial already."),
            ),
            models.CheckConstraint(
                name="trial_ends_after_start",
                condition=Q(ends_on__gt=F("start")),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="trial_decision_is_whole",
                condition=Q(outcome="", outcome_on=None)
                | (~Q(outcome="") & Q(outcome_on__isnull=False) & ~Q(outcome_by="")),
                violation_error_message=_("Give what was decided, by whom and when."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council.label} {self.start}"
