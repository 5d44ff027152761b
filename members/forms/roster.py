"""The form above a roster: as of which day."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField


class AsOfForm(forms.Form):
    """Stands in the address: `?dato=01.03.2026`, or 2026-03-01."""

    dato = DayField(label=_("On the day"), required=False)
