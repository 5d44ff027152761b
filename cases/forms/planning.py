"""Forms of planning: several meetings, moving them, cancelling, telling the days in advance."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.domain.meetings import series
from cases.forms.meetings import CLOCK_FORMATS, DATE_FORMATS, OSLO
from cases.models import Meeting
from councils.models import Council
from legeraad.web import formats
from legeraad.web.form_fields import DayField, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm

WEEKS, MONTHS, DATES = "weeks", "months", "dates"
RHYTHMS = (
    (WEEKS, _("Every so many weeks")),
    (MONTHS, _("Every so many months, the same weekday")),
    (DATES, _("On the days I write")),
)
STAYS, SHIFT = "", "shift"


def _with_day(meeting: Any) -> str:
    return f"{meeting.council.label} {meeting.label}, {formats.weekday(meeting.starts_at)}"


class MeetingField(forms.ModelChoiceField):
    """Each meeting with its day."""

    def label_from_instance(self, meeting: Any) -> str:
        return _with_day(meeting)


class MeetingsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, meeting: Any) -> str:
        return _with_day(meeting)


class ClockField(forms.TimeField):
    """A clock time as it is written here: 15.30."""

    def __init__(self, **extra: Any) -> None:
        super().__init__(
            input_formats=CLOCK_FORMATS,
            widget=forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off"}),
            error_messages={"invalid": _("Write the time as 15.30.")},
            **extra,
        )


class SeriesForm(TidyForm, forms.Form):
    """When and where of several meetings. `times` has them once the form is valid."""

    depending = ("first", "every", "count", "dates")

    council = forms.ModelChoiceField(Council.objects.none(), label=_("Council"), empty_label=None)
    title = forms.CharField(
        label=_("Name of the series"),
        max_length=80,
        help_text=_("Such as: Meetings of 2027"),
        error_messages=missing(_("Give the series a name.")),
    )
    rhythm = forms.ChoiceField(
        label=_("When"), choices=RHYTHMS, widget=forms.RadioSelect, initial=MONTHS
    )
    first = DayField(label=_("First day"), required=False)
    every = forms.IntegerField(
        label=_("Weeks or months between"), min_value=1, max_value=52, initial=1, required=False
    )
    count = forms.IntegerField(
        label=_("How many meetings"),
        min_value=1,
        max_value=series.MOST,
        initial=4,
        required=False,
    )
    dates = forms.CharField(
        label=_("Days"),
        required=False,
        max_length=2000,
        widget=text_area(5),
        help_text=_("Only for days that you write: one on each line, such as 16.09.2026."),
    )
    starts = ClockField(label=_("Starts"), help_text=_("Such as 15.30"))
    ends = ClockField(label=_("Ends"), help_text=_("Such as 18.00"))
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

    def clean_dates(self) -> list[date]:
        lines = self.cleaned_data["dates"].split("\n")
        return sorted({self._day(line.strip()) for line in lines if line.strip()})

    def _day(self, line: str) -> date:
        for pattern in DATE_FORMATS:
            try:
                day = datetime.strptime(line, pattern).replace(tzinfo=OSLO).date()
            except ValueError:
                continue
            return DayField().clean(day) or day
        sentence = _("This is not a day: «%(line)s». Write it as 16.09.2026.")
        raise forms.ValidationError(sentence, params={"line": line[:40]})

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = values.get("starts"), values.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The meeting must end after it starts."))
        wanted = ("dates",) if values.get("rhythm") == DATES else ("first", "every", "count")
        for name in wanted:
            if not values.get(name) and name not in self.errors:
                self.add_error(name, _("Fill in this, or choose another way to give the days."))
        return values

    @property
    def times(self) -> list[series.Times]:
        values = self.cleaned_data
        if values["rhythm"] == DATES:
            days = values["dates"]
        elif values["rhythm"] == WEEKS:
            days = series.every_weeks(
                first=values["first"], weeks=values["every"], count=values["count"]
            )
        else:
            days = series.every_months(
                first=values["first"], months=values["every"], count=values["count"]
            )
        return [series.at_clock(day, values["starts"], values["ends"]) for day in days]

    @property
    def facts(self) -> dict[str, Any]:
        """What the domain takes of a valid form."""
        names = ("council", "title", "place", "remote", "form_key")
        return {name: self.cleaned_data[name] for name in names} | {"times": self.times}


class MoveSeriesForm(TidyForm, forms.Form):
    """From which meeting on, and where to: another weekday, days later, another clock time."""

    first = MeetingField(Meeting.objects.none(), label=_("From this meeting on"), empty_label=None)
    to = forms.ChoiceField(label=_("Move to"), required=False)
    days = forms.IntegerField(
        label=_("Days later"),
        min_value=-366,
        max_value=366,
        required=False,
        help_text=_("With a minus in front: earlier. Only when you have chosen so above."),
    )
    starts = ClockField(
        label=_("Starts"), required=False, help_text=_("Leave it empty to keep the time.")
    )
    ends = ClockField(label=_("Ends"), required=False)

    def __init__(self, *args: Any, coming: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coming = coming
        keys = [meeting.pk for meeting in coming]
        rows = Meeting.objects.filter(pk__in=keys).select_related("council")
        self.fields["first"].queryset = rows.order_by("starts_at")
        days = [(str(number), capfirst(str(name))) for number, name in WEEKDAYS.items()]
        choices = [(STAYS, _("The same day")), *days, (SHIFT, _("So many days later"))]
        self.fields["to"].choices = choices

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("to") == SHIFT and not values.get("days") and "days" not in self.errors:
            self.add_error("days", _("Write how many days."))
        if values.get("to") == STAYS and not (values.get("starts") or values.get("ends")):
            self.add_error("to", _("Choose another day, or another time."))
        if not self.errors:
            self._check_clock(values)
        return values

    def _check_clock(self, values: dict[str, Any]) -> None:
        for _meeting, (starts_at, ends_at) in self.moves:
            if ends_at <= starts_at:
                self.add_error("ends", _("The meeting must end after it starts."))
                return

    @property
    def moves(self) -> list[tuple[Meeting, series.Times]]:
        values = self.cleaned_data
        chosen = [each for each in self.coming if each.starts_at >= values["first"].starts_at]
        to = values["to"]
        if to in (STAYS, SHIFT):
            shift = series.by_days(values["days"] if to == SHIFT else 0)
        else:
            shift = series.to_weekday(int(to))
        clock: dict[str, time | None] = {name: values[name] for name in ("starts", "ends")}
        return series.moved(chosen, shift=shift, **clock)


class CancelForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("One sentence. It stands in the mail and on the public page."),
        error_messages=missing(_("Give the reason.")),
    )


class CancelSeriesForm(CancelForm):
    first = MeetingField(Meeting.objects.none(), label=_("From this meeting on"), empty_label=None)
    field_order = ("first", "why")

    def __init__(self, *args: Any, coming: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.filter(pk__in=[each.pk for each in coming])
        self.fields["first"].queryset = rows.select_related("council").order_by("starts_at")


class AnnounceForm(TidyForm, forms.Form):
    meetings = MeetingsField(
        Meeting.objects.none(),
        label=_("Meetings"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(_("Choose at least one meeting.")),
    )

    def __init__(self, *args: Any, untold: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meetings"].queryset = untold
