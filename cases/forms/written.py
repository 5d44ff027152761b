"""Forms of the written procedure: the proposal, one's own answer, an answer on behalf."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.domain.meetings.written import DAYS
from cases.enums import ItemKind, WrittenReply
from cases.models import Case, WrittenAnswer
from legeraad.web.form_fields import capital, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm

LONGEST_PROPOSAL = 5_000
MOST_DAYS = 30
KINDS = (ItemKind.ADVICE, ItemKind.FORMAL, ItemKind.INFORMATION)


class ProposalForm(TidyForm, forms.Form):
    """What is proposed, and how long those who have a vote may object."""

    proposal = forms.CharField(
        label=_("Proposal"),
        max_length=LONGEST_PROPOSAL,
        widget=text_area(5),
        help_text=_("As it shall stand in the minutes, if nobody objects."),
        error_messages=missing(_("Write the proposal.")),
    )
    days = forms.IntegerField(
        label=_("Working days to object"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        help_text=_("Counted from tomorrow; the last day is over at midnight."),
    )


class NewWrittenForm(ProposalForm):
    case = forms.ModelChoiceField(
        Case.objects.none(),
        label=_("Case"),
        empty_label=_("Choose a case"),
        error_messages=missing(_("Choose a case.")),
    )
    kind = forms.ChoiceField(
        label=_("Type"),
        choices=capital((kind.value, kind.label) for kind in KINDS),
        initial=ItemKind.ADVICE,
    )
    form_key = FormKeyField()
    field_order = ("case", "kind", "proposal", "days", "form_key")

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases


class OwnReplyForm(TidyForm, forms.Form):
    """One of two buttons; whoever wants a meeting says why."""

    answer = forms.ChoiceField(
        choices=[
            (reply.value, reply.label) for reply in (WrittenReply.AGREES, WrittenReply.OBJECTS)
        ]
    )
    why = forms.CharField(
        label=_("Why should it be treated in a meeting?"),
        max_length=500,
        required=False,
        widget=text_area(2),
    )


class ReplyForForm(TidyForm, forms.Form):
    """The same on somebody's behalf, with how it came."""

    prefix = "behalf"
    row = forms.ModelChoiceField(
        WrittenAnswer.objects.none(),
        label=_("Who"),
        empty_label=_("Choose a person"),
        error_messages=missing(_("Choose a person.")),
    )
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=capital(WrittenReply.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what was answered.")),
    )
    why = forms.CharField(label=_("Reason"), max_length=500, required=False)
    came_by = forms.CharField(
        label=_("How did it come?"),
        max_length=120,
        help_text=_("Such as: by telephone, 18 September"),
        error_messages=missing(_("Write how the answer came.")),
    )

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"].queryset = rows
        self.fields["row"].label_from_instance = _name


def _name(row: WrittenAnswer) -> str:
    return row.person.name
