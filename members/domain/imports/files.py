"""What was uploaded, as rows of text; the kind of file is told by its content, not by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from stdnum.no import fodselsnummer

from legeraad.errors import DomainError
from members.domain.imports import text, workbooks

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000  # below the headings
MOST_COLUMNS = 60
MOST_CELL = 1000  # characters
SLACK = 50  # empty rows that are not worth a refusal

OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password
ARCHIVE = b"PK\x03\x04"


@dataclass(frozen=True)
class Table:
    """The headings, and each row below them with its number in the file. Empty rows are left out.

    Every cell is text in NFC without space around it; a row has as many cells as there are
    headings.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(content: bytes) -> Table:
    """Reads a CSV or XLSX file. Raises DomainError with what is wrong and what to do."""
    if not content.strip(b"\0 \r\n\t"):
        raise DomainError(_("The file is empty."), field="file")
    if len(content) > MOST_BYTES:
        raise DomainError(_("The file is too large: at most 5 MB."), field="file")
    if content.startswith(OLD_EXCEL):
        sentence = _(
            "The file is locked with a password, or it is an old Excel file. "
            "Save it as .xlsx without a password."
        )
        raise DomainError(sentence, field="file")
    rows = _filled(_rows(content))
    first = next(rows, None)
    if first is None:
        raise DomainError(_("The file is empty."), field="file")
    headings = first[1]
    while headings and not headings[-1]:
        headings = headings[:-1]
    listed = tuple((number, _fitted(cells, len(headings))) for number, cells in rows)
    if len(listed) > MOST_ROWS:
        raise DomainError(_("The list has more than 10 000 rows. Part it in two."), field="file")
    _refuse_identity_numbers(listed)
    return Table(headings, listed)


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    most = MOST_ROWS + SLACK
    if content.startswith(ARCHIVE):
        return workbooks.rows(content, most_rows=most, most_columns=MOST_COLUMNS)
    return islice(text.rows(text.decode(content)), most)


def _filled(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, cells in rows:
        tidied = tuple(tidy(cell) for cell in cells[:MOST_COLUMNS])
        if any(tidied):
            yield number, tidied


def tidy(cell: str) -> str:
    """One line in NFC, without signs that nobody sees."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()[:MOST_CELL]
    composed = unicodedata.normalize("NFC", cell)
    seen = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return re.sub(r"\s+", " ", seen).strip()[:MOST_CELL]


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]


def _refuse_identity_numbers(rows: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
    """The portal has no use for national identity numbers and does not keep them for a moment."""
    for number, cells in rows:
        for cell in cells:
            if len(cell) in (11, 12) and fodselsnummer.is_valid(cell):
                sentence = _(
                    "Row %(row)s holds a national identity number. Take the column out of the "
                    "file: the portal does not keep such numbers."
                )
                raise DomainError(sentence % {"row": number}, field="file")
