"""The one form of the demo."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.forms import TidyForm

FORMATS = [
    f"%d.%m.%Y {before}%H{between}%M" for before in ("kl. ", "kl ", "") for between in (".", ":")
]


class ClockForm(TidyForm, forms.Form):
    """A moment in Oslo, as it is written in Norwegian."""

    moment = forms.DateTimeField(
        label=_("Date and time"),
        input_formats=FORMATS,
        widget=forms.DateTimeInput(attrs={"autocomplete": "off"}),
        help_text=_("Such as 16.09.2026 kl. 15.30"),
        error_messages={"invalid": _("Write date and time as 16.09.2026 kl. 15.30.")},
    )
