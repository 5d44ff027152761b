"""Forms of closed weeks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField, missing
from legeraad.web.forms import TidyForm


class ClosureForm(TidyForm, forms.Form):
    name = forms.CharField(
        label=_("What it is"),
        max_length=80,
        error_messages=missing(_("Write what it is, such as Easter.")),
    )
    start = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"), help_text=_("The day after, reminders go out again."))
