"""Forms about how far a recommendation has come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import CHANNELS, Channel, ReachKind, Use
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm


class SendOutForm(TidyForm, forms.Form):
    """To which kinds; all that have somebody are chosen when the page opens."""

    kinds = forms.MultipleChoiceField(
        label=_("To whom"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=missing(_("Choose at least one kind.")),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = kinds


class DiscussedForm(TidyForm, forms.Form):
    day = DayField(label=_("When was it discussed?"))
    channel = forms.ChoiceField(
        label=_("How?"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how it was discussed.")),
    )
    present = forms.IntegerField(
        label=_("How many were present"), min_value=1, max_value=500, required=False
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = CHANNELS[ReachKind(kind)]
        self.fields["channel"].choices = capital(
            [choice for choice in Channel.choices if choice[0] in ways]
        )


class UseForm(TidyForm, forms.Form):
    use = forms.ChoiceField(
        label=_("Do you do as it advises?"),
        choices=((Use.IN_USE, _("Yes, it is in use")), (Use.NOT_IN_USE, _("No, because …"))),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose yes or no.")),
    )
    reason = forms.CharField(
        label=_("Why not?"),
        max_length=500,
        required=False,
        widget=text_area(3),
        help_text=_("The council reads it. Write nothing about patients."),
    )
    depending = ("reason",)

    def clean(self) -> Any:
        cleaned = super().clean()
        said = self.cleaned_data
        if said.get("use") == Use.NOT_IN_USE and not said.get("reason"):
            self.add_error("reason", _("Write why it is not in use."))
        return cleaned


class CameByForm(TidyForm, forms.Form):
    """How it came, where the secretary registers it."""

    came_by = forms.CharField(
        label=_("How it came"),
        max_length=120,
        help_text=_("Such as: e-mail from the chair, or by telephone."),
        error_messages=missing(_("Write how the answer came.")),
    )


class DiscussedForForm(CameByForm, DiscussedForm):
    field_order = ("day", "channel", "present", "came_by")


class UseForForm(CameByForm, UseForm):
    field_order = ("use", "reason", "came_by")
