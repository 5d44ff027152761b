"""Numbered proposals of an item, how the votes fell, and dissent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.forms.people import SomebodyField
from legeraad.web.forms import TidyForm
from members.models import Person


class ProposalForm(TidyForm, forms.Form):
    """One proposal; `people` may put it forward in the meeting, nobody when it is in the papers."""

    prefix = "proposal"
    text = forms.CharField(
        label=_("Proposal"), max_length=5_000, widget=forms.Textarea({"rows": 2})
    )
    proposer = SomebodyField(label=_("Put forward by"), required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = list(people)
        if people:
            self.fields["proposer"].offer(people, empty=_("It was in the papers"))
        else:
            del self.fields["proposer"]


class TallyForm(TidyForm, forms.Form):
    """How many were for, against, and abstained; empty is nobody."""

    votes_for = forms.IntegerField(
        label=capfirst(_("for")), min_value=0, max_value=999, required=False
    )
    votes_against = forms.IntegerField(
        label=capfirst(_("against")), min_value=0, max_value=999, required=False
    )
    votes_abstained = forms.IntegerField(
        label=capfirst(_("abstained")), min_value=0, max_value=999, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.TextInput({"inputmode": "numeric"})


class DissentForm(TidyForm, forms.Form):
    """Only somebody who votes on the item may be chosen."""

    prefix = "dissent"
    person = SomebodyField(label=_("Who"))
    text = forms.CharField(
        label=_("What the minutes say"), max_length=5_000, widget=forms.Textarea({"rows": 2})
    )
    named = forms.BooleanField(
        label=_("May be named on the public page of the recommendation"), required=False
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people, empty=_("Choose a person"))


class PhraseForm(TidyForm, forms.Form):
    text = forms.CharField(label=_("Sentence"), max_length=300)
