"""How open something is: the fields that the forms of cases and of documents share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Access
from cases.models.choices import LEGAL_BASIS_LENGTH
from legeraad.web.form_fields import text_area
from legeraad.web.forms import TidyForm

OFFERED = "legal-bases"  # the id of the list that the browser offers beside the field


class AccessForm(TidyForm, forms.Form):
    """What is not open has its legal basis, and it was asked whether more can be open (offl. § 11).

    `legal_bases` are offered beside the field, which takes others as well. A subclass has the field
    `access` itself and says in `no_basis` what a missing basis is called.
    """

    no_basis: Any = ""

    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=LEGAL_BASIS_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"list": OFFERED, "autocomplete": "off"}),
        help_text=_("Needed when it is not open. Write it, or choose from the list."),
    )
    openness_considered = forms.BooleanField(
        label=_("We have considered whether more can be open (meroffentlighet)"),
        required=False,
        help_text=_("Needed when it is not open: the Freedom of Information Act, section 11."),
    )

    def __init__(self, *args: Any, legal_bases: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.legal_bases = legal_bases

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("access") in (None, Access.OPEN):
            return values
        if not values.get("legal_basis"):
            self.add_error("legal_basis", self.no_basis)
        if not values.get("openness_considered"):
            self.add_error("openness_considered", _("Consider it, and tick the box."))
        return values


class LegalBasesForm(TidyForm, forms.Form):
    texts = forms.CharField(
        label=_("Legal bases, one on each line"),
        max_length=10_000,
        required=False,
        widget=text_area(10),
        help_text=_("They are offered beside the field. What is exempted already keeps its words."),
    )

    def clean_texts(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["texts"].splitlines() if line.strip()]
        if any(len(line) > LEGAL_BASIS_LENGTH for line in lines):
            raise forms.ValidationError(
                _("A legal basis may be %(most)s characters."), params={"most": LEGAL_BASIS_LENGTH}
            )
        return lines
