"""Forms of meetings and their agenda."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import OPEN_CASE_STATES, ItemKind
from cases.models import Case, Meeting
from councils.models import Council
from legeraad.web.form_fields import capital
from legeraad.web.forms import FormKeyField, TidyForm

OSLO = ZoneInfo("Europe/Oslo")
DATE_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"]
CLOCK_FORMATS = ["%H.%M", "%H:%M", "%H"]


class MeetingForm(TidyForm, forms.Form):
    """When and where. Dates are written dd.mm.yyyy, clock times 15.30; both mean Oslo."""

    council = forms.ModelChoiceField(Council.objects.none(), label=_("Council"), empty_label=None)
    day = forms.DateField(
        label=_("Date"),
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(format="%d.%m.%Y", attrs={"autocomplete": "off"}),
        help_text=_("Such as 16.09.2026"),
        error_messages={"invalid": _("Write the date as 16.09.2026.")},
    )
    starts = forms.TimeField(
        label=_("Starts"),
        input_formats=CLOCK_FORMATS,
        widget=forms.TimeInput(format="%H.%M"),
        help_text=_("Such as 15.30"),
        error_messages={"invalid": _("Write the time as 15.30.")},
    )
    ends = forms.TimeField(
        label=_("Ends"),
        input_formats=CLOCK_FORMATS,
        widget=forms.TimeInput(format="%H.%M"),
        help_text=_("Such as 18.00"),
        error_messages={"invalid": _("Write the time as 18.00.")},
    )
    place = forms.CharField(
        label=_("Place"),
        max_length=120,
        help_text=_("A town or a room; for a meeting on screen, write «on screen»."),
    )
    remote = forms.BooleanField(label=_("Everybody meets on screen"), required=False)
    form_key = FormKeyField()

    def __init__(self, *args: Any, councils: list[Council], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["council"]
        field.queryset = Council.objects.filter(pk__in=[council.pk for council in councils])
        if len(councils) == 1:
            field.initial = councils[0]
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        if day and starts and ends:
            if ends <= starts:
                self.add_error("ends", _("The meeting must end after it starts."))
            cleaned["starts_at"] = datetime.combine(day, starts, OSLO)
            cleaned["ends_at"] = datetime.combine(day, ends, OSLO)
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the domain takes of a valid form."""
        names = ("starts_at", "ends_at", "place", "remote")
        return {name: self.cleaned_data[name] for name in names}


class AddCaseForm(TidyForm, forms.Form):
    case = forms.ModelChoiceField(
        Case.objects.none(), label=_("Case"), empty_label=_("Choose a case")
    )
    minutes_planned = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=480, initial=20)
    presenter = forms.CharField(label=_("Presented by"), max_length=120, required=False)
    kind = forms.ChoiceField(
        label=_("Type"), choices=capital(ItemKind.choices), initial=ItemKind.ADVICE
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases_for(meeting)


class AddItemForm(TidyForm, forms.Form):
    """Stands on one page with AddCaseForm, so its fields have ids of their own."""

    title = forms.CharField(label=_("Title"), max_length=200)
    minutes_planned = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=480, initial=5)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="item_%s")


def cases_for(meeting: Meeting) -> Any:
    """Open cases of the council that are not on this agenda yet, oldest first."""
    rows = Case.objects.filter(council=meeting.council, state__in=OPEN_CASE_STATES)
    rows = rows.exclude(items__meeting=meeting).select_related("council")
    return rows.order_by("year", "number")
