"""Forms of the documents of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Access
from cases.forms.access import AccessForm
from cases.models import Case, CaseDocument
from legeraad.web.form_fields import DayField, capital, missing
from legeraad.web.forms import TidyForm

ENDINGS = ".pdf,.docx,.xlsx,.pptx,.odt,.png,.jpg,.jpeg,.eml,.msg,.txt"
AT_ONCE = 20


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; the value is always a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = (data if isinstance(data, list | tuple) else [data]) or [None]
        if len(given) > AT_ONCE:
            raise forms.ValidationError(_("Choose at most 20 files at once."))
        return [super(FilesField, self).clean(each, initial) for each in given]


class DocumentsForm(AccessForm):
    """What is known of all the files of one upload."""

    files = FilesField(
        label=_("Files"),
        help_text=_(
            "Drag them here or choose them, at most 20 of 25 MB each: PDF, Word, Excel, "
            "PowerPoint, pictures, e-mails (.eml, .msg) and text. Never anything about a patient."
        ),
        error_messages=missing(_("Choose at least one file.")) | {"empty": _("The file is empty.")},
        widget=ManyFiles(attrs={"accept": ENDINGS}),
    )
    received_from = forms.CharField(label=_("Who it came from"), max_length=200, required=False)
    received_on = DayField(label=_("When it came"), required=False)
    access = forms.ChoiceField(
        label=_("Access"),
        choices=capital(Access.choices),
        initial=Access.OPEN,
        widget=forms.RadioSelect,
    )
    receipt = forms.BooleanField(
        label=_("Send a receipt to whoever sent an e-mail"),
        initial=True,
        required=False,
        help_text=_("An e-mail becomes documents, with what was attached. Who sent it, is told."),
    )
    depending = ("legal_basis", "openness_considered")
    no_basis = _("Give the legal basis for exempting the document.")


class DocumentForm(DocumentsForm):
    """What is written of one document."""

    files = None
    receipt = None
    title = forms.CharField(
        label=_("Title"), max_length=160, error_messages=missing(_("Give the document a title."))
    )
    description = forms.CharField(label=_("What it is"), max_length=300, required=False)
    field_order = ("title", "description")


class VersionForm(TidyForm, forms.Form):
    file = forms.FileField(
        label=_("The new version"),
        help_text=_("The older versions stay readable. At most 25 MB."),
        error_messages=missing(_("Choose the file.")) | {"empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )


class MoveDocumentForm(TidyForm, forms.Form):
    case = forms.ModelChoiceField(
        Case.objects.none(),
        label=_("The case where it belongs"),
        error_messages=missing(_("Choose the case."))
        | {"invalid_choice": _("Choose one of the cases in the list.")},
    )
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases


class MisfileForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("Why it was registered by mistake"),
        max_length=300,
        error_messages=missing(_("Give the reason.")),
    )


def written_of(document: CaseDocument) -> dict[str, Any]:
    return {name: getattr(document, name) for name in DocumentForm.base_fields}
