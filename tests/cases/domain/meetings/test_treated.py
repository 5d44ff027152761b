"""A case tells what came of it in each meeting, and whether the minutes of it are approved."""

from datetime import timedelta

import pytest

from cases.domain.meetings import minutes, treated
from cases.enums import Outcome
from tests import factories
from tests.factories import DAY, council_of, new_case


@pytest.fixture
def case(agder):
    return new_case(council_of(agder))


def outcomes(case):
    return [treated.outcome_of(row) for row in treated.treatments(case)]


def test_nothing_has_come_of_it_while_the_minutes_are_written(case):
    draft = factories.opened(case.council, case=case)
    draft.entries.filter(item__case=case).update(outcome=Outcome.NOTED)

    assert outcomes(case) == [""]


def test_outcome_is_told_when_the_meeting_ends_and_when_it_is_approved(case):
    held = factories.closed(case.council, case=case)
    held.entries.filter(item__case=case).update(outcome=Outcome.POSTPONED)
    before = outcomes(case)

    factories.approved(held)
    after = outcomes(case)

    word = str(Outcome.POSTPONED.label).capitalize()
    assert after == [word]
    assert before[0].startswith(f"{word} (")


def test_newest_meeting_stands_first(case):
    first = factories.closed(case.council, case=case)
    first.entries.filter(item__case=case).update(outcome=Outcome.POSTPONED)
    factories.approved(first)
    second = factories.closed(case.council, on=DAY + timedelta(days=30), case=case)
    minutes.current(second.meeting).entries.filter(item__case=case).update(outcome=Outcome.NOTED)

    assert [row.outcome for row in treated.treatments(case)] == [Outcome.NOTED, Outcome.POSTPONED]


def test_one_question_however_many_meetings(case, django_assert_num_queries):
    for number in range(3):
        held = factories.closed(case.council, on=DAY + timedelta(days=30 * number), case=case)
        held.entries.filter(item__case=case).update(outcome=Outcome.POSTPONED)
        factories.approved(held)

    with django_assert_num_queries(1):
        assert len(outcomes(case)) == 3
