"""Forms of sources: writing one down, linking it to a case, finding one again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Source
from legeraad.web.form_fields import DayField, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm


class SourceForm(TidyForm, forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=200, error_messages=missing(_("Give the source a title."))
    )
    publisher = forms.CharField(label=_("Who published it"), max_length=160, required=False)
    dated = DayField(label=_("Dated"), required=False, help_text=_("Such as 16.09.2026"))
    url = forms.URLField(
        label=_("Web address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": _("Write the whole address, such as https://helsedirektoratet.no.")
        },
    )
    conclusion = forms.CharField(
        label=_("What it concluded"),
        max_length=5000,
        required=False,
        widget=text_area(4),
        help_text=_("In a few sentences of your own."),
    )
    form_key = FormKeyField()


class LinkSourceForm(TidyForm, forms.Form):
    """One that is written down already."""

    source = forms.ModelChoiceField(
        Source.objects.none(),
        label=_("A source that is written down already"),
        empty_label=None,
        error_messages=missing(_("Choose the source.")),
    )

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources


class SourceFilter(TidyForm, forms.Form):
    q = forms.CharField(
        label=_("Words of the source"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
