"""The field of a rich text without script: what is shown is what is stored, when sent back."""

import pytest
from django import forms

from legeraad import richtext
from legeraad.richtext.fields import RichTextField
from legeraad.richtext.widgets import RichTextarea


class Form(forms.Form):
    text = RichTextField(max_length=60, required=False)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("En\nto\n\ntre", "<p>En<br>to</p><p>tre</p>"),
        ("- en\n- to", "<ul><li>en</li><li>to</li></ul>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<p onclick='x()'>Fra <b>Word</b></p>", "<p>Fra <strong>Word</strong></p>"),
        ("<p><script>alert(1)</script></p>", ""),
    ],
)
def test_clean_gives_canonical_html(typed, stored):
    form = Form({"text": typed})

    assert form.is_valid()
    assert form.cleaned_data["text"] == stored


def test_length_is_that_of_what_is_stored():
    assert list(Form({"text": "x" * 61}).errors) == ["text"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>En<br>to</p><p>tre</p>",
        "<p>Før</p><ul><li>en</li><li>to</li></ul><p>Etter</p>",
        "<p>Fra <strong>Word</strong></p>",
        "<ol><li>en<ul><li>under</li></ul></li></ol>",
        "<p>- ingen liste</p>",
        "<p>&lt;p&gt;</p>",
    ],
)
def test_what_is_shown_is_stored_as_it_was_when_it_is_sent_back(html):
    stored = richtext.clean(html)
    shown = Form(initial={"text": stored})["text"].field.widget.format_value(stored)

    assert RichTextField().clean(shown) == stored


def test_text_area_shows_text_and_escapes_what_is_typed():
    page = str(Form({"text": "</textarea><script>"})["text"])

    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert page.count("<textarea") == 1


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("", ""),
        ("<p>Fra <strong>Word</strong></p>", "<p>Fra <strong>Word</strong></p>"),
        ("En\n\n- to", "<p>En</p><ul><li>to</li></ul>"),
        ("<p>Sendt av <b>editoren<br></p>", "<p>Sendt av <strong>editoren</strong></p>"),
        ("<p>" + "x" * richtext.LONGEST_RAW, None),
    ],
)
def test_editor_is_given_the_text_as_html(value, html):
    given = RichTextarea().get_context("text", value, {})["widget"]["attrs"]

    assert given.get("data-rich") == html


@pytest.mark.parametrize(
    ("html", "marks"),
    [
        ("", False),
        ("<p>Kort.</p>", False),
        ("<ul><li>A</li><li>B</li></ul>", False),
        ("<p>Kort.</p><h3>Om</h3>", True),
        ("<p><strong>Kort</strong></p>", True),
    ],
)
def test_marks_stand_in_the_field_only_where_plain_text_would_lose_something(html, marks):
    assert richtext.has_marks(html) == marks
