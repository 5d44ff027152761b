"""The form in which somebody keeps the list of cases as he sees it now."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cases.forms.cases import CaseFilter
from legeraad.web.form_fields import missing
from legeraad.web.forms import TidyForm


class FilterForm(TidyForm, forms.Form):
    name = forms.CharField(
        label=_("Keep the list as it is now, under the name"),
        max_length=60,
        error_messages=missing(_("Give the filter a name.")),
    )
    query = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        """Only what the list knows; the page of the list is left out."""
        given = QueryDict(self.cleaned_data["query"], mutable=True)
        for name in set(given) - set(CaseFilter.base_fields):
            del given[name]
        return given.urlencode()
