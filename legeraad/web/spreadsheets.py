"""Writes lists for spreadsheets: CSV and XLSX in which no cell can act as a formula (I5)."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import save_workbook

Cell = str | int | Decimal | date | None
Rows = Iterable[Sequence[Cell]]

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 50  # of a column in XLSX, in characters

# What begins a formula in one program or another, and what they skip before it.
STARTERS = frozenset("=+-@\N{MINUS SIGN}")
BREAKS = frozenset("\t\r\n")
QUOTES = frozenset("'\"`‘’‚“”„«»")


def write_csv(rows: Rows) -> bytes:
    """UTF-8 with a byte order mark, semicolons, every cell quoted: as Excel in Norwegian wants it.

    Decimals have a comma, dates are written 2026-09-16. Text that could be taken for a formula
    gets an apostrophe before it, which `plain` takes away again.
    """
    target = StringIO()
    writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_as_text(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Rows) -> bytes:
    """One sheet; the first row is the heading, and stays in sight. Text is always stored as text.

    Excel takes a text for a formula when somebody edits its cell, unless the cell says that it is
    quoted, so such a cell does.
    """
    return write_book({"": rows})


def write_book(sheets: Mapping[str, Rows]) -> bytes:
    """Several sheets by their names, each as `write_xlsx` has it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        _fill_sheet(book.create_sheet(name or None), rows)
    target = BytesIO()
    save_workbook(book, target)
    return target.getvalue()


def _fill_sheet(sheet: Any, rows: Rows) -> None:
    sheet.freeze_panes = "A2"
    widths: dict[int, int] = {}
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            _fill(cell, value)
            if line == 1:
                cell.font = Font(bold=True)
            widths[column] = max(widths.get(column, 0), len(_as_text(value)) + 2)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(width, WIDEST)


def acts(text: str) -> bool:
    """Whether some program could take the text for a formula, or for more cells than one."""
    folded = unicodedata.normalize("NFKC", text)
    for letter in folded:
        if letter in BREAKS or letter in STARTERS:
            return True
        if not _skipped(letter):
            return False
    return False


def plain(text: str) -> str:
    """Takes away the apostrophe that `write_csv` put before a text, if it did."""
    return text[1:] if text.startswith("'") and acts(text[1:]) else text


def _skipped(letter: str) -> bool:
    return letter.isspace() or letter in QUOTES or unicodedata.category(letter) == "Cf"


def _as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        text = _printable(cell)
        return f"'{text}" if acts(text) else text
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _printable(text: str) -> str:
    """Without control characters, which XML cannot hold; a line ends in one way only."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if letter >= " " or letter in BREAKS)


def _fill(cell: Any, value: Cell) -> None:
    if isinstance(value, str):
        text = _printable(value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = acts(text)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
