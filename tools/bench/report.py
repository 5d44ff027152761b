"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Cell = float | int | str | None
COLUMNS = ("name", "floor", "value", "ratio", "goal", "sql", "reached")
NOTHING = "–"


@dataclass(frozen=True)
class Entry:
    """One thing beside its floor, both in `unit`; a value of None could not be measured."""

    name: str
    against: str
    unit: str
    floor: float | None
    value: float | None
    goal: float | None = None  # the highest ratio
    sql: int | None = None  # statements
    sql_goal: int | None = None
    wall_ms: float | None = None  # per request, with the load generator's own time in it
    database_ms: float | None = None  # CPU of PostgreSQL per request
    note: str = ""

    @property
    def ratio(self) -> float | None:
        if self.value is None or not self.floor:
            return None
        return self.value / self.floor

    @property
    def reached(self) -> str:
        if self.value is None:
            return "not measured"
        if self.goal is None:
            return NOTHING
        fast = self.ratio is not None and self.ratio <= self.goal
        few = self.sql_goal is None or (self.sql is not None and self.sql <= self.sql_goal)
        return "yes" if fast and few else "no"

    def facts(self) -> dict[str, Cell]:
        """For var/bench.json; the first six keys are the promised ones."""
        return {
            "name": self.name,
            "floor": _rounded(self.floor),
            "value": _rounded(self.value),
            "ratio": _rounded(self.ratio),
            "goal": self.goal,
            "sql": self.sql,
            "sql_goal": self.sql_goal,
            "reached": self.reached,
            "unit": self.unit,
            "against": self.against,
            "wall_ms": _rounded(self.wall_ms),
            "database_ms": _rounded(self.database_ms),
            "note": self.note,
        }


def _rounded(number: float | None) -> float | None:
    """Four significant figures are more than a noisy machine can tell."""
    return None if number is None else float(f"{number:.4g}")


def write(entries: Sequence[Entry], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = [entry.facts() for entry in entries]
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def table(entries: Sequence[Entry]) -> str:
    rows = [COLUMNS, *(_row(entry) for entry in entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, len(COLUMNS) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    notes = [f"  {entry.name}: {note}" for entry in entries if (note := _note(entry))]
    return "\n".join([*lines, "", *notes])


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        entry.name,
        _cell(entry.floor, entry.unit),
        _cell(entry.value, entry.unit),
        NOTHING if entry.ratio is None else f"{entry.ratio:.2f}×",
        NOTHING if entry.goal is None else f"≤ {entry.goal:g}×",
        _statements(entry),
        entry.reached,
    )


def _cell(number: float | None, unit: str) -> str:
    return NOTHING if number is None else f"{number:.4g} {unit}"


def _statements(entry: Entry) -> str:
    if entry.sql is None:
        return NOTHING
    return f"{entry.sql}" if entry.sql_goal is None else f"{entry.sql} (≤ {entry.sql_goal})"


def _note(entry: Entry) -> str:
    parts = [f"against {entry.against}"] if entry.against else []
    if entry.wall_ms is not None:
        parts.append(f"{entry.wall_ms:.3g} ms by the clock")
    if entry.database_ms is not None:
        parts.append(f"PostgreSQL {entry.database_ms:.3g} ms CPU")
    return ", ".join([*parts, entry.note] if entry.note else parts)
