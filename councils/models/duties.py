"""What a council owes and by when, what was done, and the trials that it may be on."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Continuation, DutyKind
from councils.models.councils import Council


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
