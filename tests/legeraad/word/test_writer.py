"""Word files that we write: lists that count anew, tables whose head is one, links that lead."""

import io

import docx
from docx.oxml.ns import qn

from legeraad import richtext
from legeraad.word.writer import Word


def written(html):
    word = Word(title="Sak 1/26", author="Agder", language="nn", head="Rådet")
    word.title("Sak 1/26")
    word.rich(richtext.clean(html))
    return docx.Document(io.BytesIO(word.content()))


def test_document_tells_who_made_it_and_in_which_language():
    about = written("<p>x</p>").core_properties

    assert (about.title, about.author, about.language) == ("Sak 1/26", "Agder", "nn-NO")
    assert about.comments == ""


def test_rich_text_has_the_styles_of_word():
    made = written(
        "<h2>A</h2><p>B</p><ul><li>C<ul><li>D</li></ul></li></ul><blockquote>E</blockquote>"
    )

    assert [(each.style.name, each.text) for each in made.paragraphs[1:]] == [
        ("Heading 2", "A"),
        ("Normal", "B"),
        ("List Bullet", "C"),
        ("List Bullet 2", "D"),
        ("Quote", "E"),
    ]


def test_second_numbered_list_begins_with_one():
    made = written("<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>")

    keys = [
        each._p.pPr.numPr.numId.val for each in made.paragraphs if each.style.name == "List Number"
    ]

    assert (keys[0] == keys[1], keys[1] == keys[2]) == (True, False)


def test_looks_of_a_run_are_kept():
    [paragraph] = written(
        "<p><strong>a</strong><em>b</em><sub>c</sub><sup>d</sup>e</p>"
    ).paragraphs[1:]

    runs = {run.text: run.font for run in paragraph.runs}
    assert (runs["a"].bold, runs["b"].italic) == (True, True)
    assert (runs["c"].subscript, runs["d"].superscript, runs["e"].bold) == (True, True, None)


def test_link_leads_where_it_led():
    made = written('<p>Se <a href="https://eksempel.example/?a=1&b=2">her</a></p>')

    [link] = made.paragraphs[1].hyperlinks
    assert (link.text, link.address) == ("her", "https://eksempel.example/?a=1&b=2")


def test_table_keeps_its_head_and_its_joined_cells():
    made = written(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>"
        '<tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr>'
        '<tr><td colspan="2">4</td></tr></tbody></table>'
    )

    [table] = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["A", "B"],
        ["1", "2"],
        ["1", "3"],
        ["4", "4"],
    ]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [
        True,
        False,
        False,
        False,
    ]
