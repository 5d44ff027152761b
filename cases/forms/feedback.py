"""Forms of reports: what a doctor writes, the code that confirms it, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import FeedbackKind
from cases.models import Recommendation, Theme
from councils.models import Community, Region
from legeraad.web.form_fields import missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm
from legeraad.web.identities import refuse_identity_numbers

LONGEST = 4_000


class FeedbackForm(TidyForm, forms.Form):
    """What a doctor reports. Neither a deviation nor a patient is told of here."""

    form_key = FormKeyField()
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=FeedbackKind.choices,
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what it is about.")),
    )
    recommendation = forms.ModelChoiceField(
        Recommendation.objects.none(),
        label=_("Which recommendation?"),
        required=False,
        empty_label=_("none"),
        help_text=_("Needed when a recommendation is not followed."),
    )
    theme = forms.ModelChoiceField(
        Theme.objects.all(), label=_("Theme"), required=False, empty_label=_("none of these")
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("not said")
    )
    text = forms.CharField(
        label=_("What happens?"),
        max_length=LONGEST,
        widget=text_area(6),
        validators=[refuse_identity_numbers],
        error_messages=missing(_("Write in a few sentences what happens.")),
        help_text=_("How it goes in general, and how often. Nothing that points to a patient."),
    )
    proposal = forms.CharField(
        label=_("How could it be instead?"),
        max_length=LONGEST,
        required=False,
        widget=text_area(3),
        validators=[refuse_identity_numbers],
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=missing(_("Write your e-mail address.")),
        help_text=_(
            "You get a code there, and later what came of it. Only the secretariat sees the "
            "address; it is deleted 90 days after the answer."
        ),
    )
    depending = ("recommendation",)

    def __init__(
        self, *args: Any, community: Community, recommendations: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].queryset = recommendations
        self.fields["region"].queryset = community.regions.all()

    def clean(self) -> Any:
        values = super().clean()
        named = self.cleaned_data.get("recommendation")
        if self.cleaned_data.get("kind") == FeedbackKind.NOT_FOLLOWED and not named:
            self.add_error("recommendation", _("Choose the recommendation that is not followed."))
        return values


class FeedbackCodeForm(TidyForm, forms.Form):
    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages=missing(_("Write the code.")),
        help_text=_("Six digits. It is good for half an hour."),
    )


class FeedbackAnswerForm(TidyForm, forms.Form):
    text = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=text_area(6),
        validators=[refuse_identity_numbers],
        error_messages=missing(_("Write the answer.")),
        help_text=_("The sender reads it in a mail, and on the page that the mail links to."),
    )
