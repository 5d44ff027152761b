"""Rich minutes: headings, lists, tables and links in the PDF, on the public page, and in Word."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.template.loader import render_to_string

from cases.documents import minutes as document
from cases.documents import minutes_word
from cases.domain.meetings import minutes
from cases.enums import Rendition
from legeraad import richtext
from tests.cases.documents.believable import believable
from tests.pdf_checks import check

pytestmark = pytest.mark.django_db

RICH = (
    "<h3>Svartid</h3><p>Legene vil ha <strong>svar</strong> innen H<sub>2</sub>.</p><h4>Frist</h4>"
    '<ol start="3"><li>tre<ul><li>under</li></ul></li></ol><blockquote><p>Sitat</p></blockquote>'
    '<table><thead><tr><th scope="col">År</th><th scope="col">Tall</th></tr></thead><tbody><tr>'
    '<th scope="row">2026</th><td>7</td></tr></tbody></table>'
    '<p><a href="https://example.org/a?b=1&amp;c=2">avtalen</a></p>'
)


@pytest.fixture
def world():
    made = believable()
    entry = made.minutes.entries.exclude(item__case=None).first()
    minutes.write(entry=entry, revision=entry.revision, background=RICH, discussion=RICH, by=None)
    return made


@pytest.mark.parametrize("rendition", Rendition)
def test_pdf_is_tagged_and_archivable(world, rendition):
    assert check(document.render(world.minutes, rendition)) == []


@pytest.mark.parametrize(
    "template", ["pdf/_minutes_item.html", "cases/public/meetings/_treated.html"]
)
def test_headings_stand_below_the_heading_of_their_part(world, template):
    said = document.facts(world.minutes, Rendition.PUBLIC)
    entry = next(each for each in said.entries if each.discussion == RICH)

    context = {
        "entry": entry,
        "document": said,
        "number": 1,
        "council": world.minutes.meeting.council,
    }
    page = render_to_string(template, context)

    assert page.count(richtext.shown(RICH, heading=4)) == 2
    assert "<h4>Svartid</h4>" in page
    assert "<h5>Frist</h5>" in page


def test_old_plain_minutes_read_as_before(world):
    old = "Én linje\nog én til <b>\n\n- punkt"
    entry = world.minutes.entries.exclude(item__case=None).first()
    type(entry).objects.filter(pk=entry.pk).update(discussion=old, background="", rich=False)

    said = document.facts(world.minutes, Rendition.FULL)

    assert "<p>Én linje<br>og én til &lt;b&gt;</p><ul><li>punkt</li></ul>" in {
        each.discussion for each in said.entries
    }


def test_word_file_has_a_real_table_and_bold_words(world):
    with ZipFile(BytesIO(minutes_word.render(world.minutes))) as file:
        text = file.read("word/document.xml").decode()

    assert "<w:tbl>" in text
    assert "<w:b/>" in text
    assert "&lt;strong&gt;" not in text
