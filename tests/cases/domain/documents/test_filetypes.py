"""What may be kept with a case is told by its content; what may do harm is refused (U2, U3, U4)."""

import io
import struct
import time
import zipfile
import zlib
from contextlib import suppress

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.documents.filetypes import MOST_BYTES, file_type, safe_name
from cases.enums import FileType
from legeraad.errors import DomainError

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENT = b"From: a@eksempel.example\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n"
MAIL = SENT + b"Subject: Hei\r\n\r\nTekst"


def packed(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return stream.getvalue()


def png(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    check = struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + check


def jpeg(width, height):
    frame = b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + b"\x03" + b"\x00" * 9
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF" + frame


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, FileType.PDF),
        (packed(word__document_DOT_xml="<w/>"), FileType.DOCX),
        (packed(xl__workbook_DOT_xml="<w/>"), FileType.XLSX),
        (packed(ppt__presentation_DOT_xml="<w/>"), FileType.PPTX),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), FileType.ODT),
        (png(10, 10), FileType.PNG),
        (jpeg(10, 10), FileType.JPEG),
        (OLE + "__properties_version1.0".encode("utf-16-le"), FileType.MSG),
        (MAIL, FileType.EML),
        ("Høringssvar fra Lister".encode(), FileType.TXT),
        ("Høringssvar fra Lister".encode("latin-1"), FileType.TXT),
    ],
)
def test_file_type_is_told_by_the_content(content, expected):
    assert file_type(content) == expected


BOMB = packed(word__document_DOT_xml=b"0" * 60_000_000)
MANY = packed(**{f"m{number}": "" for number in range(5_001)}, word__document_DOT_xml="<w/>")
HARMFUL = {
    "nothing": b"",
    "too large": b"%PDF-" + b"0" * MOST_BYTES,
    "half a PDF": PDF[:20],
    "a bomb": BOMB,
    "many members": MANY,
    "macros": packed(word__document_DOT_xml="<w/>", word__vbaProject_DOT_bin="x"),
    "a program": b"MZ\x90\x00\x03\x00\x00\x00",
    "any zip": packed(readme_DOT_txt="Hei"),
    "half a zip": packed(word__document_DOT_xml="<w/>")[:40],
    "an old Word file": OLE + b"WordDocument",
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "a page in disguise": b"  \n<HTML><body>",
    "an entity bomb": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l "l">]>',
    "a flood of points": png(100_000, 100_000),
    "a flood of points as JPEG": jpeg(60_000, 60_000),
    "half a picture": b"\x89PNG\r\n\x1a\n",
    "half a photo": b"\xff\xd8\xff\xe0\x00",
    "control signs": b"\x01\x02\x03",
}


@pytest.mark.parametrize("what", HARMFUL)
def test_file_type_of_what_may_do_harm_is_refused_at_once(what):
    began = time.process_time()

    with pytest.raises(DomainError) as refusal:
        file_type(HARMFUL[what])

    assert refusal.value.field == "file"
    assert time.process_time() - began < 1


@given(st.binary(max_size=400))
def test_file_type_of_anything_is_found_or_refused(content):
    for start in (b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", OLE, b"%PDF-"):
        with suppress(DomainError):
            assert file_type(start + content) in FileType


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Svar fra Lister.pdf", "Svar fra Lister.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\svar.PDF", "svar.pdf"),
        ("svar.pdf.exe", "svar.pdf.pdf"),
        ("ann\u202egpj.exe", "ann gpj.pdf"),
        ("svar\x00.pdf", "svar.pdf"),
        ("A\u030arsrapport.pdf", "Årsrapport.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("CON.pdf", "document CON.pdf"),
        ("Møte 12.5 kl. 18", "Møte 12.5 kl. 18.pdf"),
    ],
)
def test_safe_name_is_only_a_name(name, expected):
    with translation.override("en"):
        assert safe_name(name, "pdf") == expected


@given(st.text(max_size=300))
def test_safe_name_of_anything_does_no_harm(name):  # U4
    safe = safe_name(name, "pdf")

    assert safe.endswith(".pdf")
    assert len(safe) <= 140
    assert not set(safe) & set('/\\:*?"<>|\x00\u202e\n\r')
    assert safe.split(".")[0].lower().strip() not in ("", "con", "nul", "lpt1")
    assert safe_name(safe, "pdf") == safe
