"""The secretary's front page says what waits, and for whom."""

from datetime import date

import pytest
import time_machine

from cases.models import Commission
from members.models import Vacancy
from tests.cases.views.workbench import alr, at, coming, in_session, new_case
from tests.factories import commissioned

ADDRESS = "/agder/oppgaver/"


@pytest.fixture(autouse=True)
def _settled(agder):
    """The sample's commissions are closed and its seat left open: they are nobody's task."""
    Vacancy.objects.update(state="left_open", reason="Ingen vil")
    Commission.objects.update(
        state="closed", report="Rådet har svart.", reported_on=date(2026, 6, 1)
    )


def titles(page):
    return [task.title for task, _address in page.context["tasks"]]


@time_machine.travel("2026-11-10 09:00+01:00")
def test_meeting_without_cases_asks_for_its_agenda(as_secretary):
    page = as_secretary.get(ADDRESS)

    assert titles(page) == ["Sett saker på sakslisten til møte 3/26"]
    assert page.context["late_count"] == 0
    assert page.context["days_to_meeting"] == 22


@time_machine.travel("2026-11-19 09:00+01:00")
def test_agenda_not_sent_two_weeks_before_is_late(as_secretary):
    page = as_secretary.get(ADDRESS)

    assert page.context["late_count"] == 1


def test_registered_case_waits_for_a_meeting(as_secretary):
    new_case("Hvem følger opp?")

    page = as_secretary.get(ADDRESS)

    assert "ALR 04/26 venter på et møte" in titles(page)


def test_open_minutes_are_to_be_finished(as_secretary):
    in_session()

    assert "Skriv ferdig referatet fra møte 3/26" in titles(as_secretary.get(ADDRESS))


def test_vacant_seat_is_shown_with_its_day(as_secretary):
    page = as_secretary.get(ADDRESS)

    (council, place) = page.context["desk"].vacant[0]
    assert (council, place.seat.ordinal, place.since_vacant) == (alr(), 7, date(2026, 11, 2))
    assert page.context["held_seats"] == 13


@pytest.mark.parametrize("count", [1, 3])
def test_task_list_asks_the_same_number_of_times(as_secretary, django_assert_num_queries, count):
    for number in range(count):
        new_case(f"Sak {number}")
    as_secretary.get(ADDRESS)

    with django_assert_num_queries(23):
        page = as_secretary.get(ADDRESS)

    assert len(page.context["tasks"]) == 1 + count
    assert coming().state == "planned"


def test_task_list_is_for_the_secretariat(as_member, as_doctor, client):
    assert as_member.get(ADDRESS).status_code == 403
    assert as_doctor.get(ADDRESS).status_code == 403
    assert client.get(ADDRESS).headers["Location"] == f"/konto/logg-inn/?next={ADDRESS}"
    assert client.post(at("send-saksliste/")).status_code == 302


@time_machine.travel("2026-11-10 09:00+01:00")
def test_new_commission_is_a_task_that_leads_to_its_answer(as_secretary):
    asked = commissioned(alr(), due=date(2026, 11, 9))

    page = as_secretary.get(ADDRESS)

    address = f"/agder/oppdrag/{asked.slug}/ta-imot/"
    assert [to for task, to in page.context["tasks"] if task.text == asked.title] == [address]
    assert page.context["late_count"] == 1
    assert as_secretary.get(address).status_code == 200
