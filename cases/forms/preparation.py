"""The form with which several cases are moved on, or given to somebody, at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.domain.casework import bulk
from cases.enums import STATES_WITH_REASON, CaseState
from cases.models import Case
from legeraad.web.form_fields import capital, missing
from legeraad.web.forms import TidyForm
from members.models import Person


class BulkForm(TidyForm, forms.Form):
    """One number among them that is not the user's own, and the whole is refused (Z10)."""

    cases = forms.ModelMultipleChoiceField(
        Case.objects.none(),
        error_messages=missing(_("Tick at least one case."))
        | {
            "invalid_choice": _("One of the cases is not among those that you run."),
            "invalid_pk_value": _("One of the cases is not among those that you run."),
        },
    )
    to = forms.ChoiceField(
        label=_("Move to"),
        choices=[("", _("leave them where they are")), *capital((s, s.label) for s in bulk.MOVES)],
        required=False,
    )
    officer = forms.ModelChoiceField(
        Person.objects.none(), label=_("Give to"), required=False, empty_label=_("nobody new")
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Needed when they are postponed."),
    )

    def __init__(self, *args: Any, cases: Any, officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = cases
        self.fields["officer"].queryset = officers

    @property
    def ticked(self) -> set[str]:
        """The keys that were ticked, also in a form that was refused."""
        return set(self.data.getlist("cases")) if self.is_bound else set()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not values.get("to") and not values.get("officer") and not self.errors:
            self.add_error("to", _("Choose where they go, or who gets them."))
        if values.get("to") in STATES_WITH_REASON and not values.get("why"):
            self.add_error("why", _("Give the reason."))
        return values

    def clean_to(self) -> CaseState | None:
        typed = self.cleaned_data["to"]
        return CaseState(typed) if typed else None
