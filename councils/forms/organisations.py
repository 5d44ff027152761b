"""Forms of organisations, of regions, and of the municipalities in them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.domain.councils import address_for
from councils.enums import OrganisationKind
from councils.models import Community, Organisation, Region
from councils.models.organisations import validate_orgnr
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm


class OrganisationForm(TidyForm, forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), error_messages=missing(_("Choose what kind of organisation it is."))
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        error_messages=missing(_("Write the name of the organisation.")),
    )
    orgnr = forms.CharField(
        label=_("Organisation number"),
        max_length=20,
        required=False,
        help_text=_("Nine digits."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "lr-input--short"}),
    )
    municipality_number = forms.RegexField(
        r"^\d{4}$",
        label=_("Municipality number"),
        required=False,
        help_text=_("Four digits; for municipalities only."),
        error_messages={"invalid": _("A municipality number has four digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "lr-input--short"}),
    )
    parent = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Part of"), required=False, empty_label=_("nothing")
    )

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = capital(OrganisationKind.choices)
        self.fields["parent"].queryset = parents

    def clean_orgnr(self) -> str:
        """Often written in groups of three."""
        number = "".join(self.cleaned_data["orgnr"].split())
        if number:
            validate_orgnr(number)
        return number

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        municipal = values.get("kind") == OrganisationKind.MUNICIPALITY
        if values.get("municipality_number") and not municipal:
            self.add_error("municipality_number", _("Only municipalities have such a number."))
        return values


class OrganisationFilter(TidyForm, forms.Form):
    """What the list shows. The names of the fields are those of the address."""

    KINDS = {
        "kommune": OrganisationKind.MUNICIPALITY,
        "sykehus": OrganisationKind.HOSPITAL_TRUST,
        "klinikk": OrganisationKind.DIVISION,
        "legekontor": OrganisationKind.GP_OFFICE,
        "tillitsvalgte": OrganisationKind.UNION,
        "brukere": OrganisationKind.USER_ORGANISATION,
        "ledernettverk": OrganisationKind.LEADER_NETWORK,
        "annet": OrganisationKind.OTHER,
    }

    slag = forms.ChoiceField(label=_("Kind"), required=False)
    navn = forms.CharField(label=_("Name"), required=False, max_length=160)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = capital((word, kind.label) for word, kind in self.KINDS.items())
        self.fields["slag"].choices = [("", _("all kinds")), *kinds]


class RegionForm(TidyForm, forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, error_messages=missing(_("Write the name of the region."))
    )

    municipalities = forms.CharField(
        label=_("Municipalities"),
        required=False,
        widget=text_area(5),
        help_text=_(
            "One on each line, with its number: 4203 Arendal. Those that are not registered yet "
            "are registered."
        ),
    )

    def clean_municipalities(self) -> list[tuple[str, str]]:
        """Number and name of each line; the number may be left out where the name is known."""
        rows = []
        for line in self.cleaned_data["municipalities"].splitlines():
            found = re.fullmatch(r"\s*(\d{4})?\s*(.*?)[\s,;]*(\d{4})?\s*", line)
            if found and found[2]:
                rows.append((found[1] or found[3] or "", found[2]))
            elif line.strip():
                sentence = _("This line has no name: %(line)s")
                raise forms.ValidationError(sentence, params={"line": line.strip()})
        return rows

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if "name" in values:
            values["slug"] = address_for(values["name"])
        return values


class JoinForm(TidyForm, forms.Form):
    """A municipality enters a region; it leaves the one that it was in."""

    municipality = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Municipality"),
        empty_label=None,
        error_messages=missing(_("Choose a municipality.")),
    )
    region = forms.ModelChoiceField(
        Region.objects.none(),
        label=_("Region"),
        empty_label=None,
        error_messages=missing(_("Choose a region.")),
    )
    start = DayField(
        label=_("From"),
        required=False,
        help_text=_("Leave it empty if it has always been there. A move needs its date."),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = community.organisations.filter(kind=OrganisationKind.MUNICIPALITY)
        self.fields["municipality"].queryset = here
        self.fields["region"].queryset = community.regions.all()
