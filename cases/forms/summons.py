"""Forms of calls to a meeting: one's own answer, an answer on behalf, and guests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import CallAnswer, GuestRole
from cases.forms.minutes import PersonField
from cases.models import AgendaItem, Meeting
from councils.enums import ProfessionalGroup
from legeraad.web.form_fields import capital, missing
from legeraad.web.forms import TidyForm
from members.models import Person
from members.permissions import persons_of


class OwnAnswerForm(TidyForm, forms.Form):
    """One of two buttons, and a reason for whoever wants to give one."""

    answer = forms.ChoiceField(choices=CallAnswer.choices)
    why = forms.CharField(label=_("Reason"), max_length=200, required=False)


class AnswerOnBehalfForm(TidyForm, forms.Form):
    """What somebody said in another way, with how it came; `who` names a call or a guest."""

    prefix = "behalf"
    who = forms.ChoiceField(label=_("Who"), error_messages=missing(_("Choose a person.")))
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=capital(CallAnswer.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what was answered.")),
    )
    why = forms.CharField(label=_("Reason"), max_length=200, required=False)
    came_by = forms.CharField(
        label=_("How did it come?"),
        max_length=120,
        help_text=_("Such as: by telephone, 18 September"),
        error_messages=missing(_("Write how the answer came.")),
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose a person")), *people]


class InviteForm(TidyForm, forms.Form):
    """Somebody without a seat, for one item or for the whole meeting."""

    prefix = "guest"
    person = PersonField(
        Person.objects.none(),
        label=_("Person"),
        empty_label=_("Choose a person"),
        error_messages=missing(_("Choose a person.")),
    )
    professional_group = forms.ChoiceField(
        label=_("Professional group"), choices=capital(ProfessionalGroup.choices)
    )
    role = forms.ChoiceField(
        label=_("Comes as"), choices=capital(GuestRole.choices), widget=forms.RadioSelect
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Item"),
        required=False,
        empty_label=_("The whole meeting"),
        help_text=_("Whoever is invited to one item sees the papers of that item only."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons_of(meeting.council.community)
        self.fields["item"].queryset = meeting.items.order_by("position")
        self.fields["role"].initial = GuestRole.AD_HOC
