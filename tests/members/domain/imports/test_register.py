"""By what a row is known again: the HPR number, else the address, else name and place."""

import pytest

from councils.enums import ProfessionalGroup
from members.domain import people
from members.domain.imports.cells import Cells
from members.domain.imports.entries import Entry
from members.domain.imports.register import Register, agrees, share_a_word
from members.enums import Employment, ImportKind
from tests.members.domain.imports.given import ON, places_of


def entry(name="Kari Li", **facts):
    return Entry(Cells(ImportKind.PERSONS, 2, {}, []), name, **facts)


def found(community, row):
    return Register([row], community=community, on=ON).find(row)


@pytest.fixture
def office(table):
    return places_of(table.community).office


@pytest.fixture
def kari(table, office):
    person = people.register_person(
        name="Kari Li",
        email="kari@x.example",
        hpr_number="77",
        registered_in=table.community,
        by=None,
    )
    people.affiliate(
        person=person,
        organisation=office,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.EMPLOYED,
        by=None,
    )
    return person


def test_number_comes_before_address_and_name(table, kari):
    assert found(table.community, entry("Kari By", hpr_number="77")) == kari


def test_address_is_known_in_any_case(table, kari):
    assert found(table.community, entry(email="kari@x.example")) == kari


def test_name_is_known_at_the_place_of_work_only(table, kari, office):
    assert found(table.community, entry(place=office)) == kari
    assert found(table.community, entry(place=office.parent)) is None
    assert found(table.community, entry()) is None


def test_name_with_another_number_is_somebody_else(table, kari, office):
    assert found(table.community, entry(place=office, hpr_number="78")) is None


def test_entry_that_was_merged_away_is_not_found(table, kari):
    other = people.register_person(name="Kari Li", registered_in=table.community, by=None)
    other.hpr_number, other.merged_into = "99", kari
    other.save()

    assert found(table.community, entry(hpr_number="99")) is None


@pytest.mark.parametrize(
    ("hpr_number", "email", "same"),
    [("77", "", True), ("78", "", False), ("", "a@x.example", True), ("", "b@x.example", False)],
)
def test_two_of_one_name_agree_unless_number_or_address_differ(hpr_number, email, same):
    row = entry(hpr_number="77", email="a@x.example")

    assert agrees(row, hpr_number=hpr_number, email=email) is same


def test_names_share_a_word_or_they_do_not():
    assert share_a_word("Kari Li Ås", "ÅS, Kari")
    assert not share_a_word("Kari Li", "Ola By")
