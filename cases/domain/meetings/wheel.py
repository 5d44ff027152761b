"""The year at a glance: what happens in each month, in the order of the days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language

from cases.models import Meeting
from councils.models import Closure, Community
from legeraad import workdays


@dataclass(frozen=True)
class Line:
    """A meeting, a public holiday or closed days; only one of the three is set."""

    day: date
    meeting: Meeting | None = None
    holiday: str = ""
    closure: Closure | None = None


@dataclass(frozen=True)
class Month:
    first: date
    lines: tuple[Line, ...]

    @property
    def meets(self) -> bool:
        return any(line.meeting for line in self.lines)


def months(meetings: Iterable[Meeting], *, community: Community, year: int) -> list[Month]:
    """Twelve months. Closed days stand in the month in which they begin. One query."""
    lines = [Line(timezone.localdate(each.starts_at), meeting=each) for each in meetings]
    named = workdays.named_holidays(year, language=get_language())
    lines += [Line(day, holiday=name) for day, name in named.items()]
    lines += _closed(community, year)
    ordered = sorted(lines, key=lambda line: (line.day, line.meeting is None))
    return [
        Month(date(year, month, 1), tuple(line for line in ordered if line.day.month == month))
        for month in range(1, len(calendar.month_name))
    ]


def _closed(community: Community, year: int) -> list[Line]:
    january = date(year, 1, 1)
    rows = Closure.objects.filter(
        community=community, start__lte=date(year, 12, 31), ended_on__gt=january
    )
    return [Line(max(each.start, january), closure=each) for each in rows]
