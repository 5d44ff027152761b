"""Fields that the forms of all apps have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = 1990, 2100


class DayField(forms.DateField):
    """A date as it is written here: 16.09.2026. A year that cannot be meant is refused."""

    def __init__(self, **extra: Any) -> None:
        invalid = _("Write the date as 16.09.2026.")
        super().__init__(
            input_formats=["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d.%m.%Y", attrs={"autocomplete": "off"}),
            error_messages={"invalid": invalid, "required": invalid},
            **extra,
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day.year <= LATEST:
            sentence = _("Check the year: it must lie between %(first)s and %(last)s.")
            raise forms.ValidationError(
                sentence, params={"first": str(EARLIEST), "last": str(LATEST)}
            )
        return day


def text_area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def capital(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Choices that stand alone, as radio buttons do: with a capital."""
    return [(value, capfirst(label)) for value, label in choices]


def missing(sentence: Any) -> dict[str, Any]:
    """What stands beside a field that was left empty: what to do about it."""
    return {"required": sentence}
