"""Forms of a round of input: whom it asks, and what one of them said."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.form_fields import DayField, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm

NAME = 160  # characters, as the column holds


class RoundForm(TidyForm, forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=160,
        error_messages=missing(_("Give the round a title.")),
        help_text=_("Such as: the spring of 2027"),
    )
    first_day = DayField(label=_("From"))
    last_day = DayField(label=_("To"))
    asked = forms.CharField(
        label=_("Who is asked, one on each line"),
        max_length=20_000,
        required=False,
        widget=text_area(8),
        help_text=_(
            "A line that begins with a dash lies within the one above it, such as the meetings of "
            "four clinics."
        ),
    )
    form_key = FormKeyField()

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        first, last = values.get("first_day"), values.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first."))
        values["asked"] = self._split(values.get("asked", ""))
        return values

    def _split(self, text: str) -> list[tuple[str, bool]]:
        """Each name, and whether it lies within the one above."""
        lines = [line.strip() for line in text.splitlines() if line.strip(" \t-–•")]
        found = [(line.lstrip("-–• \t"), line[0] in "-–•") for line in lines]
        if any(len(name) > NAME for name, _within in found):
            self.add_error("asked", _("A name may be %(most)d characters.") % {"most": NAME})
        if found and found[0][1]:
            self.add_error("asked", _("The first line has nothing above it to lie within."))
        return found


class InputForm(TidyForm, forms.Form):
    received_on = DayField(label=_("When it came"), required=False)
    text = forms.CharField(
        label=_("What it said"),
        max_length=10_000,
        required=False,
        widget=text_area(6),
        help_text=_("In short. Nothing that points to a patient."),
    )
    depending = ("received_on", "text")
