"""Who met, in whose seat, and who may vote."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.meetings import meetings
from cases.enums import AttendanceStatus, CasesEvent, MinutesState, Mode
from cases.models import AgendaItem, Attendance, Meeting
from councils.enums import ProfessionalGroup, Side
from councils.models import Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain.roster import Place, roster
from members.models import Person


@dataclass(frozen=True)
class Chair:
    """One fixed seat in one meeting: who sits there by right, and who met or sent apologies."""

    place: Place
    met: Attendance | None
    apologies: Attendance | None

    @property
    def seat(self) -> Seat:
        return self.place.seat

    @property
    def side(self) -> Side:
        return self.place.side

    @property
    def state(self) -> str:
        """The fill of the shape: on, half (a substitute met), off (not recorded yet), or vacant."""
        if self.met is not None:
            return "half" if self.met.as_substitute else "on"
        return "vacant" if self.apologies or self.place.vacant else "off"


def chairs(meeting: Meeting) -> list[Chair]:
    """All fixed seats of the meeting's council on its day, with attendance. Five queries."""
    day = timezone.localdate(meeting.starts_at)
    rows = meeting.attendances.filter(seat__isnull=False).select_related("person")
    met = {row.seat_id: row for row in rows if row.present}
    sorry = {row.seat_id: row for row in rows if not row.present}
    return [
        Chair(place, met.get(place.seat.pk), sorry.get(place.seat.pk))
        for place in roster(council=meeting.council, on=day)
    ]


def others(meeting: Meeting) -> list[Attendance]:
    """Observers and those called in: present without a seat that votes."""
    rows = meeting.attendances.filter(seat=None, status=AttendanceStatus.PRESENT)
    return list(rows.select_related("person", "item"))


def present_voters(meeting: Meeting) -> list[Attendance]:
    """Those present who stand for a seat with the right to vote; one per seat (database)."""
    rows = meeting.attendances.filter(status=AttendanceStatus.PRESENT, seat__group__may_vote=True)
    return list(rows.select_related("person", "seat__group", "seat__region"))


def mixed(meeting: Meeting) -> bool:
    """Some in the room and some on screen: only then it is said of each."""
    rows = meeting.attendances.filter(status=AttendanceStatus.PRESENT)
    return rows.order_by().values("mode").distinct().count() > 1


def _being_minuted(meeting: Meeting) -> Meeting:
    """Attendance is part of the minutes: open while they are a draft, also if sent back."""
    meeting = meetings.locked(meeting)
    if not meeting.minutes.filter(state=MinutesState.DRAFT).exists():
        raise DomainError(_("Attendance can only be recorded while the minutes are open."))
    return meeting


def _default_mode(meeting: Meeting) -> Mode:
    return Mode.REMOTE if meeting.remote else Mode.ROOM


def record(
    *,
    meeting: Meeting,
    seat: Seat,
    person: Person,
    status: AttendanceStatus,
    mode: Mode | None = None,
    by: Actor | None,
) -> Attendance:
    """Records that a person met for a seat, or sent apologies.

    The person must hold the seat or one of its substitutes' seats on the day. A member who sent
    apologies and a substitute who met are two rows for one seat; two present are refused.
    """
    with transaction.atomic():
        meeting = _being_minuted(meeting)
        place = _place(meeting, seat)
        substitutes = [who.pk for _seat, who in place.substitutes if who]
        holds = place.holder is not None and place.holder.pk == person.pk
        if not holds and person.pk not in substitutes:
            raise DomainError(_("%(name)s does not sit in this seat.") % {"name": person.name})
        taken = meeting.attendances.filter(seat=seat, status=AttendanceStatus.PRESENT)
        if status == AttendanceStatus.PRESENT and taken.exclude(person=person).exists():
            raise DomainError(_("Somebody is already recorded in this seat."))
        row = meeting.attendances.filter(person=person).first()
        row = row or Attendance(meeting=meeting, person=person)
        row.seat = seat
        row.as_substitute = not holds
        row.professional_group = seat.group.professional_group
        row.status = status
        row.mode = mode or _default_mode(meeting)
        row.full_clean()
        return save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)


def _place(meeting: Meeting, seat: Seat) -> Place:
    day = timezone.localdate(meeting.starts_at)
    for place in roster(council=meeting.council, on=day):
        if place.seat.pk == seat.pk:
            return place
    raise DomainError(_("The seat belongs to another council."))


def everyone_present(*, meeting: Meeting, by: Actor | None) -> int:
    """Records every holder whose seat has no entry yet as present; returns how many."""
    count = 0
    with transaction.atomic():
        meeting = _being_minuted(meeting)
        for chair in chairs(meeting):
            holder = chair.place.holder
            if holder is None or chair.met or chair.apologies:
                continue
            group = chair.seat.group.professional_group
            row = Attendance(
                meeting=meeting,
                person=holder,
                seat=chair.seat,
                professional_group=group,
                mode=_default_mode(meeting),
            )
            save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)
            count += 1
    return count


def add_guest(
    *,
    meeting: Meeting,
    person: Person,
    professional_group: ProfessionalGroup,
    item: AgendaItem | None = None,
    by: Actor | None,
) -> Attendance:
    """Records an observer, or a doctor called in for one item (ALR-26, ALR-27)."""
    with transaction.atomic():
        meeting = _being_minuted(meeting)
        if item is not None and item.meeting_id != meeting.pk:
            raise DomainError(_("The item belongs to another meeting."), field="item")
        if meeting.attendances.filter(person=person).exists():
            raise DomainError(
                _("%(name)s is recorded already.") % {"name": person.name}, field="person"
            )
        row = Attendance(
            meeting=meeting,
            person=person,
            professional_group=professional_group,
            item=item,
            mode=_default_mode(meeting),
        )
        row.full_clean()
        return save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)


def place(*, attendance: Attendance, mode: Mode, by: Actor | None) -> Attendance:
    """Records where somebody sat who met: in the room or on screen."""
    with transaction.atomic():
        _being_minuted(attendance.meeting)
        row = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
        if row.mode == mode:
            return row
        row.mode = mode
        return save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)


def remove(*, attendance: Attendance, by: Actor | None) -> None:
    """Takes back an entry that was made by mistake."""
    with transaction.atomic():
        _being_minuted(attendance.meeting)
        delete_with_reason(attendance, CasesEvent.ATTENDANCE_REMOVED, by=by)
