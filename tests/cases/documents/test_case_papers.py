"""The case paper as a Word file, out and in again."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.documents import case_papers as document
from cases.documents.case_papers import take_in
from cases.models import Case, CasePaper
from councils.models import Council
from legeraad import richtext
from tests import factories

RICH = (
    "<p>Fastlegene <strong>melder</strong> om <em>uklarhet</em>, se "
    '<a href="https://eksempel.example/veileder">veilederen</a>.</p>'
    "<ul><li>Prøver<ul><li>blod</li></ul></li><li>Svar</li></ul>"
    "<h3>Omfang</h3><ol><li>Første</li><li>Andre</li></ol>"
    '<table><thead><tr><th scope="col">År</th><th scope="col">Antall</th></tr></thead>'
    "<tbody><tr><td>2025</td><td>12</td></tr></tbody></table><p>H<sub>2</sub>O</p>"
)


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


def word(*blocks):
    """A .docx of (style, text); a list of texts is a row of a table."""
    made = docx.Document()
    for style, text in blocks:
        if isinstance(text, list):
            table = made.add_table(rows=1, cols=len(text))
            for cell, words in zip(table.rows[0].cells, text, strict=True):
                cell.text = words
        else:
            made.add_paragraph(text, style)
    return content_of(made)


def content_of(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plain(taken):
    return {name: richtext.plain(text) for name, text in taken.texts.items()}


def test_file_sent_out_comes_in_again_as_it_was(case):
    paper = CasePaper.objects.create(
        case=case, background=RICH, assessment="<p>Vi mener</p>", proposal="<ol><li>Ja</li></ol>"
    )

    taken = take_in(case, document.render(paper))

    assert taken.texts == {
        "background": richtext.clean(RICH),
        "assessment": "<p>Vi mener</p>",
        "proposal": "<ol><li>Ja</li></ol>",
    }


def test_template_filled_in_leaves_our_guidance_out(case):
    made = docx.Document(io.BytesIO(document.template(case.council)))
    headings = [each for each in made.paragraphs if each.style.name == "Heading 1"]
    for number, heading in enumerate(headings, start=1):
        heading._p.addnext(made.add_paragraph(f"Skrevet {number}")._p)

    taken = take_in(case, content_of(made))

    assert list(plain(taken).values()) == ["Skrevet 1", "Skrevet 2", "Skrevet 3"]


@pytest.mark.parametrize(
    ("heading", "lands_in"),
    [
        ("Bakgrunn", "background"),
        ("1. Bakgrunn for saken", "background"),
        ("Saksopplysningar", "background"),
        ("VURDERING:", "assessment"),
        ("Sekretariatet si vurdering", "assessment"),
        ("2 Sekretariatets vurdering", "assessment"),
        ("Forslag til vedtak", "proposal"),
        ("Framlegg til uttale", "proposal"),
        ("III. Innstilling", "proposal"),
        ("Tilråding", "proposal"),
    ],
)
@pytest.mark.parametrize("style", ["Heading 1", "Normal"])
def test_headings_in_use_are_known(case, heading, lands_in, style):
    taken = take_in(case, word(("Normal", "Før"), (style, heading), ("Normal", "Her")))

    assert plain(taken)[lands_in].splitlines()[-1] == "Her"
    assert heading not in "".join(plain(taken).values())


def test_unknown_heading_lands_in_the_background_and_is_kept(case):
    taken = take_in(
        case,
        word(
            ("Heading 1", "Vurdering"),
            ("Heading 2", "Faglig"),
            ("Normal", "Ja"),
            ("Heading 1", "Økonomi"),
            ("Normal", "Null"),
        ),
    )

    assert taken.background == "<h3>Økonomi</h3><p>Null</p>"
    assert plain(taken)["assessment"] == "Faglig\nJa"


def test_title_above_the_headings_keeps_their_parts_together(case):
    taken = take_in(
        case,
        word(
            ("Heading 1", "Hele saken"),
            ("Heading 2", "Vurdering"),
            ("Heading 3", "Faglig"),
            ("Normal", "Ja"),
            ("Heading 2", "Økonomi"),
        ),
    )

    assert plain(taken) == {
        "background": "Hele saken\nØkonomi",
        "assessment": "Faglig\nJa",
        "proposal": "",
    }


def test_sentence_that_begins_like_a_heading_is_text(case):
    taken = take_in(case, word(("Heading 1", "Vurdering"), ("Normal", "Bakgrunn er kjent.")))

    assert plain(taken)["assessment"] == "Bakgrunn er kjent."


NAMED = ("Bakgrunn", "Vurdering", "Forslag")
WORDS = st.text("abcæøå ,–%12", min_size=1, max_size=30).filter(str.strip)
STYLES = ("Normal", "Heading 1", "Heading 2", "Heading 4", "List Bullet", "List Number 2", "Quote")
BLOCK = st.one_of(
    st.tuples(st.sampled_from(STYLES), WORDS),
    st.tuples(st.sampled_from(STYLES), st.sampled_from(NAMED)),
    st.tuples(st.just(""), st.lists(WORDS, min_size=1, max_size=3)),
)


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(BLOCK, max_size=8))
def test_nothing_that_somebody_wrote_is_lost(blocks):
    case = Case(council=Council(label="ALR"), number=1, year=2026, title="Hele saken")

    said = " ".join(" ".join(plain(take_in(case, word(*blocks))).values()).split())

    for style, text in blocks:
        named = text in NAMED and not style.startswith("List") and style != "Quote"
        for words in [] if named else [*text] if isinstance(text, list) else [text]:
            assert " ".join(words.split()) in said
