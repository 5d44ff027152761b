"""Forms of those who approve the minutes: the chair, those who met, the secretary on behalf."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import ApprovalAnswer
from cases.models import Minutes, MinutesApproval
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm

LONGEST_REMARK = 5_000


class CirculateForm(TidyForm, forms.Form):
    due = DayField(
        label=_("Last day to object"),
        help_text=_("Whoever has said nothing by then, has agreed."),
    )


class AnswerForm(TidyForm, forms.Form):
    """What somebody who met says: a press of *Approve*, or a remark with its words."""

    answer = forms.ChoiceField(choices=ApprovalAnswer.choices)
    remark = forms.CharField(
        label=_("What should be changed?"),
        max_length=LONGEST_REMARK,
        required=False,
        widget=text_area(),
    )


class AnswerForForm(TidyForm, forms.Form):
    """The same on somebody's behalf, with how it came."""

    prefix = "behalf"
    approval = forms.ModelChoiceField(
        MinutesApproval.objects.none(), label=_("Who"), empty_label=_("Choose a person")
    )
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=capital(ApprovalAnswer.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what was answered.")),
    )
    remark = forms.CharField(
        label=_("The remark"), max_length=LONGEST_REMARK, required=False, widget=text_area(2)
    )
    came_by = forms.CharField(
        label=_("How did it come?"),
        max_length=120,
        help_text=_("Such as: by telephone, 18 September"),
        error_messages=missing(_("Write how the answer came.")),
    )

    def __init__(self, *args: Any, minutes: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approval"].queryset = minutes.approvals.select_related("person")
        self.fields["approval"].label_from_instance = _name


def _name(approval: MinutesApproval) -> str:
    return approval.person.name


class LetStandForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("Why does the text stand?"),
        max_length=300,
        error_messages=missing(_("Write why the text stands.")),
    )

    def __init__(self, data: Any = None, *, approval: MinutesApproval) -> None:
        super().__init__(data, prefix=f"stand-{approval.pk}")


class SendBackForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("What should be changed?"),
        max_length=LONGEST_REMARK,
        widget=text_area(3),
        error_messages=missing(_("Write what should be changed.")),
    )
