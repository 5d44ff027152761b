"""How many of a council's seats were covered in the meetings of each year (AHU-9, AHU-16)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.enums import AttendanceStatus, MeetingState
from cases.models import Attendance, Meeting
from councils.models import Council, Seat

YEARS = 4


@dataclass(frozen=True)
class Coverage:
    """`places` is the sum over the meetings held that year of the seats with a vote."""

    year: int
    meetings: int
    places: int
    by_member: int
    by_substitute: int

    @property
    def empty(self) -> int:
        return self.places - self.by_member - self.by_substitute

    @property
    def percent(self) -> int:
        return round(100 * (self.places - self.empty) / self.places) if self.places else 0


def yearly(*, council: Council, on: date) -> list[Coverage]:
    """The last years in which meetings were held, the newest first. Three queries."""
    held = Meeting.objects.filter(
        council=council,
        state=MeetingState.HELD,
        written=False,
        year__gt=on.year - YEARS,
        starts_at__date__lte=on,
    )
    meetings = dict(held.order_by().values_list("pk", "starts_at"))
    if not meetings:
        return []
    seats = Seat.objects.filter(
        group__council=council, group__may_vote=True, substitute_for=None
    ).values_list("closed_on", flat=True)
    closed = list(seats)
    came = Attendance.objects.filter(
        meeting__in=meetings, status=AttendanceStatus.PRESENT, seat__group__may_vote=True
    )
    count, places, met = Counter[int](), Counter[int](), Counter[tuple[int, bool]]()
    for starts_at in meetings.values():
        day = timezone.localdate(starts_at)
        count[day.year] += 1
        places[day.year] += sum(last is None or last > day for last in closed)
    for meeting, substitute in came.order_by().values_list("meeting", "as_substitute"):
        met[timezone.localdate(meetings[meeting]).year, substitute] += 1
    return [
        Coverage(year, count[year], places[year], met[year, False], met[year, True])
        for year in sorted(count, reverse=True)
    ]
