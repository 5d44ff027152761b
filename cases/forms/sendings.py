"""The filter of what was told to whom."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.forms import TidyForm


class SendingFilter(TidyForm, forms.Form):
    """The names of the fields are those of the address: ?q=…&vis=…"""

    SHOWN = (("alle", _("Everything")), ("feilet", _("What could not be sent")))

    q = forms.CharField(
        label=_("Name of a person"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    vis = forms.ChoiceField(label=_("Show"), choices=SHOWN, required=False)
