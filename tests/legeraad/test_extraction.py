"""The text of files that came in, and what to know of them; a hostile one takes nobody along."""

import io
import zipfile

import docx
import openpyxl
import pytest

from legeraad import extraction
from legeraad.extraction import extract


def pdf(html, **options):
    from weasyprint import HTML

    return HTML(string=html).write_pdf(**options)


def word(text):
    document = docx.Document()
    document.add_paragraph(text)
    document.core_properties.author = ""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(text):
    book = openpyxl.Workbook()
    book.active["A1"] = text
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def odt(text):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("content.xml", f"<d xmlns:t='x'><t:p>{text}</t:p></d>")
    return stream.getvalue()


MAIL = (
    "From: a@eksempel.example\r\nSubject: Hei\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nÅpent svar"
).encode()


@pytest.mark.parametrize(
    ("content", "ending", "text"),
    [
        (word("Åpent svar"), "docx", "Åpent svar"),
        (workbook("Åpent svar"), "xlsx", "Åpent svar"),
        (odt("Åpent svar"), "odt", "Åpent svar"),
        ("Åpent  svar".encode(), "txt", "Åpent svar"),
        ("Åpent svar".encode("cp1252"), "txt", "Åpent svar"),
        (MAIL, "eml", "Hei Åpent svar"),
        (b"\xd0\xcf", "msg", ""),
    ],
)
def test_text_is_read(content, ending, text):
    assert extract(content, ending).text == text


def test_text_of_a_tagged_pdf_has_no_warning():
    content = pdf("<html lang=nb><title>t</title><p>Åpent svar</p>", pdf_variant="pdf/ua-1")

    assert extract(content, "pdf") == extraction.Extract("Åpent svar", [])


def test_pdf_without_structure_or_text_is_warned_of():  # U10
    import pikepdf

    plain = pdf("<html><meta name=author content=X><p>Svar</p>")
    empty = pikepdf.new()
    empty.add_blank_page()
    stream = io.BytesIO()
    empty.save(stream)

    assert extract(plain, "pdf").warnings == ["untagged", "author"]
    assert extract(stream.getvalue(), "pdf") == extraction.Extract("", ["scanned"])


def test_picture_that_says_where_it_was_taken_is_warned_of():  # U10
    photo = b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x88\x25"

    assert extract(photo, "jpg").warnings == ["location"]
    assert extract(photo.replace(b"\x88\x25", b"\x01\x12"), "jpg").warnings == []


def test_hostile_file_gives_nothing_and_takes_nobody_along(monkeypatch):  # U2
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{lol}]><x><p>&l11;</p></x>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("content.xml", bomb)

    assert extract(stream.getvalue(), "odt") == extraction.Extract("", [])
    assert extract(b"%PDF-1.7 nothing of the kind", "pdf") == extraction.Extract("", [])
