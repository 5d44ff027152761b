"""The form field of a rich text: whatever is typed or pasted comes out in our few tags."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from legeraad import richtext
from legeraad.errors import DomainError
from legeraad.richtext.widgets import RichTextarea


class RichTextField(forms.CharField):
    """`clean()` gives canonical HTML, empty for no text; `max_length` counts its characters."""

    widget = RichTextarea

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        try:
            return richtext.of_typed(text)
        except DomainError as refusal:
            raise ValidationError(refusal.sentence) from refusal

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != str(initial or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: the browser would count what is typed, not what is stored."""
        return {}
