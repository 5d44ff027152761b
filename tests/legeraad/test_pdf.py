"""HTML to archive PDF: what the file must hold, and what is refused."""

import os
import subprocess
import sys

import pikepdf  # noqa: TID253  a test pays for what it tests
import pytest
from django.utils import translation

from legeraad import pdf
from tests.pdf_checks import attachments, check, elements, font_names, words

FONT = "/inter-static/files/inter-latin-400-normal.woff2"
SQUARE = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}
<rect width="9" height="9"/></svg>"""
PAGE = f"""<!DOCTYPE html>
<html lang="nb"><head><title>Prøve på dokument</title>
<meta name="author" content="Agder legeråd"><meta name="description" content="Emnet">
<meta name="dcterms.created" content="2026-11-19T10:00:00+01:00">
<style>
@font-face {{ font-family: Inter; src: url({FONT}) }}
@page {{ @bottom-left {{ content: "Agder legeråd" }} @bottom-right {{ content: counter(page) }} }}
html {{ font-family: Inter }} h1, h2, th {{ font-weight: 400 }} ul {{ list-style: disc }}
table {{ background: #eee; border: 1pt solid }}
</style></head><body>
<h1>Overskrift</h1><p>Blåbærsyltetøy {SQUARE.format("")} {SQUARE.format("<title>møtte</title>")}</p>
<ul><li>ett<ul><li>under ett</li></ul></li><li>to</li></ul>
<table><caption>Tall</caption><thead><tr><th>Sted</th><th>Antall</th></tr></thead>
<tbody><tr><th>Lister</th><td>2</td></tr></tbody></table>
<h2>Neste</h2><p>Slutt.</p>
</body></html>"""


def page(body: str = "", head: str = "") -> str:
    return PAGE.replace("</head>", f"{head}</head>").replace("<h2>", f"{body}<h2>")


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(PAGE)


@pytest.fixture
def opened(made, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(made)
    with pikepdf.open(path) as document:
        yield document


def test_pdf_passes_every_check(made):
    assert check(made) == []


def test_checks_find_what_weasyprint_alone_leaves_out():
    import weasyprint

    bare = weasyprint.HTML(string=PAGE, base_url=pdf.STATIC, url_fetcher=pdf._fetcher()).write_pdf(
        pdf_variant="pdf/a-2a"
    )

    assert {
        "The XMP block does not say PDF/UA-1.",
        "The PDF/UA schema is not described in the XMP block.",
        "A table header has no scope.",
        "A figure has no text alternative.",
    } < set(check(bare))


def test_font_is_inter_and_nothing_else(made):
    assert font_names(made) == {"Inter"}


def test_metadata_comes_from_the_page(opened):
    assert dict(opened.docinfo.items()) == {
        "/Title": "Prøve på dokument",
        "/Author": "Agder legeråd",
        "/Subject": "Emnet",
        "/CreationDate": "D:20261119100000+01'00",
        "/Producer": opened.docinfo["/Producer"],
    }
    assert str(opened.Root.Lang) == "nb"


def test_table_headers_point_along_columns_and_rows(opened):
    scopes = [str(element.A.Scope) for element, _above in elements(opened) if element.S == "/TH"]

    assert scopes == ["/Column", "/Column", "/Row"]


def test_figure_with_words_stays_and_lies_where_it_is_drawn(opened):
    figures = [element for element, _above in elements(opened) if element.S == "/Figure"]
    left, bottom, right, top = (float(side) for side in figures[0].A.BBox)

    assert [str(figure.Alt) for figure in figures] == ["møtte"]
    assert (right - left, top - bottom) == (6.75, 6.75)
    assert 600 < bottom < top < 842


def test_bookmarks_are_the_headings(made):
    assert words(made).splitlines()[1:] == ["Overskrift"]


def test_same_page_gives_same_bytes_in_another_process(made):
    script = (
        "import django, hashlib, sys; django.setup(); from legeraad import pdf;"
        "from tests.legeraad.test_pdf import PAGE;"
        "sys.stdout.buffer.write(pdf.render(PAGE))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=True
    )

    assert other.stdout == made


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://127.0.0.1/x.png" alt="">',
        '<img src="/no/such/file.png" alt="">',
        '<img src="/../manage.py" alt="">',
        '<img src="//example.org/x.png" alt="">',
    ],
)
def test_address_outside_our_static_files_stops_the_document(body):
    with pytest.raises(pdf.RefusedError):
        pdf.render(page(body))


def test_static_file_is_read():
    content = pdf.render(page('<img src="/img/mark.svg" alt="merket" width="40" height="16">'))

    assert "merket" in words(content)
    assert attachments(content) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("x" * 300_001, "The text is too long for a PDF. Shorten it and try again."),
        ("æ" * 160_000, "The text is too long for a PDF. Shorten it and try again."),
        (
            "<div>" * 500 + "</div>" * 500,
            "The document has too many levels inside each other for a PDF.",
        ),
        (
            "<table>" + "<tr><td>1</td></tr>" * 2001 + "</table>",
            "More than 1000 list items or table rows are too many for a PDF.",
        ),
        (
            "<p>1</p>" * 4001,
            "The text has too many paragraphs for a PDF. Shorten it.",
        ),
    ],
)
def test_document_too_large_is_refused_with_a_sentence(body, sentence):
    with translation.override("en"), pytest.raises(pdf.TooLargeError) as refusal:
        pdf.render(page(body))

    assert refusal.value.sentence == sentence


def test_web_process_does_not_load_weasyprint():
    script = (
        "import django, sys; django.setup(); import legeraad.urls, cases.documents.minutes;"
        "print([name for name in ('weasyprint', 'pikepdf') if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )

    assert loaded.stdout.strip().splitlines()[-1] == "[]"
