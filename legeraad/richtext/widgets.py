"""The text field of a rich text; static/js/editor.js puts an editor in its place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from legeraad import richtext


class RichTextarea(forms.Textarea):
    """A text area that works without script (decision 23).

    The page that shows it loads js/editor.js as a module, and the style sheet `editor`.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 4) -> None:
        super().__init__({"rows": rows, **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """As it was typed when the form is shown again, else the stored HTML as people type it."""
        text = str(value or "")
        return richtext.typed(text) if _stored(text) else text

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        context = self.get_context(name, value, attrs)
        context["html"] = richtext.of_typed(context["widget"]["value"] or "")
        return render_to_string("components/rich_text.html", context)


def _stored(text: str) -> bool:
    return text.startswith("<") and richtext.clean(text) == text
