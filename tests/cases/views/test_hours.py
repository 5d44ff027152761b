"""Hours on Min side, and the secretariat's list and file."""

import pytest
import time_machine

from cases.models import TimeSpent
from legeraad.web.spreadsheets import CSV_TYPE
from tests.cases.views.workbench import coming, with_chair
from tests.conftest import user_of

OWN, ALL = "/min-side/timer/", "/agder/timer/"


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-12-03 12:00+01:00"):
        yield


@pytest.fixture
def held():
    return with_chair().meeting


def row_of(role):
    return coming().attendances.get(person=user_of(role).person)


def test_member_notes_own_hours(as_member, held):
    address = f"{OWN}2026/{row_of('member').pk}/"

    answer = as_member.post(address, {"pre_meeting": "30", "preparation": "90"})

    page = as_member.get(answer.url)
    [line] = [line for line in page.context["lines"] if line.meeting == held]
    assert (line.pre_meeting, line.preparation, line.total) == (30, 90, 270)


@pytest.mark.parametrize("typed", [{"pre_meeting": "-1"}, {"pre_meeting": "x"}, {}])
def test_what_is_no_time_is_said_beside_the_field(as_member, held, typed):
    answer = as_member.post(f"{OWN}2026/{row_of('member').pk}/", {"preparation": "5"} | typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["pre_meeting"])
    assert not TimeSpent.objects.exists()


def test_member_does_not_reach_another_ones_hours(as_member, held):
    other = row_of("chair").pk

    codes = [as_member.get(f"{OWN}2026/{other}/").status_code]
    codes.append(as_member.get(f"{ALL}2026/{other}/").status_code)
    assert codes == [404, 403]


def test_secretary_notes_on_behalf(as_secretary, held):
    row = row_of("member")

    as_secretary.post(f"{ALL}2026/{row.pk}/", {"pre_meeting": "0", "preparation": "45"})

    spent = TimeSpent.objects.get()
    assert (spent.person, spent.preparation) == (row.person, 45)


def test_list_has_everybody_who_met_and_the_file_the_same(as_secretary, held):
    page = as_secretary.get(ALL)
    file = as_secretary.get(f"{ALL}timer.csv?ar=2026")

    lines = sum(len(rows) for _person, rows, _sum in page.context["people"])
    assert file["Content-Type"] == CSV_TYPE
    assert 'filename="timer-agder-2026.csv"' in file["Content-Disposition"]
    assert len(file.content.decode("utf-8-sig").splitlines()) == lines + 1


@pytest.mark.parametrize(
    ("asked", "shown"), [("2025", 2025), ("1999", 2026), ("2027", 2026), ("abc", 2026), ("", 2026)]
)
def test_year_that_nobody_can_mean_is_this_year(as_member, asked, shown):
    assert as_member.get(f"{OWN}?ar={asked}").context["year"] == shown


@pytest.mark.parametrize("role", ["member", "contact", "doctor"])
def test_others_see_nobodys_hours(role, request):
    browser = request.getfixturevalue(f"as_{role}")

    assert [browser.get(where).status_code for where in (ALL, f"{ALL}timer.csv")] == [403, 403]


def test_year_that_no_calendar_knows_is_not_found(as_secretary):
    assert as_secretary.get("/agder/timer/1000006/1/").status_code == 404
