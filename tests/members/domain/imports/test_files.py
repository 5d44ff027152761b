"""What is not a list is refused in a sentence, and nothing in a file is trusted."""

import pytest

from legeraad.errors import DomainError
from members.domain.imports import files
from members.domain.imports.files import read, tidy
from tests.members.domain.imports.given import as_csv, as_xlsx


def sentence_of(content):
    with pytest.raises(DomainError) as refusal:
        read(content)
    assert refusal.value.field == "file"
    return refusal.value.sentence


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", b"\n;;\n;;\n"])
def test_empty_file_is_refused(content):
    assert sentence_of(content) == "The file is empty."


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n\x01\x02", b"GIF89a\x01\x00\x01", b"{\\rtf1 \x07}"]
)
def test_what_is_not_a_list_is_refused(content):
    assert "not a list" in sentence_of(content) or "cannot be read" in sentence_of(content)


def test_old_or_locked_excel_file_is_told_from_others():
    assert "password" in sentence_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_file_above_the_limit_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 20)

    assert "too large" in sentence_of(as_csv(["Navn"], ["Q.B." * 9]))


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_list_with_too_many_rows_is_refused(make, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 3)
    full = [["Navn"], *[[f"Q.{number}."] for number in range(3)]]

    assert len(read(make(*full)).rows) == 3
    assert "10 000 rows" in sentence_of(make(*full, ["X.D."]))


@pytest.mark.parametrize("number", ["01010750160", "010107 50160"])
def test_national_identity_number_is_refused_wherever_it_stands(number):
    content = as_csv(["Navn", "Noe"], ["Q.B.", "1"], ["X.D.", number])

    assert "Row 3 holds a national identity number" in sentence_of(content)


def test_eleven_digits_that_are_no_identity_number_pass():
    assert read(as_csv(["Navn"], ["12345678901"])).rows == ((2, ("12345678901",)),)


@pytest.mark.parametrize(
    ("cell", "tidied"),
    [
        ("  Q.B. ", "Q.B."),
        ("Q.\u200bB.", "Q.B."),
        ("A\u030ase", "Åse"),
        ("Q\n\tB", "Q B"),
        ("Q  B", "Q B"),
        ("x" * 2000, "x" * 1000),
    ],
)
def test_cells_are_tidied(cell, tidied):
    assert tidy(cell) == tidied
