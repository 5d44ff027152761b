"""Forms of roles: giving one, and ending one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Community, Council, Organisation
from legeraad.web.form_fields import DayField, capital, missing
from legeraad.web.forms import TidyForm
from members.enums import Role
from members.models import Person

WHOLE = "community"


class PersonChoice(forms.ModelChoiceField):
    """Two of the same name are told apart by the address."""

    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}, {person.email}"


class RoleForm(TidyForm, forms.Form):
    """Who, which role, for what, from when. What cannot be chosen here is refused."""

    person = PersonChoice(
        Person.objects.none(),
        label=_("Who"),
        help_text=_("Those on file with an e-mail address."),
        error_messages=missing(_("Choose who is to have the role.")),
    )
    role = forms.ChoiceField(
        label=_("Role"), widget=forms.RadioSelect, error_messages=missing(_("Choose a role."))
    )
    where = forms.ChoiceField(
        label=_("For"),
        help_text=_(
            "A secretary: the whole, or one council. A contact: the body that fills seats. "
            "A registrar: the body that decides."
        ),
    )
    start = DayField(label=_("From"), initial=timezone.localdate)

    def __init__(
        self, *args: Any, community: Community, roles: list[Role], persons: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons.filter(user__is_active=True)
        self.fields["role"].choices = capital((role.value, role.label) for role in roles)
        self.bodies: dict[str, Council | Organisation | None] = {WHOLE: None}
        councils = {f"council-{each.pk}": each for each in community.councils.all()}
        organisations = {f"organisation-{each.pk}": each for each in _bodies(community)}
        self.bodies |= councils | organisations
        self.fields["where"].choices = [
            (WHOLE, community.name),
            (_("Councils"), [(key, each.name) for key, each in councils.items()]),
            (_("Organisations"), [(key, each.name) for key, each in organisations.items()]),
        ]

    def clean(self) -> dict[str, Any]:
        """`council` or `organisation` instead of `where`."""
        values: dict[str, Any] = super().clean()
        body = self.bodies.get(values.pop("where", WHOLE))
        values["council"] = body if isinstance(body, Council) else None
        values["organisation"] = body if isinstance(body, Organisation) else None
        return values


def _bodies(community: Community) -> Any:
    """Organisations that fill a seat somewhere: the others need no contact."""
    return Organisation.objects.filter(community=community, appoints__isnull=False).distinct()


class EndRoleForm(TidyForm, forms.Form):
    on = DayField(label=_("First day without the role"), initial=timezone.localdate)
    nobody_left = forms.BooleanField(
        label=_("I know that there will be no secretary from that day"), required=False
    )
