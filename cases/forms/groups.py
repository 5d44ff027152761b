"""Forms of groups and projects: setting one up, its sub-goals, whom it asks, and money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import GoalStatus, GroupKind
from cases.models import Case, Group, Meeting
from councils.forms.councils import NamedCouncil
from councils.models import Council
from legeraad.web.form_fields import capital, missing, text_area
from legeraad.web.formats import weekday
from legeraad.web.forms import FormKeyField, TidyForm


class PresentingMeeting(forms.ModelChoiceField):
    """Meetings by name and day."""

    def label_from_instance(self, meeting: Any) -> str:
        return f"{meeting}, {weekday(meeting.starts_at)}"


class GroupForm(TidyForm, forms.Form):
    """What a group is to find out, until when."""

    aim = forms.CharField(
        label=_("Aim"),
        max_length=5_000,
        widget=text_area(3),
        error_messages=missing(_("Write what the group is to find out.")),
        help_text=_("Stands on the public page, so nothing that is exempt from publicity."),
    )
    presents_at = PresentingMeeting(
        Meeting.objects.none(),
        label=_("Presents its proposal at"),
        required=False,
        empty_label=_("not decided yet"),
    )
    end_criterion = forms.CharField(
        label=_("Ends when"),
        max_length=200,
        error_messages=missing(_("Say what ends the group.")),
        help_text=_("Such as: when the proposal has been treated."),
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presents_at"].queryset = meetings


class NewGroupForm(GroupForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=capital(GroupKind.choices),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what kind of group it is.")),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages=missing(_("Write the name of the group.")),
    )
    label = forms.CharField(
        label=_("Short name"),
        max_length=20,
        error_messages=missing(_("Write the short name that everybody says.")),
        help_text=_("It stands in the numbers of its meetings."),
    )
    commissioner = NamedCouncil(
        Council.objects.none(),
        label=_("Commissioner"),
        empty_label=None,
        error_messages=missing(_("Choose the body that wants the group.")),
    )
    form_key = FormKeyField()
    field_order = ("kind", "name", "label", "commissioner", "aim", "presents_at", "end_criterion")

    def __init__(self, *args: Any, councils: list[Council], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [council.pk for council in councils]
        self.fields["commissioner"].queryset = Council.objects.filter(pk__in=keys)


class ResultCase(forms.ModelChoiceField):
    def label_from_instance(self, case: Any) -> str:
        return f"{case.reference} {case.title}"


class GoalForm(TidyForm, forms.Form):
    depending = ("result", "result_case")

    text = forms.CharField(
        label=_("Sub-goal"),
        max_length=300,
        error_messages=missing(_("Write the sub-goal.")),
    )
    status = forms.ChoiceField(
        label=_("How far it has come"),
        choices=capital(GoalStatus.choices),
        initial=GoalStatus.OPEN,
        widget=forms.RadioSelect,
    )
    result = forms.CharField(
        label=_("What came of it"),
        max_length=2_000,
        required=False,
        widget=text_area(3),
        help_text=_("Needed when the sub-goal is reached, unless a case has the result."),
    )
    result_case = ResultCase(
        Case.objects.none(),
        label=_("The case with the result"),
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result_case"].queryset = cases


class ReferenceForm(TidyForm, forms.Form):
    """Which body the project asks; those that it asks already are not offered."""

    body = NamedCouncil(
        Council.objects.none(),
        label=_("Reference group"),
        empty_label=_("Choose a body"),
        error_messages=missing(_("Choose the body that the project asks.")),
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = group.body.community.councils.exclude(pk=group.body_id)
        self.fields["body"].queryset = others.exclude(refers__group=group)


class MoneyForm(TidyForm, forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages=missing(_("Give the case a title.")),
    )
    summary = forms.CharField(
        label=_("What the money is for"),
        max_length=20_000,
        widget=text_area(6),
        error_messages=missing(_("Write what the money is for, and how much.")),
        help_text=_("How much, from when, and what happens without it."),
    )
    form_key = FormKeyField()
