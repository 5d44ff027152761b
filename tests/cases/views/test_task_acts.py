"""The secretary takes a task on, puts it off, and takes both back."""

from datetime import date

import pytest
import time_machine

from members.domain import handling, people
from members.enums import Role
from members.models import Handling, Snooze
from tests.cases.views.workbench import new_case

LIST = "/agder/oppgaver/"


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-11-23 09:00+01:00"):
        yield


@pytest.fixture
def colleague(agder):
    person = people.register_person(name="A.B.", email="ab@eksempel.example", by=None)
    start = date(2025, 1, 1)
    people.give_role(person=person, role=Role.SECRETARY, community=agder, start=start, by=None)
    return person


@pytest.fixture
def matter(agder):
    return f"case:{new_case().pk}"


def at(matter, act):
    return f"{LIST}{matter}/{act}/"


def put_off(browser, matter, until="2026-11-27", asked=""):
    return browser.post(at(matter, "legg-til-side") + asked, {"until": until})


def test_put_off_comes_back_to_the_list_with_a_way_to_undo_it(as_secretary, secretary, matter):
    answer = put_off(as_secretary, matter, asked="?hvem=alle")
    page = as_secretary.get(answer["Location"])

    assert answer["Location"] == f"{LIST}?hvem=alle&endret={matter.replace(':', '%3A')}"
    assert Snooze.objects.get().until == date(2026, 11, 27)
    assert [row.matter for row in page.context["desk"].aside] == [matter]
    assert page.text.count(f'action="{at(matter, "ta-opp")}?hvem=alle"') == 2

    as_secretary.post(at(matter, "ta-opp"))
    assert as_secretary.get(LIST).context["desk"].aside == []


def test_page_that_asks_for_another_day_opens_and_cancels(as_secretary, matter):
    page = as_secretary.get(at(matter, "legg-til-side"))

    assert page.status_code == 200
    assert f'href="{LIST}"' in page.text


@pytest.mark.parametrize("until", ["", "i morgen", "2026-11-23", "2027-11-23"])
def test_day_that_cannot_be_is_explained_and_kept(until, as_secretary, matter):
    page = put_off(as_secretary, matter, until)

    assert (page.status_code, Snooze.objects.count()) == (422, 0)
    assert page.context["form"].errors.keys() == {"until"}


@pytest.mark.parametrize("matter", ["case:999999", "case:", "case:x", "x", "own-term:1"])
@pytest.mark.parametrize("act", ["legg-til-side", "ta-opp", "overta", "gi-tilbake"])
def test_matter_that_does_not_wait_is_not_found(matter, act, as_secretary):
    assert as_secretary.post(at(matter, act), {"until": "2026-11-27"}).status_code == 404


def test_others_find_no_tasks(as_member, as_chair, as_registrar, matter):
    answers = [put_off(browser, matter) for browser in (as_member, as_chair, as_registrar)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not Snooze.objects.exists()


@pytest.mark.usefixtures("colleague")
def test_task_is_taken_on_and_given_back(as_secretary, secretary, matter):
    page = as_secretary.get(as_secretary.post(at(matter, "overta"))["Location"])
    held = Handling.objects.get()

    assert (held.matter, held.person) == (matter, secretary.person)
    assert f'action="{at(matter, "gi-tilbake")}"' in page.text

    as_secretary.post(at(matter, "gi-tilbake"))
    assert not Handling.objects.exists()


def test_task_of_a_colleague_is_taken_over_only_from_whom_one_saw(
    as_secretary, secretary, colleague, matter, agder
):
    handling.take_on(matter=matter, community=agder, person=colleague, by=None)

    refused = as_secretary.get(as_secretary.post(at(matter, "overta"))["Location"])
    kept = Handling.objects.get().person
    as_secretary.post(at(matter, "overta"), {"instead_of": colleague.pk})

    assert (kept, Handling.objects.get().person) == (colleague, secretary.person)
    assert "A.B." in refused.text.partition('class="lr-messages"')[2][:300]


def test_task_that_only_waits_for_others_is_not_taken_on(as_secretary, agder):
    page = as_secretary.get(LIST)
    rows = [row for entry in page.context["desk"].others for row in entry.rows]

    answers = {as_secretary.post(at(row.matter, "overta")).status_code for row in rows}

    assert answers == ({404} if rows else set())
    assert not Handling.objects.exists()
