"""Councils as the public sees them: by what they are for, and what they were before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.text import capfirst

from councils.enums import Behaviour, CouncilStatus
from councils.models import Community, Council, CouncilStanding


@dataclass(frozen=True)
class Group:
    """The bodies of one behaviour, in alphabetical order."""

    behaviour: Behaviour
    councils: tuple[Council, ...]


def grouped(community: Community) -> list[Group]:
    """All bodies by behaviour, in the order of the list; no group is empty. One query."""
    rows = list(community.councils.select_related("community", "anchored_in"))
    groups = [
        Group(behaviour, tuple(each for each in rows if each.behaviour == behaviour))
        for behaviour in Behaviour
    ]
    return [group for group in groups if group.councils]


@dataclass(frozen=True)
class Earlier:
    """What is not so any more; `first_day` is None when nobody knows it."""

    words: str
    first_day: date | None
    last_day: date
    note: str = ""


def earlier_names(council: Council, *, on: date) -> list[Earlier]:
    """What it was called before, the latest first; each with its last day."""
    return [
        Earlier(row.name, row.start, row.ended_on - timedelta(days=1))
        for row in _past(council.names, on)
    ]


def earlier_kinds(council: Council, *, on: date) -> list[Earlier]:
    """What kind of body it was before, the latest first; the note says who changed it (AHU-21)."""
    return [
        Earlier(row.kind, row.start, row.ended_on - timedelta(days=1), row.decided_by)
        for row in _past(council.kinds, on)
    ]


def earlier_standings(council: Council, *, on: date) -> list[Earlier]:
    """When it did not work as usual, the latest first, and why; the rest goes without saying."""
    idle = council.standings.exclude(status=CouncilStatus.ACTIVE)
    return [
        Earlier(
            capfirst(row.get_status_display()),
            row.start,
            row.ended_on - timedelta(days=1),
            row.reason,
        )
        for row in _past(idle, on)
    ]


def _past(rows: Any, on: date) -> Iterable[Any]:
    """Rows that had ended by that day, the latest first."""
    return rows.filter(ended_on__lte=on).order_by("-ended_on")  # type: ignore[no-any-return]


def standing(council: Council, *, on: date) -> CouncilStanding | None:
    """Since when and why it does not work as usual; None when it does."""
    if council.status == CouncilStatus.ACTIVE:
        return None
    rows = council.standings.on(on).exclude(status=CouncilStatus.ACTIVE)
    found: CouncilStanding | None = rows.first()
    return found
