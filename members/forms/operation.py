"""Forms of the keeper's page: which parked jobs to show, and why one is put away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.outbox.domain.kinds import label_of
from legeraad.web.form_fields import missing
from legeraad.web.forms import TidyForm


class ParkedFilter(TidyForm, forms.Form):
    """The name of the field is that of the address: ?type=…"""

    type = forms.ChoiceField(label=_("Kind of job"), required=False)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str]], **extra: Any) -> None:
        super().__init__(*args, **extra)
        found = dict.fromkeys(kind for (kind,) in kinds)
        self.fields["type"].choices = [("", _("All")), *((kind, label_of(kind)) for kind in found)]


class DiscardForm(TidyForm, forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("For whoever looks later. No names: an id or a number is enough."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=missing(_("Say why the job is not to be done.")),
    )
