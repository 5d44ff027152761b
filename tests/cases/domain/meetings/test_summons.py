"""Who is called when the agenda goes out, and what the days after bring."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cases.domain import taking_back
from cases.domain.meetings import agenda, minutes, summons
from cases.enums import CallAnswer, MeetingState, SummonsState
from cases.models import Call, Meeting, Summons
from councils.models import Seat
from legeraad.errors import DomainError
from members.domain import absences, people, terms
from members.enums import EndReason, FilledBy
from members.models import Notice, Sending, Term
from tests.cases.domain.meetings.called import (
    LAST_DAY,
    MEETS,
    PASSED,
    SENT,
    call_of,
    says,
    seat_row,
    summoned,
)
from tests.cases.views.workbench import coming
from tests.factories import council_of

YES, NO = CallAnswer.ACCEPTED, CallAnswer.APOLOGISED


def told(intent):
    return sorted(
        Notice.objects.filter(intent=f"cases/{intent}").values_list("person__name", flat=True)
    )


def seat_of(ordinal):
    return Seat.objects.get(group__council__slug="alr", ordinal=ordinal, substitute_for=None)


def test_every_fixed_seat_is_called_its_holder_with_a_duty_the_substitute_with_the_right(agder):
    meeting = summoned()

    fixed = Seat.objects.on(MEETS).filter(group__council=meeting.council, substitute_for=None)
    assert meeting.summonses.count() == fixed.count()
    holder, substitute = seat_row(4).calls
    assert (holder.person.name, holder.rank, holder.answer_by) == ("Q.B.", 0, LAST_DAY)
    assert holder.duty_since is not None
    assert (substitute.person.name, substitute.rank) == ("Q.V.", 1)
    assert (substitute.duty_since, substitute.answer_by) == (None, None)


def test_sending_the_agenda_tells_nobody_twice(agder):
    """The mail with the agenda says who is called in; no other goes out beside it."""
    summoned()

    assert told("call_in") == told("seat_unfilled") == []


def test_vacant_seat_calls_its_substitute_at_once(agder):
    Term.objects.filter(person__name="Q.B.").update(
        ended_on=date(2026, 11, 1), end_reason=EndReason.RESIGNED
    )

    summoned()

    row = seat_row(4)
    (substitute,) = row.calls
    assert (substitute.rank, row.summons.state) == (1, SummonsState.CALLED_IN)
    assert substitute.answer_by == date(2026, 11, 24)


def test_absence_on_the_day_calls_the_substitute_at_once(agder, member):
    """domain.md: leave calls the substitute for the period."""
    absences.register(person=member.person, start=date(2026, 11, 30), by=None)

    summoned()

    row = seat_row(4)
    assert row.summons.state == SummonsState.CALLED_IN
    assert [bool(call.duty_since) for call in row.calls] == [True, True]


def test_take_back_takes_the_calls_along_and_a_second_sending_calls_anew(agder):
    meeting = summoned()

    taking_back.take_back(sending=Sending.objects.latest("pk"), by=None)
    assert not meeting.summonses.exists()

    agenda.send(meeting=meeting, on=SENT, by=None)
    assert seat_row(4).calls[0].person.name == "Q.B."


def test_silence_past_the_deadline_calls_in_the_next_and_only_once(agder):
    meeting = summoned()

    assert summons.sweep(on=LAST_DAY) >= 1
    assert call_of("Q.V.").duty_since is None
    says_yes_but(meeting, "Q.B.")
    summons.sweep(on=PASSED)
    summons.sweep(on=PASSED)

    substitute = call_of("Q.V.")
    assert substitute.answer_by == date(2026, 11, 30)
    assert call_of("Q.B.").answer == ""  # passed over is not apologised
    assert told("call_in") == ["Q.V."]
    assert seat_row(4).summons.state == SummonsState.CALLED_IN


def says_yes_but(meeting, *names):
    """Everybody else has accepted, so that one seat alone is on the move."""
    holders = Call.objects.filter(summons__meeting=meeting, rank=0).exclude(person__name__in=names)
    holders.update(answer=YES, answered_at=timezone.now())


def test_sweep_catches_up_days_that_were_missed(agder):
    meeting = summoned()
    says_yes_but(meeting, "Q.B.")

    summons.sweep(on=date(2026, 12, 1))

    assert call_of("Q.V.").answer_by == date(2026, 12, 1)


def test_exhausted_chain_leaves_the_seat_unfilled_and_tells_once(agder):
    meeting = summoned()
    says_yes_but(meeting, "Q.B.")
    says("Q.B.", NO)
    says("Q.V.", NO)
    summons.sweep(on=PASSED)
    summons.sweep(on=PASSED + timedelta(days=1))

    row = seat_row(4)
    assert (row.unfilled, row.summons.state) == (True, SummonsState.UNFILLED)
    rows = Notice.objects.filter(intent="cases/seat_unfilled", matter__summons_id=row.summons.pk)
    names = list(rows.values_list("person__name", flat=True))
    assert len(names) == len(set(names))
    assert "V.Ø." in names  # the secretary


def test_secretary_calls_in_the_next_without_waiting(agder):
    summoned()
    row = seat_row(4)

    summons.call_next(summons=row.summons, on=SENT, by=None)

    assert call_of("Q.V.").duty_since is not None
    with pytest.raises(DomainError):
        summons.call_next(summons=row.summons, on=SENT, by=None)


def test_nobody_is_called_in_where_somebody_comes(agder):
    summoned()
    says("Q.B.", YES)

    with pytest.raises(DomainError):
        summons.call_next(summons=seat_row(4).summons, on=SENT, by=None)


def test_new_holder_is_called_and_the_old_call_is_closed(agder):
    meeting = summoned()
    says("Q.B.", YES)
    Term.objects.filter(person__name="Q.B.").update(
        ended_on=date(2026, 11, 24), end_reason=EndReason.RESIGNED
    )
    person = people.register_person(name="F.N.", email="ny@eksempel.example", by=None)
    terms.start_term(
        person=person,
        seat=seat_of(4),
        start=date(2026, 11, 24),
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )
    assert not summons.follows_roster(meeting)

    summons.refresh(meeting=meeting, on=date(2026, 11, 24), by=None)
    summons.refresh(meeting=meeting, on=date(2026, 11, 24), by=None)

    names = [call.person.name for call in seat_row(4).calls]
    assert names == ["F.N.", "Q.V."]
    assert Call.history.filter(person__name="Q.B.", history_type="-").count() == 1
    assert told("agenda_sent").count("F.N.") == 1
    assert summons.follows_roster(meeting)


def test_meeting_in_session_is_frozen(agder):
    meeting = summoned()
    minutes.open_session(meeting=meeting, by=None)

    assert not summons.refresh(meeting=meeting, on=PASSED, by=None)
    with pytest.raises(DomainError):
        says("Q.B.", NO)

    assert call_of("Q.V.").duty_since is None


def test_other_meetings_are_left_alone_by_the_sweep(agder):
    before = Summons.objects.exclude(meeting__state=MeetingState.SUMMONED).count()
    summoned()

    summons.sweep(on=MEETS + timedelta(days=1))

    assert call_of("Q.V.").duty_since is None
    assert Summons.objects.exclude(meeting__state=MeetingState.SUMMONED).count() == before


def test_killed_in_the_middle_leaves_all_as_it_was(agder):
    meeting = summoned()

    with transaction.atomic():
        summons.sweep(on=PASSED)
        transaction.set_rollback(True)

    assert call_of("Q.V.").duty_since is None
    assert told("call_in") == []
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.SUMMONED


def test_committee_without_seats_calls_nobody(agder):
    """PRJ-17: where members come by contract nobody has a seat to answer for."""
    committee = agder.councils.filter(membership="contract").first()
    assert committee is not None
    assert summons.rows_of(coming()) == []
    assert council_of(agder).membership != committee.membership
