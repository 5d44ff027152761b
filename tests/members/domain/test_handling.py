"""Taking a matter on, and putting it off."""

from datetime import date, timedelta
from functools import partial
from threading import Thread

import pytest
from django.db import connection

from legeraad.errors import DomainError
from members.domain import handling, people
from members.models import Handling, Snooze

TODAY = date(2026, 11, 23)  # a Monday
MATTER = "minutes:1"


@pytest.fixture
def one(agder):
    return people.register_person(name="A.A.", by=None)


@pytest.fixture
def other(agder):
    return people.register_person(name="B.B.", by=None)


def take(agder, person, **facts):
    return handling.take_on(matter=MATTER, community=agder, person=person, by=None, **facts)


def test_matter_is_taken_on_once_by_the_same_person(agder, one):
    assert take(agder, one) == take(agder, one)
    assert (handling.taken([MATTER, "minutes:2"]), handling.taken([])) == ({MATTER: one}, {})
    assert Handling.history.count() == 1


def test_whoever_comes_second_reads_who_has_it(agder, one, other):
    take(agder, one)

    with pytest.raises(DomainError, match=r"A\.A\."):
        take(agder, other)

    assert handling.taken([MATTER]) == {MATTER: one}


def test_colleague_takes_over_by_saying_from_whom(agder, one, other):
    take(agder, one)
    take(agder, other, instead_of=one)

    with pytest.raises(DomainError, match=r"B\.B\."):
        take(agder, people.register_person(name="C.C.", by=None), instead_of=one)

    assert handling.taken([MATTER]) == {MATTER: other}


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_it(agder, one, other):
    answers = []

    def press(person):
        try:
            answers.append(take(agder, person).person)
        except DomainError as refusal:
            answers.append(refusal.sentence)
        finally:
            connection.close()

    presses = [Thread(target=partial(press, person)) for person in (one, other)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    held = Handling.objects.get().person
    refused = [answer for answer in answers if answer != held]
    assert (len(refused), held.name in refused[0]) == (1, True)


def test_only_whoever_has_it_gives_it_back(agder, one, other):
    take(agder, one)

    handling.give_back(matter=MATTER, person=other, by=None)
    kept = handling.taken([MATTER])
    for _twice in range(2):
        handling.give_back(matter=MATTER, person=one, by=None)

    assert (kept, handling.taken([MATTER])) == ({MATTER: one}, {})
    assert [row.history_change_reason for row in Handling.history.all()] == [
        "task.given_back",
        "task.taken",
    ]


def put_off(person, until, matter=MATTER):
    return handling.put_off(person=person, matter=matter, until=until, on=TODAY, by=None)


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 28), date(2026, 11, 30)),  # a Saturday
        (date(2026, 12, 24), date(2026, 12, 28)),  # Christmas Eve
        (date(2027, 3, 25), date(2027, 3, 30)),  # Maundy Thursday
    ],
)
def test_put_off_until_a_working_day(until, day, one):
    assert put_off(one, until).until == day


@pytest.mark.parametrize("days", [-1, 0, 181])
def test_put_off_to_a_day_that_has_come_or_too_far_ahead_is_refused(days, one):
    with pytest.raises(DomainError) as refusal:
        put_off(one, TODAY + timedelta(days=days))

    assert (refusal.value.field, Snooze.objects.count()) == ("until", 0)


def test_put_off_a_second_time_moves_the_day(one, other):
    put_off(one, date(2026, 11, 24))
    put_off(one, date(2026, 12, 1))

    assert handling.put_off_by(one, on=TODAY) == {MATTER: date(2026, 12, 1)}
    assert handling.put_off_by(one, on=date(2026, 12, 1)) == {}
    assert handling.put_off_by(other, on=TODAY) == {}


def test_taken_up_again_as_often_as_one_likes(one):
    put_off(one, date(2026, 12, 1))

    for _twice in range(2):
        handling.take_up(person=one, matter=MATTER, by=None)

    assert handling.put_off_by(one, on=TODAY) == {}
    assert [row.history_change_reason for row in Snooze.history.all()] == [
        "task.taken_up",
        "task.put_off",
    ]
