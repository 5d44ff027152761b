"""Forms of a request for a specialist: asking, and naming somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import SpecialistAnswer
from councils.enums import ProfessionalGroup
from councils.models import Council
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm


class AskForm(TidyForm, forms.Form):
    body = forms.ModelChoiceField(
        Council.objects.none(),
        label=_("Who is asked"),
        empty_label=None,
        error_messages=missing(_("Choose who is asked.")),
    )
    wanted = forms.CharField(
        label=_("Which specialist you need"),
        max_length=160,
        error_messages=missing(_("Write which specialist you need.")),
        help_text=_("Such as: a radiologist from Arendal"),
    )
    professional_group = forms.ChoiceField(
        label=_("Comes as"),
        choices=capital(ProfessionalGroup.choices),
        initial=ProfessionalGroup.HOSPITAL_DOCTOR,
        help_text=_("It stands in the attendance, and counts when the advice is published."),
    )
    why = forms.CharField(
        label=_("What for"),
        max_length=5000,
        required=False,
        widget=text_area(4),
        help_text=_("What the specialist shall answer, and when the meeting is."),
    )
    deadline = DayField(label=_("Answer wanted by"), help_text=_("Such as 16.09.2026"))
    form_key = FormKeyField()

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class NameForm(TidyForm, forms.Form):
    """A name and an address, or the sentence that there is nobody."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=capital(SpecialistAnswer.choices),
        initial=SpecialistAnswer.NAMED,
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what you answer.")),
    )
    specialist = forms.CharField(label=_("Name of the specialist"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    text = forms.CharField(
        label=_("Something more"), max_length=1000, required=False, widget=text_area(3)
    )
    depending = ("specialist", "email", "text")

    @property
    def names(self) -> bool:
        return self.cleaned_data.get("answer") == SpecialistAnswer.NAMED

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.names:
            if "answer" in values and not values.get("text"):
                self.add_error("text", _("Write why, in a sentence."))
            return values
        for field, sentence in (
            ("specialist", _("Write the name.")),
            ("email", _("Write the address, so that the notice arrives.")),
        ):
            if not values.get(field) and field not in self.errors:
                self.add_error(field, sentence)
        return values


class NameForForm(NameForm):
    """The same by the secretary, with how it came."""

    came_by = forms.CharField(
        label=_("How it came"),
        max_length=120,
        help_text=_("Such as: e-mail from the chair, or by telephone."),
        error_messages=missing(_("Write how the answer came.")),
    )
