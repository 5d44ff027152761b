"""Excel files: what stands in the cells, and files that are made to harm (U2)."""

import io
import time
import tracemalloc
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from legeraad.errors import DomainError
from members.domain.imports.files import read
from tests.members.domain.imports.given import as_xlsx


def test_cells_come_as_people_read_them():
    content = as_xlsx(
        ["Navn", "HPR", "Fra", "Møtt", "Andel", "Tom"],
        ["Åse", 1234567, date(2026, 12, 31), datetime(2026, 1, 2, 9, 30), 0.5, None],  # noqa: DTZ001  Excel knows no zones
    )

    assert read(content).rows == ((2, ("Åse", "1234567", "2026-12-31", "2026-01-02", "0.5", "")),)


def test_formula_counts_as_it_was_last_reckoned():
    """Written by a program it has no value yet: the cell is empty, and nothing is reckoned here."""
    assert read(as_xlsx(["Navn", "Tittel"], ["Q.B.", "=1+1"])).rows == ((2, ("Q.B.", "")),)


def test_first_sheet_is_read_and_the_others_are_not():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(["Navn"], ["Q.B."])))
    book.create_sheet("Forklaring").append(["Noe annet"])
    target = io.BytesIO()
    book.save(target)

    assert read(target.getvalue()).headings == ("Navn",)


def changed(content=None, **parts):
    """The archive with some of its parts put in or replaced; `__` stands for a slash."""
    old = zipfile.ZipFile(io.BytesIO(content or as_xlsx(["Navn"], ["Q.B."])))
    new = {name.replace("__", "/"): data for name, data in parts.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in old.infolist():
            if part.filename not in new:
                archive.writestr(part.filename, old.read(part))
        for name, data in new.items():
            archive.writestr(name, data)
    return target.getvalue()


def cut():
    content = as_xlsx(["Navn"], ["Q.B."])
    return content[: len(content) // 2]


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
OUTSIDE = b'<!DOCTYPE l SYSTEM "file:///etc/passwd"><sst/>'
WIDE = b"<worksheet><sheetData>" + b"<row/>" * 2_000_001 + b"</sheetData></worksheet>"
HARM = {
    "zip bomb": {"xl/media/image1.png": b"\0" * (25 * 1024 * 1024)},
    "many parts": {f"xl/x{number}.xml": b"<x/>" for number in range(250)},
    "many tags": {"xl/worksheets/sheet1.xml": WIDE},
    "entities": {"xl/sharedStrings.xml": LAUGHS},
    "entity far down": {"xl/styles.xml": b"<!--" + b"x" * 300_000 + b"-->" + LAUGHS},
    "outside": {"xl/sharedStrings.xml": OUTSIDE},
    "utf-16": {"xl/sharedStrings.xml": LAUGHS.decode().encode("utf-16")},
    "macros": {"xl/vbaProject.bin": b"\xd0\xcf"},
    "no workbook": {"xl/workbook.xml": b""},
    "not xml": {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"},
}


@pytest.mark.parametrize("name", HARM)
def test_harmful_file_is_refused_soon_and_cheaply(name):
    """U2: in less than a second and 100 MB; the machine may be busy, so CPU is counted."""
    content = changed(**{key.replace("/", "__"): data for key, data in HARM[name].items()})
    tracemalloc.start()
    began = time.process_time()

    with pytest.raises(DomainError) as refusal:
        read(content)

    took = time.process_time() - began
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refusal.value.field == "file"
    assert took < 1
    assert most < 100 * 1024 * 1024


def text_document():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return target.getvalue()


@pytest.mark.parametrize("content", [cut(), text_document(), b"PK\x03\x04" + b"x" * 400])
def test_what_is_no_excel_file_is_refused(content):
    with pytest.raises(DomainError):
        read(content)
