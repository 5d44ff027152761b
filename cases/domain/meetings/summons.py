"""Who is called to a meeting: made when the agenda goes out, kept as the roster is, then frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import chain, meetings
from cases.enums import CallAnswer, CasesEvent, MeetingState, SummonsState
from cases.models import Call, Meeting, Summons
from councils.enums import Side
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import create_many, delete_with_reason
from members.domain import absences
from members.domain.notices import send_once
from members.domain.roster import Place, roster
from members.models import Absence, Person


@dataclass(frozen=True)
class Row:
    """One seat of a meeting, with everybody who may meet in it."""

    summons: Summons
    calls: tuple[Call, ...]

    @property
    def unfilled(self) -> bool:
        return bool(
            self.summons.state == SummonsState.UNFILLED and self.summons.seat.group.may_vote
        )

    @property
    def shape(self) -> str:
        """Whose side the seat is on, in the alphabet of shapes."""
        return Side(self.summons.seat.group.side).shape

    @property
    def next_in_line(self) -> bool:
        """Whether somebody is left who has no duty yet and has not said no."""
        return any(
            not call.duty_since and call.answer != CallAnswer.APOLOGISED for call in self.calls
        )


def rows_of(meeting: Meeting) -> list[Row]:
    """The seats of a meeting in the order of the table. Three queries."""
    found = (
        meeting.summonses.select_related(
            "meeting__council__community",
            "seat__group__council__community",
            "seat__group__appointing_council",
            "seat__group__appointing_organisation",
            "seat__region",
            "seat__organisation",
        )
        .prefetch_related("calls__person")
        .order_by("seat__group__position", "seat__group", "seat__ordinal")
    )
    return [Row(each, tuple(each.calls.all())) for each in found]


def begin(*, meeting: Meeting, on: date, by: Actor | None) -> None:
    """Calls every seat, as the agenda goes out. The mail with the agenda says who has a duty."""
    _follow_roster(meeting, on=on, tell=False, by=by)


def refresh(*, meeting: Meeting, on: date, by: Actor | None) -> bool:
    """Takes in who has left and who is new since, and calls in the next where a deadline passed.

    Nothing happens, and False is returned, once the meeting is in session: then it is frozen. A
    second run changes nothing.
    """
    with transaction.atomic():
        meeting = meetings.locked(meeting)
        if meeting.state != MeetingState.SUMMONED or meeting.written:
            return False
        _follow_roster(meeting, on=on, tell=True, by=by)
        return True


def sweep(*, on: date) -> int:
    """Refreshes all coming meetings, each in a transaction of its own; how many.

    It looks at the state and not at the last run, so missed days are caught up.
    """
    coming = Meeting.objects.filter(
        state=MeetingState.SUMMONED, written=False, starts_at__date__gte=on
    )
    return sum(refresh(meeting=each, on=on, by=None) for each in coming.order_by("pk"))


def undo(*, meeting: Meeting, by: Actor | None) -> None:
    """Takes all calls away again: the agenda was taken back before anybody had read it."""
    for row in rows_of(meeting):
        _drop(row, by=by)


def call_next(*, summons: Summons, on: date, by: Actor | None) -> Summons:
    """The secretary calls in the next substitute without waiting for a deadline.

    Raises DomainError when nobody is left, or when somebody has said yes.
    """
    with transaction.atomic():
        row = row_of(summons)
        if any(call.duty_since and chain.has_accepted(call) for call in row.calls):
            raise DomainError(_("Somebody has said that he comes in this seat."))
        away = away_from(row)
        following = chain.next_in(row.summons, row.calls, away)
        if following is None:
            raise DomainError(_("Nobody is left who can be called in for this seat."))
        chain.call_in(following, on=on, by=by)
        return settle(row, on=on, away=away, by=by)


def row_of(summons: Summons) -> Row:
    """The seat as it is now, its meeting locked; raises DomainError as `open_for_answers` does."""
    meeting = open_for_answers(summons.meeting)
    return next(each for each in rows_of(meeting) if each.summons.pk == summons.pk)


def settle(
    row: Row, *, on: date, away: Iterable[int], by: Actor | None, tell: bool = True
) -> Summons:
    """Moves the chain of one seat on, and tells of a seat that will be empty."""
    summons = chain.move_on(row.summons, row.calls, on=on, away=away, tell=tell, by=by)
    if tell:
        chain.tell_unfilled(summons, on=on)
    return summons


def open_for_answers(meeting: Meeting) -> Meeting:
    """The meeting, locked: all changes of its calls come one after the other.

    Raises DomainError when it is not called, or has begun.
    """
    meeting = meetings.locked(meeting)
    if meeting.state != MeetingState.SUMMONED:
        raise DomainError(_("Answers are taken from the day the agenda is sent until it begins."))
    return meeting


def away_from(row: Row) -> set[int]:
    return _away(row.summons.meeting, [call.person for call in row.calls])


def _away(meeting: Meeting, people: Iterable[Person]) -> set[int]:
    """The keys of those who are away on the day of the meeting."""
    return set(absences.of_people(people, on=timezone.localdate(meeting.starts_at)))


def absent(meeting: Meeting) -> dict[int, Absence]:
    """Those called who are away on the day, by their key."""
    called = Person.objects.filter(calls__summons__meeting=meeting).distinct()
    return absences.of_people(called, on=timezone.localdate(meeting.starts_at))


# The roster: who sits where on the day of the meeting


def _line(place: Place) -> dict[int, Person]:
    """Those who may meet in a seat by rank, 0 for its holder; each person once."""
    found: dict[int, Person] = {0: place.holder} if place.holder else {}
    for rank, (_seat, person) in enumerate(place.substitutes, start=1):
        if person and person not in found.values():
            found[rank] = person
    return found


def follows_roster(meeting: Meeting) -> bool:
    """Whether the calls are as the roster has it now."""
    places = roster(council=meeting.council, on=timezone.localdate(meeting.starts_at))
    wanted = {
        (place.seat.pk, rank, person.pk)
        for place in places
        for rank, person in _line(place).items()
    }
    calls = Call.objects.filter(summons__meeting=meeting)
    return wanted == set(calls.values_list("summons__seat", "rank", "person"))


def _follow_roster(meeting: Meeting, *, on: date, tell: bool, by: Actor | None) -> None:
    places = roster(council=meeting.council, on=timezone.localdate(meeting.starts_at))
    lines = {place.seat.pk: _line(place) for place in places}
    known = {row.summons.seat_id: row for row in rows_of(meeting)}
    for seat_id, row in known.items():
        _close_left(row, lines.get(seat_id), by=by)
    missing = [
        Summons(meeting=meeting, seat=place.seat) for place in places if place.seat.pk not in known
    ]
    create_many(missing, CasesEvent.SUMMONED, by=by)
    fresh = _call_new(meeting, lines, on=on, by=by)
    if tell:
        _tell_new(meeting, fresh)
    rows = rows_of(meeting)
    away = _away(meeting, [call.person for row in rows for call in row.calls])
    for row in rows:
        settle(row, on=on, away=away, tell=tell, by=by)


def _close_left(row: Row, line: dict[int, Person] | None, *, by: Actor | None) -> None:
    """Ends the calls of those who do not sit there any more, and of a seat that is gone."""
    if line is None:
        _drop(row, by=by)
        return
    for call in row.calls:
        if line.get(call.rank) != call.person:
            delete_with_reason(call, CasesEvent.CALL_CLOSED, by=by)


def _drop(row: Row, *, by: Actor | None) -> None:
    for call in row.calls:
        delete_with_reason(call, CasesEvent.CALL_CLOSED, by=by)
    delete_with_reason(row.summons, CasesEvent.CALL_CLOSED, by=by)


def _call_new(
    meeting: Meeting, lines: dict[int, dict[int, Person]], *, on: date, by: Actor | None
) -> list[Call]:
    """Calls those who have no call yet: the holder with a duty, a substitute with the right."""
    meets_on = timezone.localdate(meeting.starts_at)
    days = meeting.council.answer_days
    duty = {
        "duty_since": timezone.now(),
        "answer_by": chain.answer_by(meets_on=meets_on, on=on, days=days),
    }
    fresh = []
    for row in rows_of(meeting):
        called = {call.rank for call in row.calls}
        for rank, person in lines[row.summons.seat_id].items():
            if rank not in called:
                facts = duty if rank == 0 else {}
                fresh.append(Call(summons=row.summons, person=person, rank=rank, **facts))
    return create_many(fresh, CasesEvent.SUMMONED, by=by)


def _tell_new(meeting: Meeting, calls: Iterable[Call]) -> None:
    """Whoever came into the roster after the agenda had gone out gets it now."""
    for call in calls:
        send_once(
            mails.AGENDA_SENT,
            to=call.person,
            community=meeting.council.community,
            key=f"call:{call.pk}:agenda",
            matter={"meeting_id": meeting.pk},
            path=mails.own_page(meeting),
        )
