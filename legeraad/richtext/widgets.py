"""The text field of a rich text."""

from __future__ import annotations

from typing import Any

from django import forms

from legeraad import richtext


class RichTextarea(forms.Textarea):
    """A text area that works without script (decision 23)."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 4) -> None:
        super().__init__({"rows": rows, **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """As it was typed when the form is shown again, else the stored HTML as people type it."""
        text = str(value or "")
        return richtext.typed(text) if _stored(text) else text


def _stored(text: str) -> bool:
    return (
        text.startswith("<") and len(text) <= richtext.LONGEST_RAW and richtext.clean(text) == text
    )
