"""The chain of one seat in one meeting: who is asked now, who is next, and who may vote.

The holder has a duty to meet. Substitutes have the right to meet, and the papers, from the start;
when the holder cannot come or stays silent, the next one has the duty (AHU-9, AHU-16). The state is
read from the calls each time, so nothing is done twice; whoever calls has locked the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils import timezone

from cases import mails
from cases.enums import CallAnswer, CasesEvent, SummonsState
from cases.models import Call, Summons
from legeraad import workdays
from legeraad.actors import Actor
from legeraad.history import save_with_reason
from legeraad.mail import MailIntent
from members.domain import vacancies
from members.domain.notices import send_once
from members.models import Person, Vacancy

TIME_TO_ANSWER = 2  # working days
DAY = timedelta(days=1)


def answer_by(*, meets_on: date, on: date, days: int | None = None) -> date:
    """The last day for an answer of somebody who is called on `on`.

    So many `days` before the meeting; without them as soon as may be. Two working days at least,
    but never later than the day before the meeting, and never before the day of the call.
    """
    soonest = workdays.working_days_after(on, TIME_TO_ANSWER)
    wanted = soonest if days is None else max(soonest, meets_on - timedelta(days=days))
    return max(on, min(wanted, meets_on - DAY))


def is_spent(call: Call, *, on: date, away: Iterable[int] = ()) -> bool:
    """Whether the next one is to be asked: an apology, silence past the deadline, an absence.

    Somebody who was silent has not apologised, and stays free to come.
    """
    if call.answer:
        return call.answer == CallAnswer.APOLOGISED
    late = call.answer_by is not None and call.answer_by < on
    return late or call.person_id in away


def has_accepted(call: Call) -> bool:
    return call.answer == CallAnswer.ACCEPTED


def holder_of(calls: Iterable[Call]) -> Call | None:
    return next((call for call in calls if not call.is_substitute), None)


def replaced_by(calls: Iterable[Call]) -> Call | None:
    """The substitute who has the duty and has said yes; the last one called, if there are two."""
    asked = [call for call in calls if call.is_substitute and call.duty_since]
    return next((call for call in reversed(asked) if has_accepted(call)), None)


def votes(*, holder: str, substitute: str, met: tuple[bool, bool]) -> str:
    """Who of the two votes in the seat: «holder», «substitute», or nobody.

    `holder` and `substitute` are their answers, empty for silence; `met` says who turned up. The
    member votes, unless he had apologised and the substitute had said yes: then he may attend
    without a vote. There is never more than one vote for a seat (AHU-9).
    """
    holder_came, substitute_came = met
    if holder_came and substitute_came:
        given_up = holder == CallAnswer.APOLOGISED and substitute == CallAnswer.ACCEPTED
        return "substitute" if given_up else "holder"
    if holder_came:
        return "holder"
    return "substitute" if substitute_came else ""


def move_on(
    summons: Summons,
    calls: Sequence[Call],
    *,
    on: date,
    away: Iterable[int] = (),
    tell: bool = True,
    by: Actor | None,
) -> Summons:
    """Calls in the next one where that is due, and sets the state.

    `calls` are all of the seat by rank, `away` the keys of those who are away on the day of the
    meeting. With `tell=False` nobody gets a mail: the agenda that goes out says it.
    """
    _stand_down(calls, tell=tell, by=by)
    while (state := _state(calls, on=on, away=away)) is None:
        following = next_in(summons, calls, away)
        if following is None:
            state = SummonsState.UNFILLED
            break
        call_in(following, on=on, tell=tell, by=by)
    return _store(summons, state, by=by)


def _state(calls: Iterable[Call], *, on: date, away: Iterable[int]) -> SummonsState | None:
    """None when whoever had the duty does not come: it is the turn of the next."""
    asked = [call for call in calls if call.duty_since]
    if any(map(has_accepted, asked)):
        return SummonsState.ACCEPTED
    waiting = [call for call in asked if not is_spent(call, on=on, away=away)]
    if not waiting:
        return None
    return SummonsState.CALLED_IN if waiting[-1].is_substitute else SummonsState.INVITED


def next_in(summons: Summons, calls: Iterable[Call], away: Iterable[int]) -> Call | None:
    """The first in rank who may still be asked, and is not wanted in another seat."""
    elsewhere = Call.objects.filter(summons__meeting=summons.meeting_id, duty_since__isnull=False)
    elsewhere = elsewhere.exclude(summons=summons).exclude(answer=CallAnswer.APOLOGISED)
    taken = set(elsewhere.values_list("person", flat=True))
    for call in calls:
        out = call.answer == CallAnswer.APOLOGISED or call.person_id in taken
        if not (call.duty_since or out or (call.person_id in away and not has_accepted(call))):
            return call
    return None


def call_in(call: Call, *, on: date, tell: bool = True, by: Actor | None) -> Call:
    """Gives a substitute the duty to meet, with a deadline of his own, and tells him at once."""
    meeting = call.summons.meeting
    call.duty_since = timezone.now()
    call.answer_by = answer_by(meets_on=timezone.localdate(meeting.starts_at), on=on)
    save_with_reason(call, CasesEvent.CALLED_IN, by=by)
    if tell:
        _tell(mails.CALL_IN, call, call.duty_since.timestamp())
    return call


def _stand_down(calls: Sequence[Call], *, tell: bool, by: Actor | None) -> None:
    """The member comes after all: who was called in for him has the right to meet, no duty."""
    holder = holder_of(calls)
    if holder is None or not has_accepted(holder):
        return
    for call in calls:
        if call.is_substitute and call.duty_since:
            since = call.duty_since.timestamp()
            release(call, by=by)
            if tell:
                _tell(mails.CALL_ENDED, call, since)


def release(call: Call, *, by: Actor | None) -> None:
    call.duty_since = call.answer_by = None
    save_with_reason(call, CasesEvent.CALL_ENDED, by=by)


def _tell(intent: MailIntent, call: Call, since: float) -> None:
    meeting = call.summons.meeting
    send_once(
        intent,
        to=call.person,
        community=meeting.council.community,
        key=f"call:{call.pk}:{intent.name}:{since}",
        matter={"call_id": call.pk},
        path=mails.own_page(meeting),
    )


def _store(summons: Summons, state: SummonsState, *, by: Actor | None) -> Summons:
    if summons.state == state:
        return summons
    summons.state = state
    summons.unfilled_at = timezone.now() if state == SummonsState.UNFILLED else None
    return save_with_reason(summons, CasesEvent.SUMMONS_MOVED, by=by, why=state)


def tell_unfilled(summons: Summons, *, on: date) -> None:
    """Tells the secretary and the body that fills the seat that it will be empty; once.

    A seat without a vote may be empty (ALR-26).
    """
    group, since = summons.seat.group, summons.unfilled_at
    if since is None or not group.may_vote:
        return
    for person in _concerned(summons, on=on):
        send_once(
            mails.SEAT_UNFILLED,
            to=person,
            community=group.council.community,
            key=f"summons:{summons.pk}:unfilled:{since.timestamp()}:person:{person.pk}",
            matter={"summons_id": summons.pk},
            path=mails.summons_page(summons.meeting),
        )


def _concerned(summons: Summons, *, on: date) -> list[Person]:
    group = summons.seat.group
    asked = Vacancy(
        seat=summons.seat,
        asked_council=group.appointing_council,
        asked_organisation=group.appointing_organisation,
    )
    told = [*vacancies.secretaries(group.council, on=on), *vacancies.contacts(asked, on=on)]
    return list(dict.fromkeys(told))
