"""A new member is welcomed once, and confirms to know what the seat is about (FSU-12)."""

from datetime import date

import pytest

from members.domain import people, terms, welcoming
from members.enums import FilledBy
from members.models import Notice
from tests.members.domain.workbench import DAY, seat_of

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


def seated(start=TODAY, **more):
    person = people.register_person(name="N.N.", email="n.n@eksempel.example", by=None)
    return terms.start_term(
        person=person,
        seat=seat_of(7).substitute_seats.get(),
        start=start,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU i Setesdal",
        by=None,
        **more,
    )


def unconfirmed(term, *, on=TODAY):
    return list(welcoming.unconfirmed(on).filter(person=term.person))


def test_new_member_is_welcomed_once(agder):
    term = seated()

    again = welcoming.welcome(term=term)

    notice = Notice.objects.get(person=term.person)
    assert (again, notice.intent, notice.path) == (False, "members/welcome", term.welcome_url)


def test_somebody_who_came_long_ago_is_not_welcomed_now(agder):
    term = seated(start=TODAY - 31 * DAY)

    assert not Notice.objects.filter(person=term.person).exists()
    assert unconfirmed(term) == []


def test_register_that_is_told_of_those_who_sit_welcomes_nobody(agder):
    term = seated(welcome=False)

    assert not Notice.objects.filter(person=term.person).exists()


def test_welcome_waits_until_it_is_confirmed(agder):
    term = seated()
    assert unconfirmed(term) == [term]

    first = terms.onboard(term=term, on=TODAY, by=None)
    second = terms.onboard(term=term, on=TODAY + DAY, by=None)

    assert first == second
    assert unconfirmed(term) == []


def test_one_who_left_confirms_nothing(agder):
    term = seated()
    terms.resign(term=term, last_day=TODAY, by=None)

    assert unconfirmed(term, on=TODAY + 40 * DAY) == []
