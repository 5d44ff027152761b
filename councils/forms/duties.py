"""Forms of what a council owes, and of trials."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import Behaviour, Continuation, DutyKind
from councils.models import Duty
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm

LONG = 10_000  # characters
MOST_MONTHS = 120


class WhenForm(TidyForm, forms.Form):
    first_due = DayField(label=_("Due"))
    every_months = forms.IntegerField(
        label=_("Again after how many months"),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
        help_text=_("Left empty: once, on that date. 12 is each year, 24 every second year."),
    )


class DutyForm(WhenForm):
    kind = forms.ChoiceField(
        label=_("What is owed"),
        choices=capital(DutyKind.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what the council owes.")),
    )
    field_order = ("kind", "first_due", "every_months")


class ChangeForm(WhenForm):
    ended_on = DayField(
        label=_("Ended on"),
        required=False,
        help_text=_("From this day the council does not owe it any more. What was done stays."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_ended_on(self) -> date | None:
        day: date | None = self.cleaned_data["ended_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("Come back on that day: it cannot end on a day to come."))
        return day


class DoneForm(TidyForm, forms.Form):
    """A report that was sent, or a meeting that was held."""

    on = DayField(label=_("Done on"))
    note = forms.CharField(label=_("Note"), max_length=LONG, required=False, widget=text_area(3))

    def __init__(self, *args: Any, today: date, behaviour: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.behaviour = behaviour

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("It cannot have been done on a day to come."))
        return day


class EvaluationForm(DoneForm):
    """The three questions of an evaluation (FSU-8), with themes for a forum of doctors (AHU-11)."""

    works_well = forms.CharField(
        label=_("Does the council work well?"),
        max_length=LONG,
        widget=text_area(),
        error_messages=missing(_("Write whether the council works well.")),
    )
    right_people = forms.CharField(
        label=_("Are the right people in it?"),
        max_length=LONG,
        widget=text_area(),
        error_messages=missing(_("Write whether the right people are in it.")),
    )
    right_tasks = forms.CharField(
        label=_("Does it have the right tasks?"),
        max_length=LONG,
        widget=text_area(),
        error_messages=missing(_("Write whether it has the right tasks.")),
    )
    field_order = ("on", "works_well", "right_people", "right_tasks", "note")

    THEMES = {
        "works_well": _(
            "Such as: does it bring doctors together, are its recommendations endorsed by the"
            " parties, have cooperation and treatment become better?"
        ),
        "right_people": _("Such as: who takes part, and does it stand at the right place?"),
        "right_tasks": _("Such as: is the role of the GP clearer, and should the council go on?"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.behaviour == Behaviour.ADVISORY:
            for name, themes in self.THEMES.items():
                self.fields[name].help_text = themes


def form_of_done(duty: Duty) -> type[DoneForm]:
    return EvaluationForm if duty.kind == DutyKind.EVALUATION else DoneForm


class TrialForm(TidyForm, forms.Form):
    start = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"), help_text=_("The last day of the trial."))
    decided_by = forms.CharField(
        label=_("Decided by"),
        max_length=120,
        error_messages=missing(_("Write which body decided it.")),
    )


class DecideForm(TidyForm, forms.Form):
    outcome = forms.ChoiceField(
        label=_("What was decided"),
        choices=[
            (Continuation.CONTINUE.value, _("The council goes on")),
            (Continuation.CHANGE.value, _("The council goes on, changed")),
            (Continuation.END.value, _("The council is ended")),
        ],
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what was decided.")),
    )
    decided_by = forms.CharField(
        label=_("Decided by"),
        max_length=120,
        error_messages=missing(_("Write which body decided it.")),
    )
    on = DayField(label=_("Decided on"))
    text = forms.CharField(
        label=_("The decision"), max_length=LONG, required=False, widget=text_area()
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("It cannot have been decided on a day to come."))
        return day
