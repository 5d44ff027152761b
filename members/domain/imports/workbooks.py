"""Lists as Excel files, read without trusting them (quality.md U2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from legeraad.errors import DomainError

MOST_PARTS = 200  # files in the archive
MOST_UNPACKED = 24 * 1024 * 1024  # bytes of all parts; 10 000 rows of 15 columns take about 9 MB
MOST_TAGS = 2_000_000  # "<" in all parts
CHUNK = 256 * 1024
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
OVERLAP = max(len(word) for word in FORBIDDEN)


def rows(content: bytes, *, most_rows: int, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet as text, with their numbers. Formulas count as they last did."""
    _inspect(content)
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheet = book.worksheets[0]
        read = sheet.iter_rows(max_row=most_rows, max_col=most_columns, values_only=True)
        for number, cells in enumerate(read, start=1):
            yield number, [_text(cell) for cell in cells]
    except DomainError:
        raise
    except Exception as fault:
        raise DomainError(_unreadable(), field="file") from fault


def _unreadable() -> str:
    return _("This Excel file cannot be read. Open it, save it again as .xlsx, and try again.")


def _text(value: Any) -> str:
    """What stands in a cell: days as 2026-12-31, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _inspect(content: bytes) -> None:
    """Refuses bombs, macros, and XML that declares anything, before a parser sees them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                sentence = _("This is not an Excel file. Save the list as .xlsx or CSV.")
                raise DomainError(sentence, field="file")
            if any("vbaproject" in name.lower() for name in names):
                sentence = _("The file holds macros. Save it as .xlsx, without macros.")
                raise DomainError(sentence, field="file")
            too_large = sum(part.file_size for part in parts) > MOST_UNPACKED
            if too_large or len(parts) > MOST_PARTS or _tags(archive, parts) > MOST_TAGS:
                sentence = _("The file is too large. Keep only the list itself, and try again.")
                raise DomainError(sentence, field="file")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as fault:
        raise DomainError(_unreadable(), field="file") from fault


def _tags(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> int:
    """How many tags all parts have together; reads no more of a part than it said it had."""
    tags = 0
    for part in parts:
        with archive.open(part) as stream:
            before = b""
            while chunk := stream.read(CHUNK):
                tags += chunk.count(b"<")
                _refuse_declarations(part.filename, before + chunk, begins=not before)
                before = chunk[-OVERLAP:]
    return tags


def _refuse_declarations(filename: str, piece: bytes, *, begins: bool) -> None:
    """No XML of a spreadsheet declares a type or an entity, or is written in UTF-16."""
    if not filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    if any(word in piece for word in FORBIDDEN) or (begins and b"\0" in piece[:100]):
        raise DomainError(_unreadable(), field="file")
