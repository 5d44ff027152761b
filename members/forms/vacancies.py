"""Forms of vacancies: the body's answer, the secretariat's acts, and the filter of the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Council, Organisation, Seat
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.formats import day_short
from legeraad.web.forms import TidyForm
from members.domain import terms
from members.enums import FilledBy
from members.models import Person

HOW_DECIDED = (
    (FilledBy.APPOINTMENT, _("The body appointed the person")),
    (FilledBy.MEETING, _("Elected in a meeting of the body")),
    (FilledBy.ELECTION, _("Elected in an election")),
)
AFTER = (("meeting", _("After our next meeting")), ("election", _("After an election")))
NEW = "new"
Bodies = Sequence[tuple[Any, Sequence[Council | Organisation]]]
REST, WHOLE = "rest", "whole"


class BehalfForm(TidyForm, forms.Form):
    """An answer. The secretariat, which answers on behalf of the body, says how it came."""

    how = forms.CharField(
        label=_("How the answer came"),
        max_length=200,
        error_messages=missing(_("Write how the answer came, and when.")),
        help_text=_("Such as: by telephone from the head of health, 16.09.2026."),
    )

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on_behalf:
            self.order_fields([*(name for name in self.fields if name != "how"), "how"])
        else:
            del self.fields["how"]


class ProposeForm(BehalfForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages=missing(_("Write who is to have the seat.")),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("The papers are sent there, and it is the login. Ask the person first."),
    )
    hpr_number = forms.RegexField(
        r"^\d{1,9}$",
        label=_("HPR number"),
        required=False,
        error_messages={"invalid": _("An HPR number has one to nine digits.")},
    )
    filled_by = forms.ChoiceField(
        label=_("How it was decided"),
        choices=HOW_DECIDED,
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how it was decided.")),
    )
    decided_on = DayField(label=_("Day of the decision"))
    present = forms.IntegerField(
        label=_("How many were present"),
        required=False,
        min_value=1,
        max_value=2000,
        help_text=_("For an election in a meeting."),
    )
    responsible_leader = forms.CharField(
        label=_("The leader who answers for it"),
        max_length=120,
        error_messages=missing(_("Name the leader who answers for the appointment.")),
    )
    instead_of = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, needs_leader: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_leader:
            del self.fields["responsible_leader"]


class PostponeForm(BehalfForm):
    after = forms.ChoiceField(label=_("When"), choices=AFTER, widget=forms.RadioSelect)
    answer_by = DayField(
        label=_("The answer comes by"), help_text=_("You are left in peace until then.")
    )

    @property
    def words(self) -> str:
        """What the history says of it."""
        when = str(dict(AFTER)[self.cleaned_data["after"]])
        how = self.cleaned_data.get("how", "")
        return f"{when}. {how}" if how else when


class LeaveOpenForm(TidyForm, forms.Form):
    reason = forms.CharField(
        label=_("Why it is left open"),
        max_length=200,
        widget=text_area(2),
        error_messages=missing(_("Say why the seat is left open.")),
        help_text=_("Shown with the seat. The days are still counted."),
    )


class AskForm(TidyForm, forms.Form):
    """Nothing is asked: the mail stands above the button."""


class AddressForm(TidyForm, forms.Form):
    """Which body fills the seat; `bodies` are offered in their order, under their headings."""

    body = forms.ChoiceField(
        label=_("Body"),
        error_messages=missing(_("Choose who fills the seat.")),
        help_text=_("It is asked at once, by mail, and the next time the seat is vacant, too."),
    )

    def __init__(self, *args: Any, bodies: Bodies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {_choice(each)[0]: each for _label, rows in bodies for each in rows}
        self.fields["body"].choices = [
            ("", _("choose")),
            *((label, [_choice(each) for each in rows]) for label, rows in bodies),
        ]

    def clean_body(self) -> Council | Organisation:
        return self.bodies[self.cleaned_data["body"]]


def _choice(body: Council | Organisation) -> tuple[str, str]:
    kind = "council" if isinstance(body, Council) else "organisation"
    return f"{kind}-{body.pk}", body.name


class SeatForm(TidyForm, forms.Form):
    """Who on file it is, if anybody; from when, and for how long."""

    person = forms.ChoiceField(
        label=_("Who it is"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Say whether it is somebody on file.")),
    )
    start = DayField(label=_("First day"))
    period = forms.ChoiceField(label=_("For how long"), choices=(), widget=forms.RadioSelect)
    proposed = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, seat: Seat, alike: list[Person], same: list[Person], **kwargs: Any
    ) -> None:
        """`alike` may be the one who was proposed; `same` is on file with the very address."""
        super().__init__(*args, **kwargs)
        self.seat, self.alike = seat, {str(each.pk): each for each in alike}
        known = [(key, _on_file(each)) for key, each in self.alike.items()]
        self.fields["person"].choices = known if same else [*known, (NEW, _("Somebody new"))]
        self.fields["period"].choices = _periods(seat, on=self.initial["start"])
        if len(self.fields["period"].choices) < 2:  # noqa: PLR2004  one choice is none
            del self.fields["period"]

    def clean_person(self) -> Person | None:
        return self.alike.get(self.cleaned_data["person"])

    @property
    def planned_end(self) -> date | None:
        rest = self.cleaned_data.get("period") == REST
        return terms.planned_end(
            seat=self.seat, start=self.cleaned_data["start"], rest_of_period=rest
        )


def _on_file(person: Person) -> str:
    known = (person.name, person.title, person.email)
    return ", ".join(word for word in known if word)


def _periods(seat: Seat, *, on: date) -> list[tuple[str, Any]]:
    months = seat.group.term_months
    if not months:
        return []
    whole = (WHOLE, _("A whole term of %(months)s months") % {"months": months})
    rest = terms.planned_end(seat=seat, start=on, rest_of_period=True)
    if rest == terms.planned_end(seat=seat, start=on):
        return [whole]
    if rest is None:
        return [whole]
    last = day_short(rest - timedelta(days=1))
    return [(REST, _("The rest of the period, until %(day)s") % {"day": last}), whole]


class VacancyFilter(TidyForm, forms.Form):
    """What the list shows. The names of the fields are those of the address."""

    STATES = (
        ("gjor-noe", _("needs you")),
        ("venter", _("waits for the body")),
        ("star-apen", _("left open")),
    )

    tilstand = forms.ChoiceField(label=_("State"), required=False)
    utvalg = forms.ModelChoiceField(
        Council.objects.none(),
        label=_("Council"),
        required=False,
        to_field_name="slug",
        empty_label=_("all councils"),
    )

    def __init__(self, *args: Any, councils: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tilstand"].choices = [("", _("all states")), *capital(self.STATES)]
        self.fields["utvalg"].queryset = councils
