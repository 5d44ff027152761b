"""Rows about persons, read: places of work by name and number."""

import pytest

from councils.domain import councils
from councils.enums import Language, OrganisationKind, ProfessionalGroup
from councils.models import Organisation
from members.domain.imports import entries
from members.domain.imports.columns import Sheet
from members.enums import Employment
from tests.members.domain.imports.given import places_of


def read(community, *rows, doctors=False):
    sheet = Sheet(tuple(enumerate(rows, start=2)), ())
    faults = []
    reading = entries.of_doctors if doctors else entries.of_persons
    return reading(sheet, community=community, faults=faults), faults


@pytest.fixture
def community(table):
    places_of(table.community)
    return table.community


def test_row_of_a_person_is_read_whole(community):
    row = {
        "name": "Kari Li",
        "email": "Kari@X.example",
        "hpr_number": "007",
        "title": "Overlege",
        "workplace": "dalen LEGESENTER",
        "group": "fastlege",
        "employment": "ansatt",
        "language": "nynorsk",
    }

    (entry,), faults = read(community, row)

    assert faults == []
    assert (entry.row, entry.name, entry.email) == (2, "Kari Li", "kari@x.example")
    assert (entry.hpr_number, entry.title) == ("7", "Overlege")
    assert entry.place == Organisation.objects.get(name="Dalen legesenter")
    assert (entry.group, entry.employment) == (ProfessionalGroup.GP, Employment.EMPLOYED)
    assert entry.language == Language.NYNORSK


@pytest.mark.parametrize("workplace", ["Bygland", "Bygland kommune", "BYGLAND", "4220"])
def test_municipality_is_a_workplace_by_any_of_its_names(community, workplace):
    row = {"name": "Q.B.", "workplace": workplace, "group": "kommuneoverlege"}

    (entry,), _faults = read(community, row | {"employment": "ansatt"})

    assert entry.place.kind == OrganisationKind.MUNICIPALITY


def test_name_of_two_organisations_is_a_fault(community):
    councils.register_organisation(
        community=community, kind=OrganisationKind.OTHER, name="Dalen Legesenter!", by=None
    )
    row = {"name": "Q.B.", "workplace": "Dalen legesenter", "group": "gp", "employment": "ansatt"}

    (entry,), faults = read(community, row)

    assert (entry.place, [fault.value for fault in faults]) == (None, ["Dalen legesenter"])


def test_rows_of_one_new_office_share_it(community):
    rows = [
        {"name": name, "office": office, "municipality": "Bygland"}
        for name, office in (("Q.B.", "Nytt kontor"), ("X.D.", "NYTT KONTOR"))
    ]

    (first, second), faults = read(community, *rows, doctors=True)

    assert faults == []
    assert first.place is second.place
    assert str(first.place) == "Nytt kontor"
    assert (first.group, first.employment) == (ProfessionalGroup.GP, Employment.SELF_EMPLOYED)
