"""Whom a coming meeting calls, also without a seat that has begun."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases import permissions
from cases.enums import MeetingState
from cases.models import Meeting
from members.domain import people, terms
from members.enums import FilledBy
from members.models import User
from tests import factories


@pytest.fixture
def meeting(agder):
    soon = timezone.localdate() + timedelta(days=20)
    return factories.planned(factories.council_of(agder), on=soon)


def newcomer():
    return people.register_person(name="Ø.Y.", email="ny@eksempel.example", by=None)


def seen_by(person, agder) -> list[Meeting]:
    return list(permissions.meetings_visible_to(person.user, agder))


def test_minute_taker_without_a_seat_sees_that_meeting_alone(agder, meeting):
    person = newcomer()
    Meeting.objects.filter(pk=meeting.pk).update(minute_taker=person)

    assert seen_by(person, agder) == [meeting]


def test_chair_of_a_meeting_that_is_over_sees_it_no_more(agder, meeting):
    """quality.md A7: the papers go with the office."""
    person = newcomer()
    over = {"chair": person, "state": MeetingState.HELD}
    Meeting.objects.filter(pk=meeting.pk).update(**over)

    assert seen_by(person, agder) == []


@pytest.mark.parametrize(("begins_in", "sees"), [(10, True), (30, False)])
def test_member_whose_term_begins_before_the_meeting_sees_it(agder, meeting, begins_in, sees):
    """He has the notice, so its page must open."""
    person = newcomer()
    vacant = meeting.council.seat_groups.get(seats__ordinal=7, seats__substitute_for=None).seats
    terms.start_term(
        person=person,
        seat=vacant.get(ordinal=7, substitute_for=None),
        start=timezone.localdate() + timedelta(days=begins_in),
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU i Setesdal",
        by=None,
    )

    assert (meeting in seen_by(person, agder)) is sees


def test_login_of_nobody_on_file_sees_no_meeting(agder, meeting):
    login = User.objects.create_user("ingen@eksempel.example")

    assert list(permissions.meetings_visible_to(login, agder)) == []
