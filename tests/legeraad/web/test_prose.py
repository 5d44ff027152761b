"""Plain text as paragraphs and lists, and nothing else."""

import pytest

from legeraad.web.prose import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("  \n\n ", ""),
        ("Ett.", "<p>Ett.</p>"),
        ("Ett.\n\nTo.", "<p>Ett.</p><p>To.</p>"),
        ("Ett.\r\n\r\nTo.", "<p>Ett.</p><p>To.</p>"),
        ("Ett\nto", "<p>Ett<br>to</p>"),
        ("Punkter:\n- a\n- b\nSlutt", "<p>Punkter:</p><ul><li>a</li><li>b</li></ul><p>Slutt</p>"),
        ("-1 grad", "<p>-1 grad</p>"),
        ("- ", "<p>-</p>"),
        ("a\x00b\x1bc\ufffe", "<p>abc</p>"),
        ("- <b>a</b>", "<ul><li>&lt;b&gt;a&lt;/b&gt;</li></ul>"),
        ('<p style="x">', "<p>&lt;p style=&quot;x&quot;&gt;</p>"),
        ("{{ 7|add:7 }} {% now %}", "<p>{{ 7|add:7 }} {% now %}</p>"),
        ("https://example.org", "<p>https://example.org</p>"),
    ],
)
def test_prose_shows_what_was_typed(text, html):
    assert prose(text) == html


def test_prose_breaks_a_word_nobody_could_read():
    assert prose("x" * 450) == f"<p>{'x' * 200}\u200b{'x' * 200}\u200b{'x' * 50}</p>"


def test_prose_parts_a_paragraph_of_many_lines():
    assert prose("a\n" * 90).count("<p>") == 3


def test_prose_parts_a_line_that_nobody_wrote_by_hand():
    assert [len(part) for part in prose("ord " * 1_500).split("</p>")] == [2006, 2002, 1998, 0]
