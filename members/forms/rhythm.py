"""How often mails come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web.forms import TidyForm
from members.enums import Rhythm


class RhythmForm(TidyForm, forms.Form):
    rhythm = forms.ChoiceField(
        label=_("How often mails come"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            ("", _("As usual")),
            (Rhythm.AT_ONCE, _("At once: each by itself, as soon as there is something")),
            (Rhythm.DAILY, _("Daily: at most one mail a day")),
            (Rhythm.WEEKLY, _("Weekly: reminders on Mondays, new things at most once a day")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rhythm"].help_text = _(
            "As usual is daily for those who sit in a council, and weekly for those who only "
            "answer for a body."
        )
