"""What the secretariat does next with a vacancy, and when it is late."""

from datetime import date

import pytest

from members.domain import awaiting, people, terms, vacancies
from members.domain.awaiting import Next
from members.enums import FilledBy
from members.models import Person, Term, Vacancy
from tests.members.domain.workbench import (
    DAY,
    contact_of,
    proposed,
    seat_of,
    users_committee,
    vacant,
)

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def vacancy(agder):
    return vacant(agder, on=TODAY)


def on(vacancy, day=TODAY):
    (one,) = awaiting.waiting(Vacancy.objects.filter(pk=vacancy.pk), on=day)
    return one


def test_body_is_left_in_peace_for_two_weeks(vacancy):
    days = [TODAY, TODAY + 13 * DAY, TODAY + 14 * DAY]

    assert [on(vacancy, day).next for day in days] == [Next.WAIT, Next.WAIT, Next.ASK_AGAIN]


def test_promise_is_waited_for_and_then_asked_about(vacancy):
    vacancies.postpone(vacancy=vacancy, answer_by=TODAY + 40 * DAY, by=None)

    kept, broken = on(vacancy, TODAY + 40 * DAY), on(vacancy, TODAY + 41 * DAY)

    assert [(each.next, each.late) for each in (kept, broken)] == [
        (Next.WAIT, False),
        (Next.ASK_AGAIN, True),
    ]


def test_somebody_proposed_is_to_be_seated(vacancy):
    proposed(vacancy, on=TODAY)

    one = on(vacancy, TODAY + 60 * DAY)
    assert (one.next, one.days, one.late) == (Next.SEAT, 60, False)


def test_no_body_and_no_contact_are_two_things(agder, vacancy):
    nobody_says = Vacancy.objects.get(seat=seat_of(7))
    people.end_role(assignment=users_committee(agder).roles.get(), on=TODAY, by=None)

    assert on(nobody_says).next == Next.CHOOSE_BODY
    assert on(vacancy).next == Next.REACH
    assert contact_of(agder) not in on(vacancy).contacts


def test_contact_without_an_address_cannot_be_asked(agder, vacancy, secretary):
    Person.objects.filter(pk=contact_of(agder).pk).update(email="", user=None)

    assert on(vacancy).next == Next.REACH
    assert vacancies.to_be_told(vacancy, on=TODAY) == [secretary.person]


def test_seat_left_open_is_not_late(vacancy):
    vacancies.leave_open(vacancy=vacancy, reason="Ingen vil", by=None)

    one = on(vacancy, TODAY + 60 * DAY)
    assert (one.next, one.late) == (Next.LEFT_OPEN, False)


def test_more_than_thirty_days_is_late(vacancy):
    assert [on(vacancy, TODAY + days * DAY).late for days in (30, 31)] == [False, True]


def test_filled_seat_asks_for_nothing(vacancy):
    person = people.register_person(name="E.F.", by=None)
    terms.start_term(
        person=person,
        seat=vacancy.seat,
        start=TODAY,
        planned_end=None,
        filled_by=FilledBy.POSITION,
        appointed_by="Sykehuset",
        by=None,
    )

    assert (on(vacancy).next, on(vacancy, TODAY + 90 * DAY).late) == (Next.NOTHING, False)


def test_holder_whose_day_is_to_come_still_sits_there(agder):
    vacancy = vacant(agder, on=TODAY + 9 * DAY)
    term = Term.objects.get(seat=vacancy.seat)

    before, after = on(vacancy), on(vacancy, TODAY + 9 * DAY)

    assert (before.term, before.ahead, before.days) == (term, True, 0)
    assert (after.term, after.ahead) == (None, False)


def test_expired_seat_says_who_sits_on(agder):
    term = seat_of(13).terms.get(ended_on=None)
    vacancies.open_due(on=term.planned_end)

    one = on(Vacancy.objects.get(seat=term.seat), term.planned_end)

    assert (one.term, one.ahead) == (term, False)
