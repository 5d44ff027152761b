"""Single cells: what they mean, or a fault with row, column and what to do."""

from datetime import date

import pytest

from councils.enums import Language, ProfessionalGroup
from members.domain.imports.cells import OTHER_WORDS, Cells, Choices
from members.domain.imports.columns import plain
from members.enums import Employment, FilledBy, ImportKind


def cells(**row):
    return Cells(ImportKind.SEATS, 7, row, [])


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("1.3.2026", date(2026, 3, 1)),
        ("31/12/2026", date(2026, 12, 31)),
        ("46387", date(2026, 12, 31)),  # Excel's number of the day
        ("", None),
    ],
)
def test_days_are_read_as_people_and_excel_write_them(value, day):
    read = cells(start=value)

    assert read.day("start") == day
    assert read.faults == []


@pytest.mark.parametrize("value", ["31.02.2026", "31.12.26", "neste uke", "12.31.2026", "2026"])
def test_day_that_is_none_is_a_fault_with_its_place(value):
    read = cells(start=value)

    assert read.day("start") is None
    (fault,) = read.faults
    assert (fault.row, fault.value) == (7, value)


@pytest.mark.parametrize(
    ("value", "number"),
    [("0012345", "12345"), ("12 34 567", "1234567"), ("", ""), ("123456789", "123456789")],
)
def test_hpr_number_is_digits_without_zeros_before(value, number):
    read = cells(hpr_number=value)

    assert (read.hpr(), read.faults) == (number, [])


@pytest.mark.parametrize("value", ["12a", "1234567890", "-5", "１２３"])
def test_hpr_number_that_cannot_be_is_a_fault(value):
    read = cells(hpr_number=value)

    assert (read.hpr(), len(read.faults)) == ("", 1)


@pytest.mark.parametrize("value", ["ingen", "a@b", "a b@c.example", "a@c.example; b@c.example"])
def test_address_that_is_none_is_a_fault(value):
    read = cells(email=value)

    assert (read.email(), len(read.faults)) == ("", 1)


def test_address_is_kept_in_lower_case():
    assert cells(email="Q.B@Eksempel.Example").email() == "q.b@eksempel.example"


@pytest.mark.parametrize(
    ("choices", "words", "choice"),
    [
        (ProfessionalGroup, ("Fastlege", "GP", "gp", " fast-lege "), ProfessionalGroup.GP),
        (Employment, ("Selvstendig", "self-employed", "næringsdrivende"), Employment.SELF_EMPLOYED),
        (FilledBy, ("Valg", "election", "Vald"), FilledBy.ELECTION),
        (Language, ("nn", "Nynorsk"), Language.NYNORSK),
    ],
)
def test_choice_is_known_by_its_words_in_all_languages(choices, words, choice):
    known = Choices(choices)

    assert [known.find(word) for word in words] == [choice] * len(words)


def test_other_words_are_written_as_they_are_compared():
    assert [word for words in OTHER_WORDS.values() for word in words if plain(word) != word] == []


def test_unknown_choice_is_a_fault_that_names_the_known_ones():
    read = cells(filled_by="loddtrekning")

    assert read.choice("filled_by", Choices(FilledBy)) is None
    assert all(str(choice.label) in read.faults[0].sentence for choice in FilledBy)


@pytest.mark.parametrize("value", ["0", "-1", "3.5", "tre", "12345"])
def test_number_of_a_seat_is_a_small_whole_one(value):
    read = cells(ordinal=value)

    assert (read.number_of("ordinal"), len(read.faults)) == (None, 1)


def test_text_that_is_too_long_is_a_fault():
    read = cells(seat_title="x" * 81)

    assert (read.text("seat_title", most=80), len(read.faults)) == ("", 1)
