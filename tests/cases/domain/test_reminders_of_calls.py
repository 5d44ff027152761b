"""The rules about who comes to a meeting: whom they write to, when, and until when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.domain.meetings import agenda, calls
from cases.enums import CallAnswer
from cases.models import Call, Summons
from councils.enums import Office
from members.domain import terms
from tests import factories
from tests.members.domain import mornings
from tests.members.domain.mornings import written_by

S, L = "S.S.", "F.R."  # the secretary and the one holder of the small council
HELD = date(2027, 2, 3)  # a Wednesday


@pytest.fixture
def call(agder):
    """The one seat is called, and is to answer by Wednesday 27 January."""
    council = factories.small_council(agder)
    terms.take_office(
        person=mornings.person(S),
        council=council,
        office=Office.SECRETARY,
        start=date(2025, 1, 1),
        by=None,
    )
    meeting = factories.planned(council, on=HELD)
    agenda.send(meeting=meeting, on=date(2027, 1, 4), by=None)
    return Call.objects.get(summons__meeting=meeting)


def of(row, name, start=date(2027, 1, 4), end=HELD):
    return written_by(name, start, end, matter__row=row.pk)


def test_whoever_has_not_answered_is_reminded_two_days_before(call):
    assert of(call, "summons.answer") == [(date(2027, 1, 25), L, -2)]


def test_answer_ends_the_reminder(call):
    calls.answer_call(call=call, answer=CallAnswer.ACCEPTED, on=date(2027, 1, 4), by=None)

    assert of(call, "summons.answer") == []


def test_substitute_without_a_duty_is_not_reminded(call):
    Call.objects.filter(pk=call.pk).update(duty_since=None, answer_by=None, rank=1)

    assert of(call, "summons.answer") == []


def test_secretary_is_reminded_of_a_seat_that_will_be_empty(call):  # AHU-16
    calls.answer_call(call=call, answer=CallAnswer.APOLOGISED, on=date(2027, 1, 4), by=None)
    monday = timezone.make_aware(timezone.datetime(2027, 1, 4, 9))
    Summons.objects.filter(pk=call.summons_id).update(unfilled_at=monday)

    written = of(call.summons, "summons.unfilled")

    days = [monday.date() + timedelta(days=step) for step in (1, 3)]
    assert written == [(days[0], S, 1), (days[1], S, 3)]
