"""The text field of a rich text."""

from __future__ import annotations

from typing import Any

from django import forms

from legeraad import richtext
from legeraad.errors import DomainError


class RichTextarea(forms.Textarea):
    """A text area that works without script (decision 23).

    `data-rich` marks it for the editor (static/js/editor.js) and gives it the text as HTML. The
    browser must not bring back what stood in the field before: only the editor would show it.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 4) -> None:
        super().__init__({"rows": rows, **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """As it was typed when the form is shown again, else the stored HTML as people type it."""
        text = str(value or "")
        return richtext.typed(text) if _stored(text) else text

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if (html := _html(str(value or ""))) is not None:
            context["widget"]["attrs"] |= {"data-rich": html, "autocomplete": "off"}
        return context


def _html(text: str) -> str | None:
    """What the editor begins with; nothing where there is more than anybody writes."""
    if _stored(text):
        return text
    try:
        return richtext.of_typed(text)
    except DomainError:
        return None


def _stored(text: str) -> bool:
    return (
        text.startswith("<") and len(text) <= richtext.LONGEST_RAW and richtext.clean(text) == text
    )
