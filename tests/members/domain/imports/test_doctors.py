"""The list of a community's GPs, ≈290 in one go (BG-4)."""

import io

import openpyxl
import pytest

from councils.domain import councils
from councils.enums import OrganisationKind
from councils.models import Organisation
from members.enums import Employment, ImportKind
from members.models import Affiliation, Person, User
from tests.members.domain.imports.given import (
    as_csv,
    as_xlsx,
    faults,
    outcomes,
    places_of,
    previewed,
    taken_in,
)

DOCTORS = ImportKind.DOCTORS
HEADINGS = ("Lege", "Legekontor", "Kommune", "HPR", "E-post")
MUNICIPALITIES = 25


@pytest.fixture
def here(table):
    table.places = places_of(table.community)
    return table


def two_hundred_and_ninety():
    """Made-up GPs: three to an office, every second with an address."""
    return [
        (
            f"Lege Nummer-{number:03}",
            f"Kontor {number // 3} legesenter",
            f"Kommune {number % 87 // 3 % MUNICIPALITIES}",
            1_000_000 + number,
            f"lege{number}@eksempel.example" if number % 2 else None,
        )
        for number in range(290)
    ]


def register_municipalities(community):
    for number in range(MUNICIPALITIES):
        councils.register_organisation(
            community=community,
            kind=OrganisationKind.MUNICIPALITY,
            name=f"Kommune {number}",
            municipality_number=f"{4300 + number}",
            by=None,
        )


def one_office_each(rows):
    """An office lies in one municipality: the one of its first doctor."""
    homes = {}
    return [
        (name, office, homes.setdefault(office, town), *rest) for name, office, town, *rest in rows
    ]


def test_290_gps_and_their_offices_in_one_go(table):
    """BG-4: and duplicates reported, and the second time nothing."""
    register_municipalities(table.community)
    rows = one_office_each(two_hundred_and_ninety())
    content = as_xlsx(HEADINGS, *rows, rows[7])

    plan = taken_in(table.community, content, DOCTORS)

    assert [line.outcome.name for line in plan.lines] == ["NEW"] * 290 + ["DUPLICATE"]
    assert (Person.objects.count(), Affiliation.objects.count()) == (290, 290)
    assert User.objects.count() == 145
    offices = Organisation.objects.filter(kind=OrganisationKind.GP_OFFICE)
    assert offices.count() == 97
    assert offices.exclude(parent__kind=OrganisationKind.MUNICIPALITY).count() == 0
    assert Person.history.count() == 290
    again = taken_in(table.community, content, DOCTORS)
    assert (again.rows_new, again.rows_changed, again.faults) == (0, 0, [])
    assert Person.history.count() == 290


def test_file_of_290_keeps_its_numbers_as_numbers():
    """Excel stores HPR numbers as numbers; they come back as digits."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(HEADINGS, *two_hundred_and_ninety())))

    assert book.active["D2"].value == 1_000_000


def listed(*rows):
    return as_csv(HEADINGS[:4], *rows)


@pytest.mark.parametrize("town", ["Bygland", "bygland kommune", "4220"])
def test_municipality_is_known_by_name_and_number(here, town):
    plan = taken_in(here.community, listed(("Kari Li", "Dalen Legesenter", town, "7")), DOCTORS)

    assert outcomes(plan) == [(2, "NEW")]
    work = Affiliation.objects.get()
    assert work.organisation == here.places.office
    assert (work.professional_group, work.employment) == ("gp", Employment.SELF_EMPLOYED)


def test_new_office_is_registered_once_under_its_municipality(here):
    taken_in(
        here.community,
        listed(
            ("Kari Li", "Nye kontor", "Bygland", "7"), ("Ola By", "nye  KONTOR", "Bygland", "8")
        ),
        DOCTORS,
    )

    office = Organisation.objects.get(name="Nye kontor")
    assert (office.parent, office.affiliations.count()) == (here.places.municipality, 2)


def test_preview_registers_no_office(here):
    previewed(here.community, listed(("Kari Li", "Nye kontor", "Bygland", "7")), DOCTORS)

    assert not Organisation.objects.filter(name="Nye kontor").exists()


def test_office_of_the_same_name_elsewhere_is_a_fault(here):
    councils.register_organisation(
        community=here.community, kind=OrganisationKind.MUNICIPALITY, name="Sirdal", by=None
    )

    plan = previewed(
        here.community,
        listed(
            ("Kari Li", "Dalen legesenter", "Sirdal", "7"),
            ("Ola By", "Nytt", "Sirdal", "8"),
            ("Nils Li", "Nytt", "Bygland", "9"),
        ),
        DOCTORS,
    )

    assert [(row, value) for row, _column, value in faults(plan)] == [
        (2, "Dalen legesenter"),
        (4, "Nytt"),
    ]
    assert "Bygland" in plan.faults[0].sentence


def test_unknown_municipality_and_missing_office_are_faults(here):
    plan = previewed(
        here.community,
        listed(("Kari Li", "Nytt", "Ukjent", "7"), ("Ola By", "", "Bygland", "8")),
        DOCTORS,
    )

    assert [(row, value) for row, _column, value in faults(plan)] == [(2, "Ukjent"), (3, "")]
