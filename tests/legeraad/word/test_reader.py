"""Word files that somebody uploads: small enough, what they say they are, and harmless."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from django.utils import translation

from legeraad.errors import DomainError
from legeraad.word import reader

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = '<w:document xmlns:w="' + NAMESPACE + '"><w:body>{}</w:body></w:document>'
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def packed(**parts):
    """A ZIP of these parts; `word/document.xml` is called `document`."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr("word/document.xml" if name == "document" else name, content)
    return out.getvalue()


def text(words):
    return BODY.format(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")


def refused(content):
    with translation.override("en"), pytest.raises(DomainError) as refusal:
        reader.read(content)
    assert refusal.value.field == "file"
    return refusal.value.sentence


def test_read_gives_what_the_file_says():
    assert reader.read(packed(document=text("Hei"))) == reader.Document("<p>Hei</p>", 0, 0)


def test_pictures_and_formulas_are_counted(picture):
    made = docx.Document()
    made.add_paragraph("Se bildet")
    made.add_picture(io.BytesIO(picture))
    out = io.BytesIO()
    made.save(out)
    formula = f'<w:p xmlns:m="{MATHS}"><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'

    assert reader.read(out.getvalue()) == reader.Document("<p>Se bildet</p>", 1, 0)
    assert reader.read(packed(document=BODY.format(formula))).unread == 1


@pytest.fixture
def picture():
    """The smallest GIF there is."""
    return bytes.fromhex(
        "47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Dette er tekst.",
        b"%PDF-1.7",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,  # the older .doc, or one with a password
        packed(readme=b"no document in it"),
        packed(document=b"not XML at all"),
        packed(document=b"<other/>"),
        packed(document=text("x"))[:-40],
    ],
)
def test_what_is_no_word_file_is_refused(content):
    assert refused(content).startswith("This is not a Word file")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    """A billion laughs, and files of the machine that reads."""
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + text("&b;")

    assert refused(packed(document=laughs.encode(encoding))).startswith("This is not a Word file")


def test_too_large_a_file_is_refused_before_it_is_opened():
    assert refused(b"\0" * (reader.MOST_BYTES + 1)).startswith("The file is too large")


@pytest.mark.parametrize(
    "parts",
    [
        {"document": text("a" * (reader.MOST_XML + 1))},
        {"document": text("a"), "word/media/image1.png": b"\0" * 5_000_000},
        {"document": text("a"), **{f"n{each}": b"" for each in range(reader.MOST_ENTRIES)}},
    ],
)
def test_bombs_are_refused(parts):
    """I4"""
    assert refused(packed(**parts)).startswith("The file holds far more")


def test_many_layers_are_refused():
    layers = "<w:smartTag>" * 3_000 + "</w:smartTag>" * 3_000

    assert "layers" in refused(packed(document=BODY.format(layers)))


def test_style_map_in_the_file_hides_nothing():
    """Mammoth reads one if it is asked to; it could leave paragraphs out."""
    content = packed(document=text("Synlig"), **{"mammoth/style-map": b"p => !"})

    assert reader.read(content).html == "<p>Synlig</p>"
