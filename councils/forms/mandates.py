"""Forms of a mandate: what it says, section by section, and what is told about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from legeraad.web import sheets
from legeraad.web.form_fields import DayField, missing, text_area
from legeraad.web.forms import TidyForm

MOST_SECTIONS = 20
NEW_SECTIONS = 2
LONGEST_SECTION = 10_000  # characters
LONGEST_GOAL = 200
MOST_GOALS = 12
SECTIONS = "avsnitt"  # the prefix of the fields of the sections


class MandateForm(TidyForm, forms.Form):
    adopted_by = forms.CharField(
        label=_("Adopted by"),
        max_length=120,
        error_messages=missing(_("Write which body adopted it.")),
    )
    adopted_on = DayField(label=_("Adopted on"))
    why = forms.CharField(
        label=_("What is new"),
        max_length=300,
        required=False,
        widget=text_area(2),
        help_text=_("One sentence that the reader sees above the changes."),
    )
    goals = forms.CharField(
        label=_("Goals"),
        max_length=5000,
        required=False,
        widget=text_area(),
        help_text=_("One on each line. Recommendations can be counted by them."),
    )
    anchor_title = forms.CharField(
        label=_("Rests on"),
        max_length=160,
        required=False,
        help_text=_("The agreement or decision that the council builds on."),
    )
    anchor_url = forms.URLField(
        label=_("Web address of that"), required=False, assume_scheme="https"
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_adopted_on(self) -> date:
        day: date = self.cleaned_data["adopted_on"]
        if day > self.today:
            raise forms.ValidationError(_("It cannot have been adopted on a day to come."))
        return day

    def clean_goals(self) -> list[str]:
        """One goal a line; a bullet that somebody typed before it is no part of it."""
        lines = (line.strip().removeprefix("- ").strip() for line in _lines(self))
        goals = [line for line in lines if line]
        if len(goals) > MOST_GOALS:
            raise forms.ValidationError(
                _("There can be at most %(most)s goals."), params={"most": MOST_GOALS}
            )
        if any(len(goal) > LONGEST_GOAL for goal in goals):
            raise forms.ValidationError(
                _("A goal can have at most %(most)s characters."), params={"most": LONGEST_GOAL}
            )
        return goals


def _lines(form: MandateForm) -> list[str]:
    typed: str = form.cleaned_data["goals"]
    return typed.splitlines()


class SectionForm(TidyForm, forms.Form):
    heading = forms.CharField(
        label=_("Heading"), max_length=120, error_messages=missing(_("Give it a heading."))
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_SECTION,
        widget=text_area(5),
        error_messages=missing(_("Write the text, or take the section away.")),
    )


class Sections(sheets.Lines):
    def clean(self) -> None:
        if not any(self.errors) and not self.written:
            raise forms.ValidationError(_("A mandate has at least one section."))


SectionSet = forms.formset_factory(
    SectionForm,
    formset=Sections,
    extra=NEW_SECTIONS,
    max_num=MOST_SECTIONS,
    absolute_max=MOST_SECTIONS,
    validate_max=True,
    can_delete=True,
)


class MandateSheet(sheets.Sheet):
    """The two parts of the page: what is told about the mandate, and its sections."""

    def __init__(
        self,
        data: Any = None,
        *,
        initial: dict[str, Any] | None = None,
        sections: Sequence[Any] = (),
        today: date,
    ) -> None:
        shown = data is None
        self.words = MandateForm(data, initial=initial, today=today)
        self.sections: Any = SectionSet(data, prefix=SECTIONS, initial=sections if shown else None)
        self.lines = (self.sections,)

    @property
    def facts(self) -> dict[str, Any]:
        """What the mandate itself says, from a form that is valid."""
        told = {name: value for name, value in self.words.cleaned_data.items() if name != "seen"}
        lines = [{"heading": e["heading"], "body": e["body"]} for e in self.sections.written]
        return told | {"sections": lines}

    @classmethod
    def unsaved(cls, data: Any, *, up: int | None, today: date) -> MandateSheet:
        """What was typed so far, not judged, with empty sections below it.

        `up` is the number, from 0, that a section has on the page; it changes places with the one
        above it. Without `up` the cursor stands in the first empty section.
        """
        initial = {name: data.get(name, "") for name in MandateForm.base_fields}
        sections = sheets.typed(data, SECTIONS, SectionForm, MOST_SECTIONS)
        if up is not None:
            _move_up(sections, len(sheets.typed(data, SECTIONS, SectionForm, up)))
        sheet = cls(initial=initial, sections=sections, today=today)
        if up is None:
            sheet.sections.put_cursor()
        return sheet


def _move_up(sections: list[dict[str, Any]], place: int) -> None:
    if 0 < place < len(sections):
        sections[place - 1 : place + 1] = sections[place], sections[place - 1]
