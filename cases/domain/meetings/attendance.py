"""Who met, in whose seat, and who may vote."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.meetings import chain, meetings, summons
from cases.enums import AttendanceStatus, CallAnswer, CasesEvent, MinutesState, Mode
from cases.models import AgendaItem, Attendance, Call, Meeting
from councils.enums import Membership, ProfessionalGroup, Side
from councils.models import Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain.roster import Place, roster, sitting
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
    def heading(self) -> str:
        """Under which the list of attendance has it."""
        return str(self.side.label) if self.seat.group.may_vote else _("Observers")

    @property
    def state(self) -> str:
        """The fill of the shape: on, half (a substitute met), off (not recorded yet), or vacant."""
        if self.met is not None:
            return "half" if self.met.as_substitute else "on"
        return "vacant" if self.apologies or self.place.vacant else "off"


def chairs(meeting: Meeting) -> list[Chair]:
    """All fixed seats of the meeting's council on its day, with attendance. Five queries."""
    day = timezone.localdate(meeting.starts_at)
    rows = meeting.attendances.filter(seat__isnull=False)
    rows = rows.select_related("person", "came_at", "left_at")
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
    """Those present who stand for a seat with the right to vote; one per seat (database).

    Where members come by contract there are no seats: the members and those in office (ALR-39).
    """
    there = meeting.attendances.filter(status=AttendanceStatus.PRESENT)
    rows = there.filter(seat__group__may_vote=True)
    if without_seats(meeting):
        day = timezone.localdate(meeting.starts_at)
        rows = there.filter(item=None, person__in=sitting(council=meeting.council, on=day))
    return list(rows.select_related("person", "seat__group", "seat__region"))


def without_seats(meeting: Meeting) -> bool:
    return meeting.council.membership == Membership.CONTRACT


def mixed(meeting: Meeting) -> bool:
    """Some in the room and some on screen: only then it is said of each."""
    rows = meeting.attendances.filter(status=AttendanceStatus.PRESENT)
    return rows.order_by().values("mode").distinct().count() > 1


def being_minuted(meeting: Meeting) -> Meeting:
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
    apologies and a substitute who met are two rows for one seat. Where both met, one of them votes
    (`chain.votes`) and the other is present without the seat; two substitutes are refused.
    """
    with transaction.atomic():
        meeting = being_minuted(meeting)
        place = _place(meeting, seat)
        substitutes = [who.pk for _seat, who in place.substitutes if who]
        holds = place.holder is not None and place.holder.pk == person.pk
        if not holds and person.pk not in substitutes:
            raise DomainError(_("%(name)s does not sit in this seat.") % {"name": person.name})
        row = meeting.attendances.filter(person=person).first()
        row = row or Attendance(meeting=meeting, person=person)
        row.seat = seat
        row.as_substitute = not holds
        row.professional_group = seat.group.professional_group
        row.status = status
        row.item = None  # there for the whole meeting now, also if called in for one item before
        row.mode = mode or _default_mode(meeting)
        if status == AttendanceStatus.PRESENT:
            _one_vote(row, by=by)
        else:
            row.came_at = row.left_at = None
        row.full_clean()
        return save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)


def _one_vote(row: Attendance, *, by: Actor | None) -> None:
    """Somebody else is present in the seat already: one of the two goes on without it (AHU-9)."""
    there = row.meeting.attendances.filter(seat=row.seat, status=AttendanceStatus.PRESENT)
    other = there.exclude(person=row.person_id).first()
    if other is None:
        return
    if other.as_substitute == row.as_substitute:
        raise DomainError(_("Somebody is already recorded in this seat."))
    holder, substitute = (other, row) if row.as_substitute else (row, other)
    said = dict(
        Call.objects.filter(summons__meeting=row.meeting, summons__seat=row.seat).values_list(
            "person", "answer"
        )
    )
    voter = chain.votes(
        holder=said.get(holder.person_id, ""),
        substitute=said.get(substitute.person_id, ""),
        met=(True, True),
    )
    without = substitute if voter == "holder" else holder
    without.seat, without.as_substitute = None, False
    if without is other:
        save_with_reason(other, CasesEvent.ATTENDANCE_RECORDED, by=by)


def _place(meeting: Meeting, seat: Seat) -> Place:
    day = timezone.localdate(meeting.starts_at)
    for place in roster(council=meeting.council, on=day):
        if place.seat.pk == seat.pk:
            return place
    raise DomainError(_("The seat belongs to another council."))


def everyone_present(*, meeting: Meeting, by: Actor | None) -> int:
    """Records every seat that has no entry yet as its calls were answered; returns how many.

    Whoever accepted or has not answered is present; whoever apologised sent apologies, and the
    substitute who said yes is present in the seat (AHU-16).
    """
    count = 0
    with transaction.atomic():
        meeting = being_minuted(meeting)
        recorded = set(meeting.attendances.values_list("person", flat=True))
        called = {row.summons.seat_id: row.calls for row in summons.rows_of(meeting)}
        away = summons.absent(meeting)
        for chair in chairs(meeting):
            if chair.met or chair.apologies:
                continue
            for row in _expected(chair.place, called.get(chair.seat.pk, ()), away):
                if row.person_id in recorded:
                    continue
                row.meeting, row.mode = meeting, _default_mode(meeting)
                save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)
                recorded.add(row.person_id)
                count += 1
    return count


def _expected(place: Place, calls: Sequence[Call], away: Container[int]) -> Iterator[Attendance]:
    """Who is to be recorded in a seat, as far as is known before anybody has looked.

    A member who was silent while a substitute said yes, or who is away, is left to the secretary.
    """
    seat, group = place.seat, place.seat.group.professional_group
    called, instead = chain.holder_of(calls), chain.replaced_by(calls)
    said = called.answer if called else ""
    if place.holder is not None and said == CallAnswer.APOLOGISED:
        sorry = AttendanceStatus.APOLOGIES
        yield Attendance(person=place.holder, seat=seat, professional_group=group, status=sorry)
    elif place.holder is not None and instead is None and (said or place.holder.pk not in away):
        yield Attendance(person=place.holder, seat=seat, professional_group=group)
    if instead is not None:
        yield Attendance(
            person=instead.person, seat=seat, professional_group=group, as_substitute=True
        )


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
        meeting = being_minuted(meeting)
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
        being_minuted(attendance.meeting)
        row = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
        if row.mode == mode:
            return row
        row.mode = mode
        return save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)


def remove(*, attendance: Attendance, by: Actor | None) -> None:
    """Takes back an entry that was made by mistake."""
    with transaction.atomic():
        being_minuted(attendance.meeting)
        delete_with_reason(attendance, CasesEvent.ATTENDANCE_REMOVED, by=by)
