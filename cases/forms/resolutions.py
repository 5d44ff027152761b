"""The form in which the principal's answer is registered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import ResolutionOutcome
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm


class ResolutionForm(TidyForm, forms.Form):
    decided_on = DayField(label=_("Decided on"))
    case_number = forms.CharField(
        label=_("The principal's case number"),
        max_length=40,
        help_text=_("Such as 14-2026"),
        error_messages=missing(_("Write the number that the case has with the principal.")),
    )
    outcome = forms.ChoiceField(
        label=_("Answer"),
        choices=capital(ResolutionOutcome.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what the principal answered.")),
    )
    text = forms.CharField(
        label=_("In the principal's words"),
        max_length=10_000,
        widget=text_area(),
        error_messages=missing(_("Write the answer as the principal worded it.")),
        help_text=_("It will stand beside the council's advice, which stays as it is."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(_("The answer cannot be given on a day to come."))
        return day


class OverviewFilter(TidyForm, forms.Form):
    """What the principal looks at. The names of the fields are those of the address."""

    utvalg = forms.ChoiceField(label=_("Council"), required=False)
    ar = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(
        self, *args: Any, councils: list[tuple[str, str]], years: list[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["utvalg"].choices = [("", _("all councils")), *councils]
        self.fields["ar"].choices = [("", _("all years")), *((str(y), str(y)) for y in years)]
