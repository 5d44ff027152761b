"""Forms of the register: a person's entry, where somebody works, the filter, making two one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import Language, OrganisationKind, ProfessionalGroup
from councils.models import Community, Organisation
from legeraad.web.form_fields import DayField, capital, missing
from legeraad.web.forms import TidyForm
from members.enums import Employment, Gender


def municipalities_of(community: Community) -> Any:
    return community.organisations.filter(kind=OrganisationKind.MUNICIPALITY).order_by("name")


class PersonFilter(TidyForm, forms.Form):
    SHOWN = (
        ("", _("everybody")),
        ("plass", _("holds a seat")),
        ("uten-adresse", _("without an e-mail address")),
        ("reservert", _("the name is not public")),
    )

    q = forms.CharField(
        label=_("Name, address, HPR number or place of work"), required=False, max_length=100
    )
    gruppe = forms.ChoiceField(
        label=_("Professional group"),
        choices=[("", _("all")), *capital(ProfessionalGroup.choices)],
        required=False,
    )
    kommune = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Municipality"), required=False, empty_label=_("all")
    )
    vis = forms.ChoiceField(label=_("Show"), choices=capital(SHOWN), required=False)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kommune"].queryset = municipalities_of(community)


class PersonForm(TidyForm, forms.Form):
    """What is on file of somebody. The name alone is enough."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages=missing(_("Give the person's name."))
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=80,
        required=False,
        help_text=_("As it stands in the minutes: GP, chief consultant."),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Check the address: it looks like ola@eksempel.no.")},
        help_text=_("The person logs in with it, and is told what goes on. None: no login."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    hpr_number = forms.RegexField(
        r"^\d{1,9}$",
        label=_("HPR number"),
        required=False,
        error_messages={"invalid": _("An HPR number has one to nine digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "lr-input--short"}),
    )
    language = forms.ChoiceField(
        label=_("Language of mails"),
        choices=capital(Language.choices),
        initial=Language.BOKMAAL,
    )
    gender = forms.ChoiceField(
        label=_("Gender"),
        choices=[("", _("Not stated")), *capital(Gender.choices)],
        required=False,
        help_text=_(
            "Only as the person has given it. The balance of a council is counted from it."
        ),
    )
    reserved = forms.BooleanField(
        label=_("The name is not public"),
        required=False,
        help_text=_("The public pages then say “name not public”. The council still sees it."),
    )
    reserved_reason = forms.CharField(
        label=_("Why the name is not public"), max_length=160, required=False
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        if values.get("reserved") and not values.get("reserved_reason"):
            sentence = _("Give the reason why the name is not public.")
            self.add_error("reserved_reason", sentence)
        return values


class PersonEditForm(PersonForm):
    """Where somebody else's login is concerned the address is shown, not changed."""

    def __init__(self, *args: Any, may_change_login: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.disabled = not may_change_login
        if email.disabled:
            email.help_text = _("Only the keeper may change the address of this person.")
        else:
            email.help_text = _(
                "The person logs in with it. Another address closes the old one, and both are "
                "told; without one the login is closed."
            )


class AffiliationForm(TidyForm, forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Place of work"),
        error_messages=missing(_("Choose the place of work.")),
    )
    professional_group = forms.ChoiceField(
        label=_("Professional group"),
        choices=[("", "–"), *capital(ProfessionalGroup.choices)],
        error_messages=missing(_("Choose the professional group.")),
    )
    employment = forms.ChoiceField(
        label=_("Form of employment"),
        choices=capital(Employment.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose the form of employment.")),
    )
    start = DayField(
        label=_("From"), required=False, help_text=_("Empty: as long as anybody remembers.")
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = community.organisations.order_by("name")
        self.fields["organisation"].queryset = rows


class AffiliationEndForm(TidyForm, forms.Form):
    """The last day, as people say it; the domain wants the first day without."""

    last_day = DayField(label=_("Last day there"))

    @property
    def first_day_without(self) -> date:
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1)


class MergeForm(TidyForm, forms.Form):
    """The other entry, chosen on the page before."""

    other = forms.IntegerField(widget=forms.HiddenInput)
