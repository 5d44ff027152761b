"""Habilitet in one item: whose impartiality is raised, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.people import SomebodyField
from legeraad.web.forms import TidyForm
from members.models import Person


class ImpartialityForm(TidyForm, forms.Form):
    prefix = "question"
    person = SomebodyField(label=_("Who"))
    reason = forms.CharField(label=_("Reason"), max_length=500)
    raised_by_self = forms.BooleanField(
        label=_("Raised by the member"), required=False, initial=True
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people, empty=_("Choose a person"))
