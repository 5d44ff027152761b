"""Forms of absences: away from a day, maybe until another, with somebody who stands in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField
from legeraad.web.forms import TidyForm
from members.models import Person


class AbsenceForm(TidyForm, forms.Form):
    start = DayField(label=_("First day away"))
    last_day = DayField(
        label=_("Last day away"),
        required=False,
        help_text=_("Leave it empty while it is not known."),
    )
    stand_in = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who stands in"),
        required=False,
        empty_label=_("nobody"),
        help_text=_("Gets the same messages as long as the absence lasts."),
    )

    def __init__(self, *args: Any, colleagues: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [person.pk for person in colleagues]
        self.fields["stand_in"].queryset = Person.objects.filter(pk__in=keys)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        start, last_day = values.get("start"), values.get("last_day")
        if start and last_day and last_day < start:
            self.add_error("last_day", _("The last day cannot come before the first."))
        return values

    @property
    def ended_on(self) -> date | None:
        """The first day back."""
        last_day: date | None = self.cleaned_data["last_day"]
        return last_day + timedelta(days=1) if last_day else None


class BackForm(TidyForm, forms.Form):
    on = DayField(label=_("First day back"))
