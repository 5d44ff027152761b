"""How far a community has come, and that it takes as many queries for many councils as for one."""

from datetime import date

import pytest

from cases.domain.meetings import agenda
from cases.domain.setup import setup
from cases.models import Meeting
from councils.domain import councils
from councils.enums import CouncilStatus
from tests import factories
from tests.world import neighbour

TODAY = date(2026, 11, 22)


@pytest.fixture
def nord(agder):
    return neighbour()[0]


def test_empty_community_has_nothing_yet(nord):
    state = setup(community=nord, on=TODAY)

    assert (state.organisations, state.regions, state.seats, state.filled) == (0, 0, 0, 0)
    assert (state.first_meeting, state.first_summoned, state.led) == (None, None, 0)
    assert [body.council.slug for body in state.without_seats] == ["nlr"]


def test_seats_and_leaders_are_counted(nord):
    council = factories.small_council(nord)

    state = setup(community=nord, on=TODAY)

    body = next(body for body in state.bodies if body.council == council)
    assert (body.seats, body.filled, body.led) == (1, 1, False)
    assert (state.seats, state.filled) == (1, 1)


def test_seat_is_empty_before_its_term(nord):
    factories.small_council(nord)

    assert setup(community=nord, on=date(2024, 12, 31)).filled == 0


def test_meeting_is_planned_and_then_announced(nord):
    meeting = factories.planned(factories.small_council(nord))
    assert setup(community=nord, on=TODAY).first_summoned is None

    agenda.send(meeting=meeting, on=TODAY, by=None)

    state = setup(community=nord, on=TODAY)
    assert state.first_meeting == state.first_summoned == Meeting.objects.get(pk=meeting.pk)


def test_dissolved_council_is_left_out(nord):
    council = nord.councils.get()
    councils.set_status(
        council=council, status=CouncilStatus.DISSOLVED, reason="Slått sammen", on=TODAY, by=None
    )

    assert setup(community=nord, on=TODAY).bodies == ()


@pytest.mark.parametrize("more", [False, True])
def test_as_many_queries_for_many_councils_as_for_one(more, nord, django_assert_num_queries):
    if more:
        factories.small_council(nord)

    with django_assert_num_queries(6):
        setup(community=nord, on=TODAY)
