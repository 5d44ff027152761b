"""What meetings took: the meeting itself by its plan, and what whoever met has typed besides.

All figures are minutes; the pages and the file show hours. Payment is not the portal's (ALR-21…23).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR

from django.db import transaction
from django.utils.translation import gettext as _

from cases.enums import AttendanceStatus, CasesEvent, MeetingState
from cases.models import Attendance, Meeting, TimeSpent
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.models import Person

OVER = (MeetingState.IN_SESSION, MeetingState.HELD)
RELATED = ("meeting__council__community", "person", "seat__group", "seat__region", "item")


@dataclass(frozen=True)
class Line:
    """One person in one meeting. The time in the meeting is the one of the notice."""

    attendance: Attendance
    spent: TimeSpent | None

    @property
    def meeting(self) -> Meeting:
        return self.attendance.meeting

    @property
    def in_meeting(self) -> int:
        length = self.meeting.ends_at - self.meeting.starts_at
        return int(length.total_seconds() // 60)

    @property
    def pre_meeting(self) -> int:
        return self.spent.pre_meeting if self.spent else 0

    @property
    def preparation(self) -> int:
        return self.spent.preparation if self.spent else 0

    @property
    def total(self) -> int:
        return self.in_meeting + self.pre_meeting + self.preparation


def lines_of(person: Person, *, year: int) -> list[Line]:
    """The meetings that somebody met in that year, newest first. Two queries."""
    return _lines(Attendance.objects.filter(person=person), year, "-meeting__starts_at")


def lines_in(councils: Iterable[Council], *, year: int) -> list[Line]:
    """Everybody who met in those councils that year, by name. Two queries."""
    rows = Attendance.objects.filter(meeting__council__in=list(councils))
    return _lines(rows, year, "person__sort_key", "person", "meeting__starts_at")


def _lines(attendances: object, year: int, *order: str) -> list[Line]:
    if not MINYEAR <= year < MAXYEAR:  # an address may say anything
        return []
    rows = attendances.filter(  # type: ignore[attr-defined]
        status=AttendanceStatus.PRESENT,
        meeting__state__in=OVER,
        meeting__written=False,
        meeting__starts_at__year=year,
    )
    found = list(rows.select_related(*RELATED).order_by(*order, "pk"))
    spent = TimeSpent.objects.filter(meeting__in={row.meeting_id for row in found})
    by_key = {(each.meeting_id, each.person_id): each for each in spent}
    return [Line(row, by_key.get((row.meeting_id, row.person_id))) for row in found]


def note(
    *, meeting: Meeting, person: Person, pre_meeting: int, preparation: int, by: Actor | None
) -> TimeSpent:
    """Writes down the minutes that somebody used besides the meeting; typed again, they replace.

    Raises DomainError unless the person met.
    """
    met = Attendance.objects.filter(
        meeting=meeting,
        person=person,
        status=AttendanceStatus.PRESENT,
        meeting__state__in=OVER,
        meeting__written=False,
    )
    with transaction.atomic():
        # The row of the attendance stands in the way of two who note the first time at once.
        if met.order_by().select_for_update(of=("self",)).first() is None:
            raise DomainError(_("Only somebody who met can note hours."))
        row = TimeSpent.objects.filter(meeting=meeting, person=person).first()
        row = row or TimeSpent(meeting=meeting, person=person)
        row.pre_meeting, row.preparation = pre_meeting, preparation
        row.full_clean()
        return save_with_reason(row, CasesEvent.TIME_NOTED, by=by)
