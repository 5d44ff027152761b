"""The page that says who speaks for the GPs of each municipality."""

from datetime import date

import pytest

from councils.domain import councils
from councils.enums import CouncilStatus
from members.domain.membership import Coverage
from tests.factories import council_of

PAGE = "/agder/kommuner/"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(TODAY)


def shown(answer):
    rows = [row["covered"] for row in answer.context["rows"]]
    return {row.municipality.name: row.coverage for row in rows}


@pytest.mark.parametrize("role", ["secretary", "registrar"])
def test_secretariat_and_principal_see_who_speaks_for_whom(agder, role, request):
    answer = request.getfixturevalue(f"as_{role}").get(PAGE)

    assert shown(answer) == {
        "Arendal": Coverage.OWN,
        "Farsund": Coverage.NONE,
        "Kristiansand": Coverage.NONE,
        "Lindesnes": Coverage.NONE,
        "Valle": Coverage.NONE,
    }
    assert answer.context["without"] == 4


@pytest.mark.parametrize("role", ["member", "doctor", "contact"])
def test_others_do_not(agder, role, request):
    assert request.getfixturevalue(f"as_{role}").get(PAGE).status_code == 403


def test_reason_and_day_stand_beside_a_committee_that_does_not_work(agder, as_secretary):
    councils.set_status(
        council=council_of(agder, "alu-ostre-agder"),
        status=CouncilStatus.NOT_OPERATIVE,
        reason="Lederen flyttet.",
        on=date(2026, 8, 1),
        by=None,
    )

    answer = as_secretary.get(PAGE)

    assert shown(answer)["Arendal"] == Coverage.NOT_OPERATIVE
    assert "Lederen flyttet." in answer.text


def test_empty_register_says_what_will_come(agder, as_secretary):
    for place in agder.organisations.filter(kind="municipality"):
        place.region_memberships.all().delete()
        place.committees.clear()
        place.affiliations.all().delete()
        place.parts.all().delete()
    agder.organisations.filter(kind="municipality").delete()

    answer = as_secretary.get(PAGE)

    assert answer.status_code == 200
    assert "<table" not in answer.text
