"""The page and the file that tell how the councils are doing."""

from datetime import date

import pytest

from councils.domain import councils, duties
from councils.enums import CouncilStatus, DutyKind
from legeraad.web.spreadsheets import CSV_TYPE
from tests.factories import council_of

PAGE = "/agder/tilstand/"
FILE = PAGE + "tilstand.csv"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(TODAY)


def shown(answer):
    return [row["council"].slug for part in answer.context["parts"] for row in part["rows"]]


@pytest.mark.parametrize("role", ["secretary", "registrar"])
def test_secretariat_and_principal_see_every_council(agder, role, request):
    answer = request.getfixturevalue(f"as_{role}").get(PAGE)

    assert shown(answer) == ["oss", "au-alr", "alr", "alu-ostre-agder"]
    assert [part["key"] for part in answer.context["parts"]] == [
        "strategic",
        "working_committee",
        "advisory",
        "professional",
    ]


@pytest.mark.parametrize("role", ["member", "contact", "doctor"])
@pytest.mark.parametrize("address", [PAGE, FILE])
def test_others_see_neither_page_nor_file(agder, role, address, request):
    assert request.getfixturevalue(f"as_{role}").get(address).status_code == 403


def test_only_those_to_look_into(agder, as_secretary):
    agder.councils.filter(slug="oss").update(behaviour="electing")

    every, some = as_secretary.get(PAGE), as_secretary.get(PAGE + "?vis=se-pa")

    assert shown(every) == ["au-alr", "alr", "alu-ostre-agder", "oss"]
    assert shown(some) == ["au-alr", "alr", "alu-ostre-agder"]
    assert every.context["ailing"] == 3


def test_reason_stands_beside_the_status(agder, as_secretary):
    councils.set_status(
        council=council_of(agder, "alu-ostre-agder"),
        status=CouncilStatus.NOT_OPERATIVE,
        reason="Lederen flyttet.",
        on=date(2026, 8, 1),
        by=None,
    )

    assert "Lederen flyttet." in as_secretary.get(PAGE).text


def test_file_has_a_row_for_each_council_and_no_formula(agder, as_secretary):  # I5
    council = council_of(agder, "au-alr")
    councils.rename(council=council, name="=1+1", label="AU", on=date(2026, 8, 1), by=None)

    answer = as_secretary.get(FILE)
    rows = answer.content.decode("utf-8-sig").splitlines()

    assert answer["Content-Type"] == CSV_TYPE
    assert 'filename="tilstand-agder-2026-11-22.csv"' in answer["Content-Disposition"]
    assert len(rows) == 5
    assert min(row.split(";")[0] for row in rows[1:]) == '"\'=1+1"'


def test_community_without_councils_is_told_so(agder, as_secretary):
    agder.councils.update(status=CouncilStatus.DISSOLVED)

    answer = as_secretary.get(PAGE)

    assert (answer.status_code, answer.context["sum"].councils) == (200, 0)
    assert "<table" not in answer.text


def test_trial_that_is_over_and_undecided_is_an_alarm(agder, as_registrar):  # PRJ-19
    facts = {"council": council_of(agder), "decided_by": "OSS", "by": None}
    trial = duties.start_trial(start=date(2025, 11, 1), ends_on=date(2026, 11, 1), **facts)

    answer = as_registrar.get(PAGE)

    assert answer.context["alarms"] == [trial]


def test_only_the_secretariat_is_led_to_seats_and_duties(agder, as_secretary, as_registrar):
    council = council_of(agder)
    duties.add_duty(
        council=council, kind=DutyKind.YEARLY_REPORT, first_due=date(2027, 2, 1), by=None
    )
    seats, owed = "/agder/sammensetning/alr/", "/agder/utvalg/alr/plikter/"

    led = {
        role: [f'href="{address}"' in browser.get(PAGE).text for address in (seats, owed)]
        for role, browser in (("secretary", as_secretary), ("registrar", as_registrar))
    }

    assert led == {"secretary": [True, True], "registrar": [False, False]}


def test_overview_leads_here(agder, as_registrar):
    assert f'href="{PAGE}"' in as_registrar.get("/agder/oversikt/").text
