"""The form in which a member brings up a case."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Theme
from legeraad.web.form_fields import missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm
from legeraad.web.identities import refuse_identity_numbers


class SubmittedForm(TidyForm, forms.Form):
    """Few fields: the secretariat writes the rest."""

    form_key = FormKeyField()
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        validators=[refuse_identity_numbers],
        error_messages=missing(_("Give the case a title.")),
        help_text=_("As a question, if you can: “Who orders the follow-up X-ray?”"),
    )
    summary = forms.CharField(
        label=_("What it is about"),
        max_length=20_000,
        widget=text_area(8),
        validators=[refuse_identity_numbers],
        error_messages=missing(_("Write in a few sentences what it is about.")),
        help_text=_("What happens today, for whom, and how it could be. Nothing about a patient."),
    )
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label=_("Themes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
