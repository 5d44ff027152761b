"""Forms of hearings: whom to ask and what, and what a body answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Access, Discussed, Position
from cases.forms.documents import ENDINGS
from cases.models import CaseDocument
from councils.models import Council
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm


class HearingForm(TidyForm, forms.Form):
    form_key = FormKeyField()
    title = forms.CharField(
        label=_("What the hearing is about"),
        max_length=200,
        error_messages=missing(_("Write what the hearing is about.")),
    )
    text = forms.CharField(
        label=_("What you ask the bodies"),
        help_text=_("Stands in the mail and on the page that the link opens."),
        max_length=20_000,
        error_messages=missing(_("Write what you ask the bodies.")),
        widget=text_area(10),
    )
    deadline = DayField(label=_("Deadline"))
    documents = forms.ModelMultipleChoiceField(
        CaseDocument.objects.none(),
        label=_("Documents that the bodies may read"),
        help_text=_("Whoever has the link can read them. Only open documents can be chosen."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    bodies = forms.ModelMultipleChoiceField(
        Council.objects.none(),
        label=_("Whom you ask"),
        error_messages=missing(_("Choose at least one body.")),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, case: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies
        open_ones = case.documents.filter(access=Access.OPEN, misfiled="")
        self.fields["documents"].queryset = open_ones
        if not open_ones:
            del self.fields["documents"]

    @property
    def chosen(self) -> set[int]:
        """The keys of the bodies that are ticked, also those of a form that was refused."""
        if self.is_bound:
            given = self.data.getlist("bodies")  # type: ignore[attr-defined]
            return {int(key) for key in given if key.isdecimal()}
        return {getattr(body, "pk", body) for body in self.initial.get("bodies", ())}


class AnswerForm(TidyForm, forms.Form):
    """What a body says, by whoever answers for it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    position = forms.ChoiceField(
        label=_("What do you say?"),
        choices=capital(Position.choices),
        error_messages=missing(_("Choose what you say.")),
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Your remarks"),
        help_text=_("Needed when you have remarks or do not support it. Nothing about a patient."),
        max_length=20_000,
        required=False,
        widget=text_area(8),
    )
    discussed = forms.ChoiceField(
        label=_("How did you discuss it?"),
        choices=capital(Discussed.choices),
        error_messages=missing(_("Choose how it was discussed.")),
        widget=forms.RadioSelect,
    )
    discussed_on = DayField(label=_("The day of the meeting"), required=False)
    present = forms.IntegerField(
        label=_("How many were present"), min_value=1, max_value=500, required=False
    )
    depending = ("text", "discussed_on", "present")

    @property
    def has_file(self) -> bool:
        return False

    def clean(self) -> Any:
        cleaned = super().clean()
        said = self.cleaned_data
        position = said.get("position")
        if position and Position(position).needs_words and not (said.get("text") or self.has_file):
            self.add_error("text", _("Write the remarks, so that the council can use them."))
        if said.get("discussed") == Discussed.MEETING:
            if not said.get("discussed_on") and "discussed_on" not in self.errors:
                self.add_error("discussed_on", _("Write the day of the meeting."))
            if not said.get("present") and "present" not in self.errors:
                self.add_error("present", _("Write how many were present."))
        return cleaned


class AnswerForForm(AnswerForm):
    """The same, by the secretary, with how and when it came and the file that it came as."""

    came_by = forms.CharField(
        label=_("How it came"),
        max_length=120,
        help_text=_("Such as: e-mail from the chair, or by telephone."),
        error_messages=missing(_("Write how the answer came.")),
    )
    answered_on = DayField(label=_("When it came"))
    file = forms.FileField(
        label=_("The file that it came as"),
        required=False,
        error_messages={"empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )

    @property
    def has_file(self) -> bool:
        return bool(self.cleaned_data.get("file") or self.files.get("file"))


class PromiseForm(TidyForm, forms.Form):
    day = DayField(label=_("We answer after our meeting on"))


class ExtendForm(TidyForm, forms.Form):
    deadline = DayField(label=_("New deadline for this body"))
    why = forms.CharField(
        label=_("Why it gets longer"), max_length=300, error_messages=missing(_("Give the reason."))
    )


class RenewForm(TidyForm, forms.Form):
    text = forms.CharField(
        label=_("The new text"),
        max_length=20_000,
        error_messages=missing(_("Write what you ask the bodies.")),
        widget=text_area(12),
    )
    deadline = DayField(label=_("Deadline"))


class FollowUpForm(TidyForm, forms.Form):
    text = forms.CharField(
        label=_("What the council did with the answer"),
        help_text=_("It is mailed to whoever answers for the body."),
        max_length=5000,
        error_messages=missing(_("Write what the council did with the answer.")),
        widget=text_area(5),
    )
