"""Councils as the public sees them: by what they are for, and what they were called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from councils.enums import Behaviour
from councils.models import Community, Council, CouncilName


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
class EarlierName:
    """A name that is not the one of today; `first_day` is None when nobody knows it."""

    name: str
    first_day: date | None
    last_day: date


def earlier_names(council: Council, *, on: date) -> list[EarlierName]:
    """What it was called before, the latest first; each with its last day."""
    rows: QuerySet[CouncilName] = council.names.filter(ended_on__lte=on).order_by("-ended_on")
    return [
        EarlierName(row.name, row.start, row.ended_on - timedelta(days=1))
        for row in rows
        if row.ended_on
    ]
