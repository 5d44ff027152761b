"""What a list would change: shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Outcome(Enum):
    """What comes of a row; the value is its word in addresses."""

    NEW = "nye"
    CHANGED = "endret"
    UNCHANGED = "uendret"
    DUPLICATE = "dobbelt"

    @property
    def label(self) -> Any:
        return LABELS[self]


LABELS = {
    Outcome.NEW: _("New"),
    Outcome.CHANGED: _("Changed"),
    Outcome.UNCHANGED: _("Unchanged"),
    Outcome.DUPLICATE: _("Twice in the list"),
}


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be taken in: which cell, what stands there, and what to do."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True)
class Change:
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """One row of the list and what comes of it; `notes` are worth a look and stop nothing.

    `changes` of a new row are what it brings.
    """

    row: int
    name: str
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.outcome is Outcome.NEW


@dataclass
class Plan:
    """`faults` stop the whole list; without any, `lines` has each row."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: tuple[str, ...] = ()

    def of(self, outcome: Outcome) -> list[Line]:
        return [line for line in self.lines if line.outcome is outcome]

    @property
    def noted(self) -> list[Line]:
        return [line for line in self.lines if line.notes]

    @property
    def rows_new(self) -> int:
        return len(self.of(Outcome.NEW))

    @property
    def rows_changed(self) -> int:
        return len(self.of(Outcome.CHANGED))

    @property
    def changes_nothing(self) -> bool:
        return not self.faults and not self.rows_new and not self.rows_changed


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.row)
