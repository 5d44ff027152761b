"""The form of a yearly report: what the secretary adds to the figures."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import text_area
from legeraad.web.forms import TidyForm


class AnnualReportForm(TidyForm, forms.Form):
    achieved = forms.CharField(
        label=_("What came of it"),
        max_length=20_000,
        required=False,
        widget=text_area(8),
        help_text=_("What the council worked with, and what has become better; not the figures."),
    )
    wishes = forms.CharField(
        label=_("What we want the principal to know"),
        max_length=20_000,
        required=False,
        widget=text_area(5),
    )
