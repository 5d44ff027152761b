"""Rows that hold from a day until, not including, another."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _


class Days(Func):
    """From `start` until, not including, `ended_on`; open at an end that is empty."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, *expressions: Any, **extra: Any) -> None:
        fields = expressions or (F("start"), F("ended_on"), Value("[)"))
        super().__init__(*fields, **extra)


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> DatedQuerySet:
        """Rows that hold on that day; a row without a start has always held."""
        return self.filter(
            Q(ended_on=None) | Q(ended_on__gt=day), Q(start=None) | Q(start__lte=day)
        )


def one_at_a_time(name: str, *fields: str, message: Any) -> ExclusionConstraint:
    """No two rows that are alike in these fields hold on the same day."""
    alike = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name,
        expressions=[*alike, (Days(), RangeOperators.OVERLAPS)],
        violation_error_message=message,
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    """A row holds for a day at least; either end may be open."""
    return models.CheckConstraint(
        name=name,
        condition=Q(start=None) | Q(ended_on=None) | Q(ended_on__gt=F("start")),
        violation_error_message=_("The end must come after the start."),
    )
