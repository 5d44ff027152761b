"""On Min side a task is put off, and taken up again."""

from datetime import date

import pytest
import time_machine

from members.models import Snooze
from tests.cases.views.workbench import with_those_who_met

PAGE = "/min-side/"


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-11-23 09:00+01:00"):
        yield


@pytest.fixture
def matter(agder):
    return f"minutes:{with_those_who_met().pk}"


def at(matter, act):
    return f"{PAGE}oppgaver/{matter}/{act}/"


def test_task_is_put_off_and_the_page_says_how_to_undo_it(as_member, member, matter):
    answer = as_member.post(at(matter, "legg-til-side"), {"until": "2026-11-27"})
    page = as_member.get(answer["Location"])

    assert Snooze.objects.get(person=member.person).until == date(2026, 11, 27)
    assert [task.matter for task, _until in page.context["changed"]] == [matter]
    assert page.text.count(f'action="{at(matter, "ta-opp")}"') == 2

    back = as_member.post(at(matter, "ta-opp"))
    page = as_member.get(back["Location"])
    assert matter in [task.matter for task in page.context["asked"].tasks]
    assert not Snooze.objects.exists()


@pytest.mark.parametrize("until", ["", "2026-11-23", "2027-11-23"])
def test_day_that_cannot_be_is_explained(until, as_member, matter):
    page = as_member.post(at(matter, "legg-til-side"), {"until": until})

    assert (page.status_code, page.context["form"].errors.keys()) == (422, {"until"})
    assert not Snooze.objects.exists()


@pytest.mark.parametrize("act", ["legg-til-side", "ta-opp"])
def test_task_of_somebody_else_is_not_found(act, as_doctor, as_member, matter):
    for browser, asked in ((as_doctor, matter), (as_member, "minutes:999999"), (as_member, "x")):
        assert browser.post(at(asked, act), {"until": "2026-11-27"}).status_code == 404


def test_login_without_a_person_has_no_tasks(as_keeper, keeper, matter):
    person = keeper.person
    person.user = None
    person.save()

    assert as_keeper.get(at(matter, "legg-til-side")).status_code == 404
