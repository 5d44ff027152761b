"""The draft of the minutes for Word: what the PDF says, in the same sentences."""

import io

import docx
from django.utils import translation

from cases.documents import minutes_word as document
from cases.documents.minutes import facts
from cases.domain.meetings import minutes
from cases.enums import Rendition
from tests.cases.views.workbench import in_session, written


def draft():
    return minutes.current(written(in_session()))


def said(made):
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [each.text for each in made.paragraphs] + cells


def test_draft_says_what_the_pdf_says(agder):
    current = draft()
    with translation.override(current.meeting.council.language):
        told = facts(current, Rendition.FULL)

    made = docx.Document(io.BytesIO(document.render(current)))

    words = said(made)
    headings = [each.text for each in made.paragraphs if each.style.name == "Heading 1"]
    titles = [f"{entry.number} {entry.title}".strip() for entry in told.entries]
    seats = [seat.name for column in told.columns for seat in column.seats if seat.name]
    assert headings == [told.table_heading, *titles]
    assert [entry.advice for entry in told.entries if entry.advice not in words] == []
    assert [name for name in seats if not any(name in each for each in words)] == []
    assert [entry.outcome for entry in told.entries if entry.outcome not in words] == []
    assert told.status in made.sections[0].header.paragraphs[0].text


def test_text_of_several_paragraphs_keeps_them(agder):
    current = draft()
    entry = current.entries.get(item__case__isnull=False)
    minutes.write(entry=entry, revision=2, discussion="Først\n\nDeretter\n- punkt", by=None)

    made = docx.Document(io.BytesIO(document.render(current)))

    texts = {each.text: each.style.name for each in made.paragraphs}
    assert (texts["Først"], texts["Deretter"], texts["punkt"]) == (
        "Normal",
        "Normal",
        "List Bullet",
    )
