"""A meeting from before the portal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.meetings import MeetingForm
from legeraad.web.form_fields import DayField, missing


class TakeInForm(MeetingForm):
    """When and where it was, when its minutes were approved, and the minutes themselves."""

    remote = None  # type: ignore[assignment]
    approved_on = DayField(label=_("Minutes approved on"))
    file = forms.FileField(
        label=_("The minutes as PDF"),
        help_text=_("Everybody can read it, so take out first what is exempt. At most 20 MB."),
        error_messages=missing(_("Choose the PDF.")),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    @property
    def facts(self) -> dict[str, Any]:
        names = ("council", "starts_at", "ends_at", "place", "approved_on", "form_key")
        known = {name: self.cleaned_data[name] for name in names}
        return known | {"content": self.cleaned_data["file"].read()}
