"""Joining and comparing what two wrote."""

import pytest

from cases.domain import conflicts
from cases.domain.conflicts import Choice


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        ("", "", ""),
        ("A", "", "A"),
        ("", "B", "B"),
        ("A", "A", "A"),
        ("A\n", "B", "A\n\nB"),
        ("<p>A</p>", "<p>B</p>", "<p>A</p><p>B</p>"),
        ("A < b", "<p>B</p>", "<p>A &lt; b</p><p>B</p>"),
        ("<b> er et tegn", "B", "<b> er et tegn\n\nB"),
    ],
)
def test_joined_loses_no_word(theirs, mine, both):
    assert conflicts.joined(theirs, mine) == both


def test_differences_compare_words_and_not_looks():
    found = conflicts.differences(
        {"background": "<p>Den <strong>ene</strong> saken.</p>", "advice": "Ja."},
        {"background": "<p>Den ene saken.</p>", "advice": "Nei."},
        {"background": "Background", "advice": "Advice"},
    )

    assert [[piece.text for piece in each.body] for each in found] == [["Ja.", "Nei."]]


@pytest.mark.parametrize(
    "value", ["", ":", "mine", "mine:", "mine:-1", "yours:1", "mine:" + "9" * 20]
)
def test_choice_that_no_button_has_is_none(value):
    assert Choice.read(value) is None


def test_choice_of_a_button_is_read():
    assert Choice.read("both:7") == Choice("both", 7)
