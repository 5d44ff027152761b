"""Putting a task off."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField
from legeraad.web.forms import TidyForm


class PutOffForm(TidyForm, forms.Form):
    until = DayField(
        label=_("Take it up again on"),
        help_text=_("On a day off it is the working day after."),
    )
