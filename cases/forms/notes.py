"""The form of an internal note."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models.notes import LONGEST_NOTE
from legeraad.web.form_fields import missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm


class NoteForm(TidyForm, forms.Form):
    text = forms.CharField(
        label=_("The note"),
        max_length=LONGEST_NOTE,
        widget=text_area(6),
        error_messages=missing(_("Write the note.")),
    )
    form_key = FormKeyField()
