"""What two wrote of the same thing, beside each other, for whoever must choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from cases.documents.case_papers import headings
from cases.domain import conflicts
from cases.domain.casework.case_papers import TEXTS
from cases.enums import Outcome
from cases.models import CasePaper, MinutesEntry
from councils.domain.differences import Difference


def paper_differences(theirs: CasePaper, form: forms.Form) -> list[Difference]:
    stored = {name: getattr(theirs, name) for name in TEXTS}
    return conflicts.differences(stored, form.cleaned_data, headings())


def entry_differences(theirs: MinutesEntry, form: forms.ModelForm) -> list[Difference]:
    """Also the outcome and the votes, each as a line of words."""
    fields = {
        "background": _("Background"),
        "discussion": _("Discussion"),
        "outcome": _("Outcome"),
        "advice": _("Advice or conclusion"),
        "votes": _("Votes"),
    }
    stored = {name: getattr(theirs, name) for name in form.fields if name != "revision"}
    return conflicts.differences(_worded(stored), _worded(form.cleaned_data), fields)


def _worded(texts: Mapping[str, Any]) -> dict[str, str]:
    outcome = str(Outcome(texts["outcome"]).label) if texts["outcome"] else ""
    counted = {
        _("for"): texts["votes_for"],
        _("against"): texts["votes_against"],
        _("abstained"): texts["votes_abstained"],
    }
    votes = [_("unanimous")] if texts["unanimous"] else []
    votes += [f"{count} {side}" for side, count in counted.items() if count is not None]
    words = {name: texts[name] for name in ("background", "discussion", "advice")}
    return {**words, "outcome": outcome, "votes": ", ".join(votes)}
