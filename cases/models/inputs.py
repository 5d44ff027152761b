"""Rounds in which a project gathers input from bodies, before it concludes (PRJ-5, PRJ-6)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.models.groups import Group


class InputRound(models.Model):
    group = models.ForeignKey(Group, models.PROTECT, related_name="input_rounds")
    title = models.CharField(_("title"), max_length=160)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"))
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("group", "first_day", "pk")
        verbose_name = _("round of input")
        verbose_name_plural = _("rounds of input")
        constraints = (
            models.CheckConstraint(
                name="input_round_ends_after_start",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="input_round_has_title",
                condition=Q(title__regex=r"\S"),
                violation_error_message=_("Give the round a title."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Input(models.Model):
    """One who is asked in a round, and what came of it. One may lie within another, as the meetings
    of four clinics do."""

    round = models.ForeignKey(InputRound, models.PROTECT, related_name="inputs")
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    name = models.CharField(_("who is asked"), max_length=160)
    received_on = models.DateField(_("came"), null=True, blank=True)
    text = models.TextField(_("what it said"), max_length=10_000, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("round", "pk")
        verbose_name = _("input")
        verbose_name_plural = _("inputs")
        constraints = (
            models.UniqueConstraint(
                name="input_once",
                fields=["round", "name"],
                violation_error_message=_("It stands in the round already."),
            ),
            models.CheckConstraint(name="input_not_within_itself", condition=~Q(within=F("id"))),
            models.CheckConstraint(
                name="input_has_name",
                condition=Q(name__regex=r"\S"),
                violation_error_message=_("Write who is asked."),
            ),
        )

    def __str__(self) -> str:
        return self.name
