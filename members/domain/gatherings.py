"""When a council meets. The members app knows of no meetings: whoever does, tells it here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from councils.models import Council


@dataclass(frozen=True)
class Gathering:
    title: str
    starts_at: datetime
    place: str
    url: str


Tells = Callable[[Council, datetime, datetime], list[Gathering]]
_tellers: list[Tells] = []


def tells_gatherings(tells: Tells) -> Tells:
    """Registers a function of (council, from, until) that gives its gatherings in order."""
    _tellers.append(tells)
    return tells


def gatherings(*, council: Council, start: datetime, end: datetime) -> list[Gathering]:
    """What begins in that time, the first first."""
    found = [each for tells in _tellers for each in tells(council, start, end)]
    return sorted(found, key=lambda each: each.starts_at)
