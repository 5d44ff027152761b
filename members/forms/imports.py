"""The form that a list is uploaded with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import capital, missing
from legeraad.web.forms import TidyForm
from members.domain.imports.files import MOST_BYTES
from members.enums import ImportKind


class ImportForm(TidyForm, forms.Form):
    kind = forms.ChoiceField(
        label=_("What the list is about"),
        choices=[],
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what the list is about.")),
    )
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # the reader of files says it better
        help_text=_("Excel (.xlsx) or CSV, at most 5 MB and 10 000 rows."),
        error_messages=missing(_("Choose the file.")),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.fields["kind"].choices = capital(ImportKind.choices)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 5 MB."))
        return file
