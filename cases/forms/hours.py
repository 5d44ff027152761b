"""The time that a meeting took besides itself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models.hours import A_DAY
from legeraad.web.forms import TidyForm


class HoursForm(TidyForm, forms.Form):
    pre_meeting = forms.IntegerField(
        label=_("Pre-meeting, in minutes"),
        min_value=0,
        max_value=A_DAY,
        help_text=_("A meeting with those you represent or with colleagues, such as 30."),
    )
    preparation = forms.IntegerField(
        label=_("Preparation, in minutes"),
        min_value=0,
        max_value=A_DAY,
        help_text=_("Reading the papers and the like, such as 90."),
    )
