"""Forms of one's own terms: leaving a seat, and confirming what a new one is about."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField, missing
from legeraad.web.forms import TidyForm


class ResignForm(TidyForm, forms.Form):
    last_day = DayField(label=_("Your last day with the seat"))
    sure = forms.BooleanField(
        label=_("I resign from this seat"),
        error_messages=missing(_("Tick the box if you want to resign.")),
    )


class WelcomeForm(TidyForm, forms.Form):
    """The two things that a member must know (FSU-12)."""

    knows_mandate = forms.BooleanField(
        label=_("I have read the mandate"),
        error_messages=missing(_("Tick the box when you have read the mandate.")),
    )
    knows_whom = forms.BooleanField(
        label=_("I know whom I speak for"),
        error_messages=missing(_("Tick the box when you know whom you speak for.")),
    )
