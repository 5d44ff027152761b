"""Forms of groups of seats, with their rules, and of single seats."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import Filling, Office, ProfessionalGroup, Side, Substitutes
from councils.models import Community, Council, Organisation, Region, SeatGroup
from legeraad.web.form_fields import DayField, capital, missing
from legeraad.web.forms import TidyForm

NOT_FIXED = ("", _("It is not fixed"))


def bodies_of(community: Community) -> list[Any]:
    """Who can fill seats: the councils of a community, and its organisations, in two groups."""
    councils = [(f"council:{each.pk}", each.name) for each in community.councils.all()]
    places = community.organisations.order_by("kind", "name")
    organisations = [(f"organisation:{each.pk}", each.name) for each in places]
    return [NOT_FIXED, (_("Councils"), councils), (_("Organisations"), organisations)]


def key_of_body(group: SeatGroup) -> str:
    """Which of the choices of `bodies_of` fills a group."""
    if group.appointing_council_id:
        return f"council:{group.appointing_council_id}"
    key = group.appointing_organisation_id
    return f"organisation:{key}" if key else ""


class SeatGroupForm(TidyForm, forms.Form):
    """All rules of a group of seats."""

    label = forms.CharField(
        label=_("Name of the group"),
        max_length=80,
        error_messages=missing(_("Give the group a name, such as «GPs».")),
    )
    professional_group = forms.ChoiceField(
        label=_("Professional group"), choices=capital(ProfessionalGroup.choices)
    )
    side = forms.ChoiceField(
        label=_("Shown as"),
        choices=Side.choices,
        widget=forms.RadioSelect,
        initial=Side.MUNICIPALITY,
        help_text=_("Which side of the table, and which shape in the picture."),
    )
    filling = forms.ChoiceField(
        label=_("How the seats are filled"),
        choices=capital(Filling.choices),
        widget=forms.RadioSelect,
        initial=Filling.APPOINTED,
    )
    body = forms.ChoiceField(
        label=_("Who fills them"),
        required=False,
        help_text=_("This body is asked by mail as soon as a seat becomes vacant."),
    )
    derived_from = forms.ModelChoiceField(
        SeatGroup.objects.none(),
        label=_("Follows"),
        required=False,
        empty_label=_("No other group"),
        help_text=_("The seats are then the same as those of the other group, and so are people."),
    )
    term_months = forms.IntegerField(
        label=_("Term in months"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("Two years are 24 months. Leave it empty where a term has no fixed length."),
    )
    sits_until_replaced = forms.BooleanField(
        label=_("Sits until replaced"),
        required=False,
        initial=True,
        help_text=_("Keeps seat and rights past the term, until somebody takes over."),
    )
    may_vote = forms.BooleanField(label=_("May vote"), required=False, initial=True)
    may_speak = forms.BooleanField(label=_("May speak"), required=False, initial=True)
    may_propose = forms.BooleanField(label=_("May propose cases"), required=False, initial=True)
    substitutes = forms.ChoiceField(
        label=_("Substitutes"),
        choices=capital(Substitutes.choices),
        widget=forms.RadioSelect,
        initial=Substitutes.NONE,
    )
    needs_leader = forms.BooleanField(
        label=_("A leader must answer for each appointment"), required=False
    )

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        self.bodies: Any = self.fields["body"]
        self.bodies.choices = bodies_of(council.community)
        others = SeatGroup.objects.filter(council__community=council.community, derived_from=None)
        sources = others.exclude(council=council).select_related("council")
        self.fields["derived_from"].queryset = sources  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("may_vote") and not cleaned.get("may_speak"):
            self.add_error("may_speak", _("Whoever votes must be allowed to speak, too."))
        if cleaned.get("derived_from"):
            cleaned["filling"] = Filling.DERIVED
        kind, _colon, key = cleaned.pop("body", "").partition(":")
        community = self.council.community
        cleaned["appointing_council"] = cleaned["appointing_organisation"] = None
        if kind == "council":
            cleaned["appointing_council"] = community.councils.get(pk=key)
        elif kind == "organisation":
            cleaned["appointing_organisation"] = community.organisations.get(pk=key)
        return cleaned


class SeatForm(TidyForm, forms.Form):
    title = forms.CharField(
        label=_("Title of the seat"),
        max_length=80,
        help_text=_("What whoever sits there is, such as «GP»."),
        error_messages=missing(_("Give the seat a title, such as «GP».")),
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("None")
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label=_("None")
    )
    preferred = forms.CharField(
        label=_("Preferably"),
        max_length=120,
        required=False,
        help_text=_("What is wished for, such as a specialty. It stops nobody."),
    )

    def __init__(self, *args: Any, group: SeatGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        community = group.council.community
        self.fields["region"].queryset = community.regions.all()  # type: ignore[attr-defined]
        places = community.organisations.order_by("name")
        self.fields["organisation"].queryset = places  # type: ignore[attr-defined]


class OfficeSeatForm(SeatForm):
    """A seat in a derived group may follow an office of another council (ALR-19)."""

    mirrors_office = forms.ChoiceField(
        label=_("Held by whoever is"),
        required=False,
        choices=[("", _("Nobody in particular")), *capital(Office.choices)],
    )
    mirrors_council = forms.ModelChoiceField(
        Council.objects.none(), label=_("In the council"), required=False, empty_label=_("None")
    )

    def __init__(self, *args: Any, group: SeatGroup, **kwargs: Any) -> None:
        super().__init__(*args, group=group, **kwargs)
        others = group.council.community.councils.exclude(pk=group.council_id)
        self.fields["mirrors_council"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("mirrors_office") and not cleaned.get("mirrors_council"):
            self.add_error("mirrors_council", _("Choose the council of the office."))
        if cleaned.get("mirrors_council") and not cleaned.get("mirrors_office"):
            self.add_error("mirrors_office", _("Choose the office in that council."))
        return cleaned


class LastDayForm(TidyForm, forms.Form):
    """The last day with something. What comes out is the day after, as the register has it."""

    on = DayField(label=_("Last day"), help_text=_("This day is included: 31.12.2026"))

    def clean_on(self) -> date:
        last: date = self.cleaned_data["on"]
        return last + timedelta(days=1)
