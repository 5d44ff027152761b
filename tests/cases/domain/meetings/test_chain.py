"""The chain of one seat: deadlines, who is next, and who of two has the vote (AHU-9)."""

from datetime import date

import pytest

from cases.domain.meetings import chain, summons
from cases.enums import CallAnswer, SummonsState
from cases.models import Call, Summons
from members.models import Notice
from tests.cases.domain.meetings.called import MEETS, SENT, call_of, seat_row, summoned

YES, NO, SILENT = CallAnswer.ACCEPTED, CallAnswer.APOLOGISED, ""
BOTH, ONLY_HOLDER, ONLY_SUBSTITUTE, NEITHER = (
    (True, True),
    (True, False),
    (False, True),
    (False, False),
)


@pytest.mark.parametrize("holder", [SILENT, YES, NO])
@pytest.mark.parametrize("substitute", [SILENT, YES, NO])
@pytest.mark.parametrize("met", [BOTH, ONLY_HOLDER, ONLY_SUBSTITUTE, NEITHER])
def test_one_votes_and_the_member_before_the_substitute(holder, substitute, met):
    """AHU-9: only an apology together with the substitute's yes gives the vote away."""
    given_away = (holder, substitute) == (NO, YES)
    expected = {
        BOTH: "substitute" if given_away else "holder",
        ONLY_HOLDER: "holder",
        ONLY_SUBSTITUTE: "substitute",
        NEITHER: "",
    }

    assert chain.votes(holder=holder, substitute=substitute, met=met) == expected[met]


@pytest.mark.parametrize(
    ("sent", "days", "last"),
    [
        (date(2026, 11, 2), 7, date(2026, 11, 25)),  # a week before, as the council wants it
        (date(2026, 11, 26), 7, date(2026, 11, 30)),  # too late for that: two working days
        (date(2026, 11, 30), 7, date(2026, 12, 1)),  # never later than the day before
        (date(2026, 12, 2), 7, date(2026, 12, 2)),  # nor before the call itself
        (date(2026, 11, 27), None, date(2026, 12, 1)),  # a Friday: Monday, Tuesday
        (date(2026, 11, 3), None, date(2026, 11, 5)),
    ],
)
def test_deadline_leaves_two_working_days_and_ends_the_day_before(sent, days, last):
    assert chain.answer_by(meets_on=MEETS, on=sent, days=days) == last


def test_silence_is_not_an_apology_until_the_day_after_the_deadline():
    call = Call(answer_by=date(2026, 11, 25))

    spent = [chain.is_spent(call, on=date(2026, 11, day)) for day in (25, 26)]

    assert spent == [False, True]


def test_whoever_is_away_is_passed_over_but_not_one_who_said_yes():
    silent = Call(answer_by=MEETS, person_id=7)
    coming = Call(answer_by=MEETS, person_id=7, answer=YES)

    assert chain.is_spent(silent, on=SENT, away={7})
    assert not chain.is_spent(coming, on=SENT, away={7})


def test_somebody_wanted_in_another_seat_is_not_called_in(agder):
    meeting = summoned()
    substitute = call_of("Q.V.")
    other = Summons.objects.get(meeting=meeting, seat__ordinal=5)
    other.calls.filter(rank=1).delete()
    Call.objects.create(
        summons=other,
        person=substitute.person,
        rank=1,
        duty_since=call_of("Q.B.").duty_since,
        answer_by=SENT,
    )
    row = seat_row(4)

    assert chain.next_in(row.summons, row.calls, ()) is None


def test_seat_without_a_vote_may_be_empty(agder):
    """ALR-26: an observer who does not come is nobody's alarm."""
    summoned()
    row = seat_row(4)
    group = row.summons.seat.group
    group.may_vote = False
    row.summons.state, row.summons.unfilled_at = SummonsState.UNFILLED, row.calls[0].duty_since

    chain.tell_unfilled(row.summons, on=SENT)

    assert not Notice.objects.filter(intent="cases/seat_unfilled").exists()


def test_rows_of_the_seats_ask_as_often_for_one_as_for_many(agder, django_assert_num_queries):
    meeting = summoned()

    with django_assert_num_queries(3):
        rows = summons.rows_of(meeting)

    assert len(rows) == meeting.summonses.count()
