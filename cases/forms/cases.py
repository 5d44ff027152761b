"""Forms of cases: registering, changing, assessing, moving on; and the filter of their list."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.domain.casework.cases import Move
from cases.enums import (
    OPEN_COMMISSION_STATES,
    STATES_WITH_REASON,
    Access,
    CaseOrigin,
    Consequence,
    ItemKind,
)
from cases.forms.access import AccessForm
from cases.models import Commission, Meeting, Theme
from councils.enums import Language, Office
from councils.models import Community, Council, Region
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.formats import clock, weekday
from legeraad.web.forms import FormKeyField, TidyForm
from members.enums import Role
from members.models import Person


def officers_of(community: Community) -> Any:
    """Who can be the officer of a case: the secretariat, and whoever holds such an office."""
    roles = Q(roles__role=Role.SECRETARY, roles__community=community)
    offices = Q(
        offices__office__in=(Office.SECRETARY, Office.CASE_OFFICER),
        offices__council__community=community,
    )
    carries = Q(cases__council__community=community)
    return Person.objects.filter(roles | offices | carries).distinct()


def commissions_to(councils: list[Council], *, kept: int | None = None) -> Any:
    """What a case of these councils can come from: open commissions, and the one it has."""
    rows = Commission.objects.filter(
        Q(state__in=OPEN_COMMISSION_STATES) | Q(pk=kept), council__in=councils
    )
    return rows.select_related("principal")


class CaseForm(AccessForm):
    """What is written of a case. The first five are enough; the rest may come later."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages=missing(_("Give the case a title.")),
        help_text=_("As a question, if you can: “Who orders the follow-up X-ray?”"),
    )
    summary = forms.CharField(
        label=_("What it is about"),
        max_length=20_000,
        widget=text_area(),
        error_messages=missing(_("Write in a few sentences what it is about.")),
        help_text=_("Two or three sentences. Nothing that points to a patient."),
    )
    origin = forms.ChoiceField(
        label=_("Where it comes from"),
        choices=capital(CaseOrigin.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose where the case comes from.")),
    )
    commission = forms.ModelChoiceField(
        Commission.objects.none(),
        label=_("Commission"),
        required=False,
        empty_label=_("none"),
        help_text=_("Needed when the case comes from the principal."),
    )
    requester = forms.CharField(
        label=_("Who asked"),
        max_length=160,
        required=False,
        help_text=_("Needed when the case comes from a request."),
    )
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label=_("Themes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What doctors will look for. At least one before the case is treated."),
    )
    officer = forms.ModelChoiceField(
        Person.objects.none(), label=_("Case officer"), required=False, empty_label=_("nobody yet")
    )
    regions = forms.ModelMultipleChoiceField(
        Region.objects.none(),
        label=_("Regions"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None means all of them."),
    )
    access = forms.ChoiceField(
        label=_("Access"), choices=capital(Access.choices), initial=Access.OPEN, required=False
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=capital(Language.choices),
        initial=Language.BOKMAAL,
        required=False,
    )

    FOLDED = ("officer", "regions", "access", "legal_basis", "openness_considered", "language")
    no_basis = _("Give the legal basis for exempting the case.")
    depending = ("legal_basis", "openness_considered")

    def __init__(self, *args: Any, community: Community, commissions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers_of(community)
        self.fields["regions"].queryset = community.regions.all()
        self.fields["commission"].queryset = commissions

    def clean_access(self) -> str:
        return self.cleaned_data["access"] or Access.OPEN

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or Language.BOKMAAL

    def clean(self) -> dict[str, Any]:
        """A request names who asked (ALR-9)."""
        values: dict[str, Any] = super().clean()
        if values.get("origin") == CaseOrigin.COMMISSION and not values.get("commission"):
            self.add_error("commission", _("Choose the commission that the case comes from."))
        if values.get("origin") == CaseOrigin.REQUEST and not values.get("requester"):
            self.add_error("requester", _("Write who asked the council to take up the case."))
        return values

    @property
    def folded(self) -> list[Any]:
        """The fields that most cases do without."""
        return [self[name] for name in self.FOLDED]

    @property
    def unfolded(self) -> bool:
        """Whether an error hides in the folded part."""
        return any(bound.errors for bound in self.folded)


class NewCaseForm(CaseForm):
    """A case that is registered now. One who runs one council is not asked which."""

    council = forms.ModelChoiceField(Council.objects.none(), label=_("Council"), empty_label=None)
    registered_on = DayField(label=_("Registered"), required=False)
    form_key = FormKeyField()

    FOLDED = (*CaseForm.FOLDED, "registered_on")

    def __init__(self, *args: Any, councils: list[Council], today: date, **kwargs: Any) -> None:
        super().__init__(*args, commissions=commissions_to(councils), **kwargs)
        self.today = today
        field = self.fields["council"]
        field.queryset = Council.objects.filter(pk__in=[council.pk for council in councils])
        if len(councils) == 1:
            field.widget = forms.HiddenInput()

    def clean_registered_on(self) -> date:
        day: date = self.cleaned_data["registered_on"] or self.today
        if day > self.today:
            raise forms.ValidationError(_("A case cannot be registered on a day to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """One who runs two councils may not give the one's commission to the other (Z5)."""
        values = super().clean()
        commission, council = values.get("commission"), values.get("council")
        if commission and council and commission.council_id != council.pk:
            self.add_error("commission", _("The commission was given to another council."))
        return values


class AssessForm(TidyForm, forms.Form):
    """The consequences (ALR-16). *Not assessed* is no answer, so it is not among them."""

    ANSWERS = [choice for choice in Consequence.choices if choice[0] != Consequence.NOT_ASSESSED]

    organisational = forms.ChoiceField(
        label=_("Organisational consequences"),
        choices=capital(ANSWERS),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how much the advice changes.")),
    )
    economic = forms.ChoiceField(
        label=_("Economic consequences"),
        choices=capital(ANSWERS),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how much the advice changes.")),
    )
    note = forms.CharField(
        label=_("What they consist of"),
        max_length=300,
        required=False,
        help_text=_("One sentence that the principal can read."),
    )


class MoveForm(TidyForm, forms.Form):
    """Moving a case on by hand: only to where nothing holds it back."""

    to = forms.ChoiceField(
        label=_("Move to"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose where the case goes.")),
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        widget=text_area(3),
        help_text=_("Needed when the case is dismissed, withdrawn, postponed or was a mistake."),
    )

    def __init__(self, *args: Any, moves: list[Move], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = capital(
            (each.to, each.to.label) for each in moves if each.possible
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        if values.get("to") in STATES_WITH_REASON and not values.get("why"):
            self.add_error("why", _("Give the reason."))
        return values


class MeetingChoice(forms.ModelChoiceField):
    """Meetings told apart by when and where they are."""

    widget = forms.RadioSelect

    def label_from_instance(self, meeting: Any) -> str:
        when = f"{weekday(meeting.starts_at)} {clock(meeting.starts_at)}"
        return f"{meeting}: {when}, {meeting.place}"


class ScheduleForm(TidyForm, forms.Form):
    """Putting a case on the agenda of one of its own council's coming meetings (Z5)."""

    meeting = MeetingChoice(Meeting.objects.none(), label=_("Meeting"), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Type"), choices=capital(ItemKind.choices), initial=ItemKind.ADVICE
    )
    minutes_planned = forms.IntegerField(
        label=_("Minutes planned"), min_value=1, max_value=600, initial=20
    )
    presenter = forms.CharField(label=_("Presented by"), max_length=120, required=False)

    def __init__(self, *args: Any, coming: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = coming


class CaseFilter(TidyForm, forms.Form):
    """What the list shows. The names of the fields are those of the address: ?vis=…&tema=…"""

    GROUPS = (
        ("apne", _("Open")),
        ("oppdragsgiver", _("With the principal")),
        ("ferdige", _("Done")),
        ("alle", _("All")),
        ("feil", _("Registered by mistake")),
    )
    ORDERS = (
        ("nyeste", _("Newest first")),
        ("eldste", _("Oldest first")),
        ("tittel", _("By title")),
    )

    vis = forms.ChoiceField(choices=GROUPS, required=False, widget=forms.HiddenInput)
    q = forms.CharField(
        label=_("Title or number"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    tema = forms.ModelChoiceField(
        Theme.objects.all(),
        label=_("Theme"),
        required=False,
        to_field_name="slug",
        empty_label=_("all themes"),
    )
    hos = forms.ModelChoiceField(
        Person.objects.none(), label=_("Case officer"), required=False, empty_label=_("everybody")
    )
    sorter = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(self, *args: Any, officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hos"].queryset = officers
