"""Headings: in any language, order and case; what is missing and what is left alone is named."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from legeraad.errors import DomainError
from members.domain.imports import templates
from members.domain.imports.columns import COLUMNS, FIRST, LAST, headings_of, recognise
from members.domain.imports.files import Table
from members.enums import ImportKind


def table(headings, *rows):
    return Table(tuple(headings), tuple(enumerate((tuple(row) for row in rows), start=2)))


@pytest.mark.parametrize(
    "headings",
    [
        ("Navn", "E-post", "HPR-nummer"),
        ("NAMN *", "Epostadresse", "hpr nr."),
        ("Full name", "E-mail address", "HPR number"),
        ("navn:", "e - p o s t", "Hpr"),
    ],
)
def test_headings_are_known_in_all_languages_and_spellings(headings):
    sheet = recognise(table(headings, ("Q.B.", "q@x.example", "1")), ImportKind.PERSONS)

    assert sheet.rows == ((2, {"name": "Q.B.", "email": "q@x.example", "hpr_number": "1"}),)


def test_words_of_the_portals_own_pages_are_known():
    with translation.override("nb"):
        words = [gettext("Name"), gettext("Works as"), gettext("Place of work")]

    sheet = recognise(table(words, ("Q.B.", "fastlege", "Legen")), ImportKind.PERSONS)

    assert sheet.ignored == ()
    assert sheet.rows[0][1] == {"name": "Q.B.", "group": "fastlege", "workplace": "Legen"}


def test_what_a_row_must_have_beside_its_name_is_said():
    with translation.override("en"):
        demands = {column.key: column.demand for column in COLUMNS[ImportKind.PERSONS]}

    assert (demands["name"], demands["email"]) == ("must be filled in", "")
    assert demands["group"] == demands["employment"] == "must be filled in with a workplace"


def test_order_does_not_matter_and_surplus_columns_are_named():
    listed = table(("Skonummer", "E-post", "", "Navn"), ("42", "q@x.example", "?", "Q.B."))

    sheet = recognise(listed, ImportKind.PERSONS)

    assert sheet.rows == ((2, {"name": "Q.B.", "email": "q@x.example"}),)
    with translation.override("en"):
        assert recognise(listed, ImportKind.PERSONS).ignored == ("Skonummer", "column 3")


def test_first_name_and_surname_make_the_name():
    listed = table(("Etternavn", "Fornavn"), ("Bærøe", "Kari"), ("Sjølie", ""))

    sheet = recognise(listed, ImportKind.PERSONS)

    assert [row["name"] for _number, row in sheet.rows] == ["Kari Bærøe", "Sjølie"]


def test_missing_columns_are_named_all_at_once():
    with translation.override("en"), pytest.raises(DomainError) as refusal:
        recognise(table(("Lege", "HPR")), ImportKind.DOCTORS)

    assert "GP office, Municipality" in refusal.value.sentence


def test_column_that_stands_twice_is_refused():
    with translation.override("en"), pytest.raises(DomainError, match="E-mail address"):
        recognise(table(("Navn", "E-post", "Epost")), ImportKind.PERSONS)


@pytest.mark.parametrize("kind", ImportKind.values)
def test_no_heading_means_two_columns(kind):
    columns = (*COLUMNS[kind], FIRST, LAST)
    words = [word for column in columns for word in headings_of(column)]

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("kind", ImportKind.values)
def test_headings_of_every_template_are_understood(kind, language):
    with translation.override(language):
        headings, example = templates.rows(kind)

    sheet = recognise(table(headings, example), kind)

    assert sheet.ignored == ()
    assert sheet.rows[0][1] == {
        column.key: column.example for column in COLUMNS[kind] if column.example
    }
