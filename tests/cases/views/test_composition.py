"""The page of a council's composition: table, bars, and what it warns of."""

import re
from datetime import date

import pytest

from members.enums import Gender
from members.models import Person

PAGE = "/agder/sammensetning/alr/balanse/"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("secretary", 200),
        ("chair", 200),
        ("registrar", 200),
        ("member", 403),
        ("contact", 403),
        ("doctor", 403),
    ],
)
def test_secretariat_chair_and_principal_see_it(agder, role, status, request):
    assert request.getfixturevalue(f"as_{role}").get(PAGE).status_code == status


def test_bars_have_the_numbers_of_the_table(agder, as_secretary):
    Person.objects.update(gender=Gender.MAN)

    answer = as_secretary.get(PAGE)

    gender = answer.context["tables"][0]["rows"]
    assert [(row["line"].target, row["line"].appointed) for row in gender] == [
        (6, 0),
        (6, 13),
        (None, 0),
    ]
    assert [row["bars"][:2] for row in gender] == [["138", "0"], ["138", "300"], ["0", "0"]]
    drawn = re.findall(r'lr-bars__appointed" x="1" y="8" width="(\d+)"', answer.text)
    assert drawn[:3] == ["0", "300", "0"]
    assert 'style="' not in answer.text


def test_warnings_stand_on_the_page(agder, as_secretary):
    answer = as_secretary.get("/en" + PAGE)

    assert "3 of 5 seats that want a substitute have one." in answer.text


@pytest.mark.parametrize("slug", ["oss", "alu-ostre-agder"])
def test_council_without_seats_has_an_empty_page(agder, as_registrar, slug):
    answer = as_registrar.get(f"/agder/sammensetning/{slug}/balanse/")

    assert answer.status_code == 200
    assert "<table" not in answer.text


def test_other_council_is_not_found(agder, as_secretary):
    assert as_secretary.get("/agder/sammensetning/ukjent/balanse/").status_code == 404
