"""Forms of terms and offices. Days on the page are inclusive: the last day is still held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import Office
from councils.models import Seat
from legeraad.web.form_fields import DayField, capital, missing
from legeraad.web.formats import day_short
from legeraad.web.forms import TidyForm
from members.domain import terms
from members.enums import EndReason, FilledBy
from members.forms.seats import LastDayForm
from members.models import Person

NEW = "new"
DAY = timedelta(days=1)
TERM, REST, UNTIL, OPEN = "term", "rest", "until", "open"
LENGTHS = {
    TERM: _("As long as a term is"),
    REST: _("The rest of the period"),
    UNTIL: _("Until a day"),
    OPEN: _("No fixed end"),
}


class PersonForm(TidyForm, forms.Form):
    """Somebody on file, or somebody new; the pages show who was found by a search."""

    depending = ("name",)

    person = forms.ChoiceField(
        label=_("Who"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose a person, or that the person is new.")),
    )
    name = forms.CharField(label=_("Name of the new person"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail address of the new person"),
        required=False,
        help_text=_("The address is the invitation: whoever has it can log in."),
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        described = [(key, _described(person)) for key, person in self.people.items()]
        field: Any = self.fields["person"]
        field.choices = [*described, (NEW, _("Somebody who is not on file"))]
        if not people:
            field.initial = NEW

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("person") == NEW and not cleaned.get("name"):
            self.add_error("name", _("Write the name of the new person."))
        return cleaned

    @property
    def who(self) -> dict[str, Any]:
        """Who was chosen, as the domain takes it."""
        cleaned = self.cleaned_data
        chosen = self.people.get(cleaned["person"])
        if chosen is not None:
            return {"person": chosen}
        return {"person": None, "name": cleaned["name"], "email": cleaned["email"]}


def _described(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.title, person.email)))


class AppointmentForm(TidyForm, forms.Form):
    """How somebody came into a seat (PRJ-16)."""

    depending = ("present",)

    filled_by = forms.ChoiceField(
        label=_("How it was filled"),
        choices=capital(FilledBy.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how the seat was filled.")),
    )
    appointed_by = forms.CharField(
        label=_("By whom"),
        max_length=120,
        help_text=_("The body that elected or appointed."),
        error_messages=missing(_("Write which body elected or appointed.")),
    )
    decided_on = DayField(
        label=_("Day of the decision"),
        required=False,
        help_text=_("Without the day the seat is listed as lacking an appointment on file."),
    )
    present = forms.IntegerField(
        label=_("Number present"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=_("When somebody was elected in a meeting."),
    )
    responsible_leader = forms.CharField(
        label=_("Responsible leader"),
        max_length=120,
        required=False,
        help_text=_("The leader who answers for the appointment."),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        if not seat.group.needs_leader:
            del self.fields["responsible_leader"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("filled_by") == FilledBy.MEETING and not cleaned.get("present"):
            self.add_error("present", _("Say how many were present."))
        return cleaned

    @property
    def appointment(self) -> dict[str, Any]:
        """The facts of the appointment as the domain takes them."""
        names = ("filled_by", "appointed_by", "decided_on", "present", "responsible_leader")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class TermForm(PersonForm, AppointmentForm):
    """Puts a person in a seat."""

    depending = (*PersonForm.depending, *AppointmentForm.depending, "until")

    start = DayField(label=_("First day"))
    length = forms.ChoiceField(
        label=_("How long"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how long the term is.")),
    )
    until = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("If you chose «until a day». This day is included."),
    )
    field_order = ("person", "name", "email", "start", "length", "until")

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, seat=seat, **kwargs)
        field: Any = self.fields["length"]
        field.choices = list(_lengths(seat))
        field.initial = field.choices[0][0]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        start, until = cleaned.get("start"), cleaned.get("until")
        if cleaned.get("length") == UNTIL and start:
            if not until and "until" not in self.errors:
                self.add_error("until", _("Give the last day."))
            elif until and until < start:
                self.add_error("until", _("The last day cannot come before the first."))
        return cleaned

    @property
    def planned_end(self) -> date | None:
        """The first day after the term, as the register has it; None: no fixed end."""
        length, start = self.cleaned_data["length"], self.cleaned_data["start"]
        if length == OPEN:
            return None
        if length == UNTIL:
            last: date = self.cleaned_data["until"]
            return last + DAY
        return terms.planned_end(seat=self.seat, start=start, rest_of_period=length == REST)


def _lengths(seat: Seat) -> Iterator[tuple[str, Any]]:
    """Which lengths make sense: a rest only where something is left of the plan before."""
    months = seat.group.term_months
    if months:
        words = _("%(label)s: %(months)s months")
        yield TERM, words % {"label": LENGTHS[TERM], "months": months}
    last = seat.terms.filter(planned_end__gt=timezone.localdate()).order_by("-start").first()
    if last:
        words = _("%(label)s: until %(day)s")
        yield REST, words % {"label": LENGTHS[REST], "day": day_short(last.last_day)}
    yield UNTIL, LENGTHS[UNTIL]
    if not months:
        yield OPEN, LENGTHS[OPEN]


class TermEditForm(AppointmentForm):
    """Corrects an appointment."""

    start = DayField(label=_("First day"))
    last_day = DayField(
        label=_("Planned last day"),
        required=False,
        help_text=_("This day is included. Leave it empty where there is no fixed end."),
    )
    field_order = ("start", "last_day")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        start, last = cleaned.get("start"), cleaned.get("last_day")
        if start and last and last < start:
            self.add_error("last_day", _("The last day cannot come before the first."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        last = self.cleaned_data["last_day"]
        days = {
            "start": self.cleaned_data["start"],
            "planned_end": last + DAY if last else None,
        }
        return days | self.appointment


class TermEndForm(LastDayForm):
    """Why one member leaves; a council that is dissolved ends all its terms at once."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=capital(each for each in EndReason.choices if each[0] != EndReason.DISSOLVED),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose the reason.")),
    )


def _hours(label: Any) -> forms.DecimalField:
    """Hours with one decimal, written 3,5 or 3.5."""
    short = {"class": "lr-input--short", "inputmode": "decimal"}
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_digits=4,
        decimal_places=1,
        initial=0,
        localize=True,
        widget=forms.TextInput(attrs=short),
    )


class ReleaseForm(TidyForm, forms.Form):
    """What somebody employed is released for (FSU-11)."""

    released_by = forms.CharField(
        label=_("Released by"),
        max_length=120,
        error_messages=missing(_("Write which employer releases the person.")),
    )
    hours_meeting = _hours(_("Hours for each meeting"))
    hours_between = _hours(_("Hours a month between meetings"))
    agreed_on = DayField(label=_("Agreed on"))


class OfficeForm(PersonForm):
    office = forms.ChoiceField(
        label=_("Office"),
        choices=capital(Office.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose the office.")),
    )
    start = DayField(label=_("First day"))
    field_order = ("office", "person", "name", "email", "start")


class NothingForm(forms.Form):
    """An act that needs no more than a button."""
