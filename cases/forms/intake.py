"""Forms of what comes in: e-mails, and what is done with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cases import NewCaseForm
from cases.forms.documents import FilesField, ManyFiles
from cases.models import Case
from legeraad.web.form_fields import missing, text_area
from legeraad.web.forms import TidyForm


class MailsForm(TidyForm, forms.Form):
    """E-mails that somebody saved as files."""

    files = FilesField(
        label=_("E-mails"),
        help_text=_("Drag e-mails here or choose them: files ending in .eml or .msg."),
        error_messages=missing(_("Choose at least one e-mail."))
        | {"empty": _("The file is empty.")},
        widget=ManyFiles(attrs={"accept": ".eml,.msg"}),
    )


def receipt_field(**extra: Any) -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Send a receipt to the sender"),
        required=False,
        help_text=_("A mail that says which case it has become, in two minutes."),
        **extra,
    )


class ReportToCaseForm(TidyForm, forms.Form):
    """Choosing a case that is there."""

    case = forms.ModelChoiceField(
        Case.objects.none(),
        label=_("Case"),
        empty_label=_("choose a case"),
        error_messages=missing(_("Choose a case.")),
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases


class MailToCaseForm(ReportToCaseForm):
    """Putting an e-mail on a case, and whether its sender is told."""

    receipt = receipt_field()

    def __init__(self, *args: Any, told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if told:
            del self.fields["receipt"]


class PutAsideForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=text_area(2),
        error_messages=missing(_("Give the reason.")),
        help_text=_("Such as: advertisement, sent to the wrong place, answered by telephone."),
    )


class CaseFromMailForm(NewCaseForm):
    """A new case, and whether the sender of the e-mail is told."""

    receipt = receipt_field()

    def __init__(self, *args: Any, told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if told:
            del self.fields["receipt"]
