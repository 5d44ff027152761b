"""A person chosen among those whom the page has found already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from members.models import Person


class SomebodyField(forms.TypedChoiceField):
    """Asks the database for nothing: `offer` says who may be chosen. The value is the person."""

    def __init__(self, **extra: Any) -> None:
        super().__init__(empty_value=None, **extra)

    def offer(self, people: Iterable[Person], *, empty: Any) -> None:
        """`empty` stands first, for nobody. Each with the title, so that initials need no guess."""
        found = {str(person.pk): person for person in people}
        self.choices = [
            ("", empty),
            *((key, _with_title(person)) for key, person in found.items()),
        ]
        self.coerce = found.__getitem__


def _with_title(person: Person) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name
