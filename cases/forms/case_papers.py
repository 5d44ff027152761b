"""Forms of the case paper: its three texts, and a Word file that is taken in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.domain.casework.case_papers import TEXTS
from cases.models.minutes import TEXT_LENGTH
from legeraad.richtext.fields import RichTextField
from legeraad.richtext.widgets import RichTextarea
from legeraad.web.form_fields import missing
from legeraad.web.forms import TidyForm


class CasePaperForm(TidyForm, forms.Form):
    """`version` and `revision` are what the writer started from."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    background = RichTextField(
        label=_("Background"),
        help_text=_("What is the matter about, and why does it come now? Write what is known."),
        required=False,
        max_length=TEXT_LENGTH,
        widget=RichTextarea(rows=8),
    )
    assessment = RichTextField(
        label=_("Assessment"),
        help_text=_("What speaks for and against? Who is affected, and what does it cost?"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=RichTextarea(rows=8),
    )
    proposal = RichTextField(
        label=_("Proposal"),
        help_text=_("What should the council advise? One point for each thing to be done."),
        required=False,
        max_length=TEXT_LENGTH,
        widget=RichTextarea(rows=5),
    )


class ReplaceForm(CasePaperForm):
    """The texts of a Word file that was shown, on their way into the paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            self.fields[name].widget = forms.HiddenInput()


class WordFileForm(TidyForm, forms.Form):
    file = forms.FileField(
        label=_("The case paper as a Word file"),
        help_text=_("A .docx of at most 10 MB. You see what is taken in before it is stored."),
        error_messages=missing(_("Choose the Word file.")),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
