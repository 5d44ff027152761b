"""The demo's clock at 1 March 2027: half of Agder's terms are over, and the councils go on."""

from datetime import date

import pytest
import time_machine
from django.db import transaction

from councils.models import Council
from legeraad.demo import world
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import vacancies
from members.domain.roster import roster
from members.enums import Role
from members.models import Notice, Term, Vacancy

OVER = date(2027, 3, 1)
KEY = "members.day"


def the_day():
    """What the first sweep of the day puts, done by the worker."""
    outbox.put_today()
    return [outbox.run(job.pk) for job in Job.objects.filter(kind=KEY, done_at=None)]


@pytest.fixture(scope="module", autouse=True)
def _first_of_march(django_db_setup, django_db_blocker):
    """The machine was off for three days: the last day that was begun is 26 February (O8)."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.load()
        with time_machine.travel("2027-02-26 06:00+01:00"):
            the_day()
        with time_machine.travel("2027-03-01 06:00+01:00"):
            assert the_day() == [True]
            yield
        transaction.set_rollback(True)


def alr():
    return Council.objects.get(slug="alr", community__slug="agder")


def expired():
    places = roster(council=alr(), on=OVER)
    return [place for place in places if place.expired(OVER)]


def test_terms_of_two_years_are_shown_as_expired():
    assert [place.seat.ordinal for place in expired()] == [4, 5, 9, 10, 12, 13]
    assert Term.objects.filter(ended_on=OVER).count() == 0


def test_each_of_them_has_one_open_vacancy_since_that_day():
    for place in expired():
        vacancy = Vacancy.objects.unfilled().get(seat=place.seat)
        assert vacancy.since == OVER


def test_body_that_fills_the_seat_is_asked_by_its_contact():  # ALR-34, ALR-35
    for ordinal, slug in ((12, "tillitsvalgte-spesialister"), (13, "brukerutvalget")):
        vacancy = Vacancy.objects.unfilled().get(
            seat__group__council=alr(), seat__ordinal=ordinal, seat__substitute_for=None
        )
        told = set(Notice.objects.filter(matter={"vacancy": vacancy.pk}).values_list("person"))
        contacts = set(vacancy.asked_council.roles.filter(role=Role.CONTACT).values_list("person"))
        assert (vacancy.asked_council.slug, vacancy.asked_on) == (slug, OVER)
        assert contacts <= told
        assert told == {(person.pk,) for person in vacancies.to_be_told(vacancy, on=OVER)}


def test_holders_keep_their_rights_until_somebody_follows():
    for place in expired():
        user = place.holder.user
        if user is not None:
            assert user.holds(Role.SEAT_HOLDER, within=alr(), on=OVER)


def test_second_sweep_of_the_day_finds_nothing_to_do():
    before = (Vacancy.history.count(), Notice.objects.count())

    assert the_day() == []

    assert (Vacancy.history.count(), Notice.objects.count()) == before
