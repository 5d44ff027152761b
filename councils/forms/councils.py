"""Forms of a body: a new one, what it is, and what changes about it from a day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.domain.blueprints import BLUEPRINTS, EMPTY
from councils.domain.councils import address_for
from councils.enums import Behaviour, CouncilStatus, Language, OrganisationKind, Scope
from councils.models import Community, Council, Organisation, Region
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm


class NamedCouncil(forms.ModelChoiceField):
    """The short name first: that is what everybody says."""

    def label_from_instance(self, council: Any) -> str:
        return f"{council.label}, {council.name}"


class CouncilForm(TidyForm, forms.Form):
    """What a body is for and how long it lives; nothing here is dated."""

    depending = ("regions", "municipalities", "end_criterion")

    purpose = forms.CharField(
        label=_("Purpose"),
        widget=text_area(3),
        error_messages=missing(_("Write in a sentence or two what it is for.")),
        help_text=_("Two sentences for the public page."),
    )
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    anchored_in = NamedCouncil(
        Council.objects.none(),
        label=_("Reports to"),
        required=False,
        empty_label=_("nobody"),
        help_text=_("The body that commissions it and takes over what it cannot settle."),
    )
    prepared_by = NamedCouncil(
        Council.objects.none(),
        label=_("Prepared by"),
        required=False,
        empty_label=_("its own secretariat"),
    )
    scope = forms.ChoiceField(label=_("Whom it is for"), widget=forms.RadioSelect)
    regions = forms.ModelMultipleChoiceField(
        Region.objects.none(),
        label=_("Regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    municipalities = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Municipalities"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    permanent = forms.BooleanField(label=_("It is permanent"), required=False, initial=True)
    end_criterion = forms.CharField(
        label=_("Ends when"),
        max_length=200,
        required=False,
        help_text=_("For a body that is not permanent, such as: when the proposal is delivered."),
    )

    def __init__(
        self, *args: Any, community: Community, council: Council | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        others = community.councils.exclude(pk=council.pk) if council else community.councils.all()
        self.fields["language"].choices = capital(Language.choices)
        self.fields["scope"].choices = capital(Scope.choices)
        self.fields["anchored_in"].queryset = others
        self.fields["prepared_by"].queryset = others
        self.fields["regions"].queryset = community.regions.all()
        municipal = community.organisations.filter(kind=OrganisationKind.MUNICIPALITY)
        self.fields["municipalities"].queryset = municipal
        for name in ("regions", "municipalities", "anchored_in", "prepared_by"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        permanent = values.get("permanent")
        if not permanent and not values.get("end_criterion") and "end_criterion" not in self.errors:
            self.add_error("end_criterion", _("Say what ends a council that is temporary."))
        if permanent:
            values["end_criterion"] = ""
        return values


def _short(mode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "lr-input--short", "inputmode": mode})


class ChangeCouncilForm(CouncilForm):
    """The same of a body that is there, who is heard in its place, and how its meetings are."""

    heard_through = NamedCouncil(
        Council.objects.none(),
        label=_("Heard through, when it is not operative"),
        required=False,
        empty_label=_("nobody"),
        help_text=_("A hearing goes to this body instead, such as the union's representatives."),
    )
    answer_days = forms.IntegerField(
        label=_("Days to answer a notice"),
        min_value=1,
        max_value=60,
        widget=_short("numeric"),
        error_messages=missing(_("Write how many days before the meeting.")),
        help_text=_(
            "Whoever has not answered so many days before the meeting is passed over, and the "
            "substitute is called in. It counts for meetings that are called from now on."
        ),
    )
    quorum = forms.IntegerField(
        label=_("How many must be present"),
        min_value=1,
        required=False,
        widget=_short("numeric"),
        help_text=_(
            "Members with a vote. Only where the mandate says so; empty, nothing is counted."
        ),
    )
    hours_per_year = forms.DecimalField(
        label=_("Hours of meetings a year"),
        min_value=Decimal("0.5"),
        max_value=999,
        max_digits=5,
        decimal_places=1,
        required=False,
        localize=True,
        widget=_short("decimal"),
        help_text=_("What they may take together; whoever plans more is warned. Empty: no limit."),
    )
    chair_approves_agenda = forms.BooleanField(
        label=_("The chair approves the agenda before it is sent"),
        required=False,
        help_text=_("Then the agenda cannot be sent before the chair has said yes."),
    )

    def __init__(self, *args: Any, community: Community, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, community=community, council=council, **kwargs)
        self.fields["heard_through"].queryset = community.councils.exclude(pk=council.pk)


class NewCouncilForm(CouncilForm):
    """A new body, filled in from a blueprint."""

    template = forms.ChoiceField(
        choices=[(key, each.title) for key, each in BLUEPRINTS.items()], widget=forms.HiddenInput
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages=missing(_("Write the name of the council.")),
    )
    label = forms.CharField(
        label=_("Short name"),
        max_length=20,
        error_messages=missing(_("Write the short name that everybody says.")),
        help_text=_("What everybody says, such as ALR. It stands in the numbers of cases."),
    )
    slug = forms.SlugField(
        label=_("Address"),
        max_length=40,
        required=False,
        help_text=_("Leave it empty, and it is made from the short name."),
    )
    kind = forms.CharField(
        label=_("Kind of body"),
        max_length=60,
        error_messages=missing(_("Write what kind of body it is called.")),
        help_text=_("What such a body is called with you."),
    )
    behaviour = forms.ChoiceField(
        label=_("How it works"),
        help_text=_("Only a strategic committee decides; all others advise."),
    )
    prepares = NamedCouncil(
        Council.objects.none(),
        label=_("Prepares the cases of"),
        required=False,
        empty_label=_("nobody"),
    )
    since = DayField(
        label=_("Since when"),
        required=False,
        help_text=_("The day it was set up. Leave it empty if nobody knows."),
    )
    field_order = (
        *("template", "name", "label", "slug", "kind", "behaviour", "purpose"),
        *("anchored_in", "prepared_by", "prepares"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["behaviour"].choices = capital(Behaviour.choices)
        blueprint = BLUEPRINTS.get(self["template"].value() or "")
        if blueprint not in (None, EMPTY):  # the template tells how it works
            del self.fields["behaviour"]
        if blueprint is not None and blueprint.prepares_another:
            self.fields["prepares"].queryset = kwargs["community"].councils.all()
            self.fields.pop("prepared_by", None)
        else:
            del self.fields["prepares"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("slug") and "slug" not in self.errors:
            values["slug"] = address_for(values.get("label", ""))
        return values


class DatedForm(TidyForm, forms.Form):
    """What holds from a day on, today at the latest: what is to come waits for its day."""

    on = DayField(label=_("From"))

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return day


class RenameForm(DatedForm):
    name = forms.CharField(
        label=_("New name"),
        max_length=120,
        error_messages=missing(_("Write the new name.")),
    )
    label = forms.CharField(
        label=_("Short name"),
        max_length=20,
        error_messages=missing(_("Write the short name that everybody says.")),
        help_text=_("Cases and papers keep the short name that they were given."),
    )
    field_order = ("name", "label", "on")


class StatusForm(DatedForm):
    depending = ("reason",)

    status = forms.ChoiceField(label=_("Status"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("Needed unless the council is active; it stands on the public page."),
    )
    field_order = ("status", "reason", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = capital(CouncilStatus.choices)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        idle = values.get("status") not in (None, CouncilStatus.ACTIVE)
        if idle and not values.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why the council does not work as usual."))
        return values


class KindForm(DatedForm):
    kind = forms.CharField(
        label=_("Kind of body"),
        max_length=60,
        error_messages=missing(_("Write what kind of body it is called.")),
        help_text=_("What such a body is called with you."),
    )
    behaviour = forms.ChoiceField(
        label=_("How it works"),
        help_text=_("Only a strategic committee decides; all others advise."),
    )
    decided_by = forms.CharField(label=_("Decided by"), max_length=120, required=False)
    field_order = ("kind", "behaviour", "decided_by", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["behaviour"].choices = capital(Behaviour.choices)


class MoveForm(TidyForm, forms.Form):
    slug = forms.SlugField(
        label=_("New address"),
        max_length=40,
        error_messages=missing(_("Write the new address.")),
        help_text=_("Small letters, figures and hyphens. The old address leads to the new one."),
    )
