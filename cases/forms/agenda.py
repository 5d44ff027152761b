"""Forms of one item of an agenda, of what stands on every agenda, and of papers sent later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import ItemKind
from cases.models import AgendaItem, Meeting
from legeraad.web.form_fields import capital
from legeraad.web.forms import TidyForm

CLOCK_FORMATS = ["%H.%M", "%H:%M", "%H"]
KEY_LENGTH = 18  # digits; the largest key has 19
KEYS_LENGTH = 4_000  # characters; a key is some digits, an agenda has less than a hundred items


class EditItemForm(TidyForm, forms.Form):
    """What stands of one item; the title only where it is no case's."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Type"), choices=capital(ItemKind.choices))
    presenter = forms.CharField(label=_("Presented by"), max_length=120, required=False)
    minutes_planned = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=480)
    begins_at = forms.TimeField(
        label=_("Not before"),
        input_formats=CLOCK_FORMATS,
        required=False,
        widget=forms.TimeInput(format="%H.%M"),
        help_text=_("A clock time that was promised to somebody, such as 16.30. May be empty."),
        error_messages={"invalid": _("Write the time as 16.30.")},
    )

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.case_id is not None:
            del self.fields["title"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the domain takes of a valid form."""
        kind = ItemKind(self.cleaned_data["kind"])
        return {"title": ""} | self.cleaned_data | {"kind": kind}


class OrderForm(forms.Form):
    """The keys of the items, parted by commas: in the new order, and as they stood on the page."""

    order = forms.CharField(max_length=KEYS_LENGTH)
    seen = forms.CharField(max_length=KEYS_LENGTH)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("order", "seen"):
            keys = str(cleaned.get(name, "")).split(",")
            if not all(key.isdecimal() and len(key) <= KEY_LENGTH for key in keys):
                raise forms.ValidationError(_("The order could not be read."))
            cleaned[name] = [int(key) for key in keys]
        return cleaned


class StandingItemForm(TidyForm, forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    minutes_planned = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=480, initial=5)
    last = forms.BooleanField(label=_("At the end, after the cases"), required=False)
    approves_minutes = forms.BooleanField(
        label=_("The minutes of the meeting before are approved here"),
        required=False,
        help_text=_("Then the agenda says which minutes, and links to them."),
    )


class ForwardForm(TidyForm, forms.Form):
    """Which items have new papers; `items` are those of the meeting that treat a case."""

    items = forms.ModelMultipleChoiceField(
        AgendaItem.objects.none(),
        label=_("Items"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one item.")},
    )
    note = forms.CharField(
        label=_("A word to those who get it"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = meeting.items.exclude(case=None)


class SendAgendaBackForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("What should be changed?"), max_length=1_000, widget=forms.Textarea({"rows": 3})
    )


class OnBehalfForm(TidyForm, forms.Form):
    """How the chair's yes came, when the secretary registers it."""

    came_by = forms.CharField(
        label=_("How did it come?"), max_length=120, help_text=_("Such as: by phone, 22 November")
    )
