"""What something is called in the archive."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField, missing
from legeraad.web.forms import TidyForm


class ArchivingForm(TidyForm, forms.Form):
    reference = forms.CharField(
        label=_("Archive reference"),
        max_length=60,
        help_text=_("What the archive calls it, such as 26/01234-5."),
        error_messages=missing(_("Write the reference that the archive gave it.")),
    )
    on = DayField(label=_("Archived on"))
