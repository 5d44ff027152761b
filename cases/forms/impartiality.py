"""Habilitet in one item: whose impartiality is raised, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.minutes import PersonField
from legeraad.web.forms import TidyForm
from members.models import Person


class ImpartialityForm(TidyForm, forms.Form):
    prefix = "question"
    person = PersonField(Person.objects.none(), label=_("Who"), empty_label=_("Choose a person"))
    reason = forms.CharField(label=_("Reason"), max_length=500)
    raised_by_self = forms.BooleanField(
        label=_("Raised by the member"), required=False, initial=True
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
