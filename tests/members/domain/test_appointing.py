"""The secretariat seats the one whom the body proposed, and registers nobody twice."""

import threading
from datetime import date

import pytest
from django.db import connection

from legeraad.errors import DomainError
from members.domain import appointing, people, vacancies
from members.enums import FilledBy, VacancyState
from members.models import Person, Vacancy
from tests.members.domain.workbench import DAY, proposed, vacant

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def vacancy(agder):
    answer = {"filled_by": FilledBy.MEETING, "present": 9, "hpr_number": "1234567"}
    return proposed(vacant(agder, on=TODAY), on=TODAY - DAY, **answer)


def seat(vacancy, person=None, **facts):
    given = {"proposed": "N.N.", "start": TODAY, "planned_end": date(2028, 11, 22)}
    return appointing.seat_proposed(vacancy=vacancy, person=person, by=None, **given | facts)


def test_somebody_new_is_put_on_file_and_seated(agder, vacancy):
    term = seat(vacancy)

    person = Person.objects.get(email="ny@eksempel.example")
    assert (person.name, person.hpr_number, person.registered_in) == ("N.N.", "1234567", agder)
    assert (term.person, term.start, term.planned_end) == (person, TODAY, date(2028, 11, 22))
    assert (term.filled_by, term.decided_on, term.present) == ("meeting", TODAY - DAY, 9)
    assert (term.appointed_by, term.traceable) == ("Brukerutvalget", True)
    assert Vacancy.objects.get(pk=vacancy.pk).state == VacancyState.FILLED


def test_somebody_on_file_is_seated_as_he_is(vacancy, doctor):
    count = Person.objects.count()

    term = seat(vacancy, doctor.person)

    assert (term.person, Person.objects.count()) == (doctor.person, count)


def test_address_on_file_is_not_registered_again(vacancy):
    known = people.register_person(name="Noen Annen", email="NY@eksempel.example", by=None)

    with pytest.raises(DomainError) as refusal:
        seat(vacancy)

    assert refusal.value.field == "person"
    assert "Noen Annen" in refusal.value.sentence
    assert appointing.the_same(vacancy) == [known]


def test_one_with_the_same_name_is_offered_after_the_one_with_the_address(agder, vacancy):
    named = people.register_person(name="n.n.", registered_in=agder, by=None)
    same = people.register_person(name="E.F.", email="ny@eksempel.example", by=None)
    people.register_person(name="N.N.", by=None)  # of another community

    assert appointing.alike(vacancy) == [same, named]
    assert appointing.the_same(vacancy) == [same]


def test_nobody_is_seated_before_somebody_is_proposed(vacancy):
    vacancies.ask(vacancy=vacancy, on=TODAY, by=None)

    with pytest.raises(DomainError):
        seat(vacancy)


def test_body_that_answered_anew_meanwhile_is_heard(vacancy):
    proposed(vacancy, on=TODAY, name="E.F.", instead_of="N.N.")

    with pytest.raises(DomainError) as refusal:
        seat(vacancy)

    assert "E.F." in refusal.value.sentence


@pytest.mark.django_db(transaction=True)
def test_answer_while_the_secretary_seats_changes_nothing_or_stops_the_seating(agder):
    vacancy = proposed(vacant(agder, on=TODAY), on=TODAY)
    start, results = threading.Barrier(2), {}

    def run(name, act):
        start.wait()
        try:
            act()
            results[name] = "done"
        except DomainError:
            results[name] = "refused"
        finally:
            connection.close()

    def answer():
        proposed(vacancy, on=TODAY, name="E.F.", email="", instead_of="N.N.")

    threads = [
        threading.Thread(target=run, args=each)
        for each in (("answer", answer), ("seat", lambda: seat(vacancy)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    now = Vacancy.objects.select_related("term__person").get(pk=vacancy.pk)
    assert sorted(results.values()) == ["done", "refused"]
    if results["seat"] == "done":
        assert (now.state, now.term.person.name) == (VacancyState.FILLED, "N.N.")
    else:
        assert (now.state, now.proposed_name) == (VacancyState.PROPOSED, "E.F.")
