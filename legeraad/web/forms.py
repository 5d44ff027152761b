"""Forms of the house: text is stored composed, and a form sent twice is known as one."""

from __future__ import annotations

import unicodedata
import uuid
from typing import Any, ClassVar

from django import forms


class TidyForm(forms.BaseForm):
    """Mixed into every form: text in NFC, so that å typed in two ways is one letter (C7).

    `depending` names the fields that the answer in another field may ask for: they are neither
    required nor called optional, and their label or help says when they are filled in.
    """

    depending: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> Any:
        cleaned = super().clean()
        values = self.cleaned_data if cleaned is None else cleaned
        for name, value in values.items():
            if isinstance(value, str):
                values[name] = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
        return values


class FormKeyField(forms.UUIDField):
    """A hidden key of the form itself; the domain makes one thing of one key."""

    widget = forms.HiddenInput

    def __init__(self, **extra: Any) -> None:
        super().__init__(required=False, initial=uuid.uuid4, **extra)
