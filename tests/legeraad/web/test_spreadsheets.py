"""Lists for spreadsheets: what is written comes back, and no cell acts (quality.md I5)."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from legeraad.web.spreadsheets import acts, plain, write_csv, write_xlsx

ATTACKS = [
    "=1+1",
    "+47 900 00 000",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\N{NO-BREAK SPACE}=1",
    '"=1',
    "'=1",
    "''=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "\N{MINUS SIGN}1",
    "\N{ZERO WIDTH SPACE}=1",
    "\N{BYTE ORDER MARK}=cmd|' /C calc'!A0",
]
HARMLESS = ["", "Ola", "Sør-Audnedal", "a=b", "post@eksempel.example", "'s-Gravenhage", "«Nord»"]

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
cells = st.one_of(
    texts,
    st.sampled_from(ATTACKS[:4] + ATTACKS[7:]),
    st.integers(-(10**9), 10**9),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.none(),
)

# The clock of a busy machine says nothing about the files.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(content):
    return load_workbook(BytesIO(content)).active


@pytest.mark.parametrize("text", ATTACKS)
def test_text_that_could_be_a_formula_is_known(text):
    assert acts(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_is_left_alone(text):
    assert not acts(text)
    assert write_csv([[text]]) == f'\ufeff"{text}"\r\n'.encode()


@pytest.mark.parametrize("text", ATTACKS)
def test_csv_puts_an_apostrophe_before_what_acts(text):
    ((cell,),) = read_csv(write_csv([[text]]))
    assert cell[0] == "'"
    assert plain(cell) == text.replace("\r", "\n")


@pytest.mark.parametrize("text", ATTACKS)
def test_xlsx_stores_what_acts_as_quoted_text(text):
    cell = read_xlsx(write_xlsx([["a"], [text]]))["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == text.replace("\r", "\n")


def test_a_cell_with_a_separator_stays_one_cell():
    assert read_csv(write_csv([["a;=1", 'b"c', "d,=1"]])) == [["a;=1", 'b"c', "d,=1"]]


def test_lines_end_as_excel_wants_it():
    assert write_csv([["a", 1], ["b", None]]) == b'\xef\xbb\xbf"a";"1"\r\n"b";""\r\n'


def test_numbers_and_dates_keep_their_types():
    row = [-5, Decimal("1.5"), date(2026, 9, 16), None]
    assert read_csv(write_csv([row])) == [["-5", "1,5", "2026-09-16", ""]]
    sheet = read_xlsx(write_xlsx([["a", "b", "c", "d"], row]))
    values = [cell.value for cell in sheet[2]]
    assert values[:2] == [-5, 1.5]
    assert values[2].date() == date(2026, 9, 16)
    assert values[3] is None


def test_control_characters_are_dropped():
    assert read_csv(write_csv([["a\x00\x1bb"]])) == [["ab"]]
    assert read_xlsx(write_xlsx([["a\x00\x1bb"]]))["A1"].value == "ab"


@unhurried
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_csv_comes_back_and_nothing_in_it_acts(rows):
    found = read_csv(write_csv(rows))
    assert [[plain(cell) for cell in row] for row in found] == [
        ["" if cell is None else str(cell) for cell in row] for row in rows
    ]
    for row, back in zip(rows, found, strict=True):
        for cell, text in zip(row, back, strict=True):
            assert not (isinstance(cell, str) and acts(text) and text[0] != "'")


@unhurried
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_xlsx_comes_back_and_has_no_formula(rows):
    sheet = read_xlsx(write_xlsx([("a", "b"), *rows]))
    for row, back in zip(rows, sheet.iter_rows(min_row=2), strict=False):
        for cell, stored in zip(row, back, strict=True):
            assert stored.data_type != "f"
            value = stored.value.date() if isinstance(cell, date) else stored.value
            assert value == (cell or None if isinstance(cell, str) else cell)
