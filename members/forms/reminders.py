"""Which morning one wants to see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField
from legeraad.web.forms import TidyForm

FARTHEST = timedelta(days=366)


class MorningForm(TidyForm, forms.Form):
    """The day in the address: `dato`."""

    dato = DayField(label=_("Another day"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dato(self) -> date | None:
        day: date | None = self.cleaned_data["dato"]
        if day is not None and not self.today <= day <= self.today + FARTHEST:
            raise forms.ValidationError(_("Choose a day from today and one year ahead."))
        return day
