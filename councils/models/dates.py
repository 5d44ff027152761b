"""Rows that hold from a day until, not including, another."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value


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
