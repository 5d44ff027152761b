"""Forms of a recommendation: its words, who does what, and when it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Party, RecommendationKind, Responsibility
from cases.models import Recommendation
from councils.enums import Language
from legeraad.web import sheets
from legeraad.web.form_fields import DayField, capital, missing, text_area
from legeraad.web.forms import TidyForm

LONG = 10_000  # characters, as in the model
MOST_ROWS = 12
MOST_EXCEPTIONS = 8
NEW_ROWS = 3


class RecommendationForm(TidyForm, forms.Form):
    question = forms.CharField(
        label=_("The question"),
        max_length=300,
        error_messages=missing(_("Write the question.")),
        help_text=_("As a doctor would ask it. It becomes the heading. Of a routine: the topic."),
    )
    answer = forms.CharField(
        label=_("In short"),
        max_length=200,
        error_messages=missing(_("Write the answer in one sentence.")),
        help_text=_("The whole answer in one sentence: who does it."),
    )
    advice = forms.CharField(
        label=_("Advice"),
        max_length=LONG,
        widget=text_area(),
        error_messages=missing(_("Write what the council advises.")),
    )
    professional_reason = forms.CharField(
        label=_("Professional reason"), max_length=LONG, required=False, widget=text_area(3)
    )
    practical_reason = forms.CharField(
        label=_("Practical reason"), max_length=LONG, required=False, widget=text_area(3)
    )
    quality_reason = forms.CharField(
        label=_("Reason of quality"), max_length=LONG, required=False, widget=text_area(3)
    )
    common_reason = forms.CharField(
        label=_("Common reason"),
        max_length=LONG,
        required=False,
        widget=text_area(3),
        help_text=_("A routine for cooperation has this one reason instead of the three."),
    )
    goals = forms.MultipleChoiceField(
        label=_("Goals of the mandate that it serves"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=capital(RecommendationKind.choices),
        initial=RecommendationKind.CLARIFICATION,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=capital(Language.choices),
        initial=Language.BOKMAAL,
        required=False,
    )

    # The mark of what stood there when the page was opened (see domain/advice/versions.mark_of).
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, goals: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goals"].choices = [(goal, goal) for goal in goals]
        if not goals:
            del self.fields["goals"]

    def clean(self) -> dict[str, Any]:
        """A clarification asks a question; a routine has a topic."""
        cleaned: dict[str, Any] = super().clean()
        question = cleaned.get("question", "")
        routine = cleaned.get("kind") == RecommendationKind.ROUTINE
        if question and not routine and not question.endswith("?"):
            self.add_error(
                "question", _("Write it as a question, with a question mark at the end.")
            )
        return cleaned

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or RecommendationKind.CLARIFICATION

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or Language.BOKMAAL


class RowForm(TidyForm, forms.Form):
    party = forms.ChoiceField(
        label=_("Who"),
        choices=[("", "–"), *capital(Party.choices)],
        error_messages=missing(_("Choose who does it.")),
    )
    responsibility = forms.ChoiceField(
        label=_("Responsibility"),
        choices=[("", "–"), *capital(Responsibility.choices)],
        error_messages=missing(_("Choose the responsibility.")),
    )
    task = forms.CharField(
        label=_("Does what"), max_length=300, error_messages=missing(_("Write what is to be done."))
    )


class ExceptionForm(TidyForm, forms.Form):
    condition = forms.CharField(
        label=_("When"), max_length=300, error_messages=missing(_("Write when it does not hold."))
    )
    party = forms.ChoiceField(
        label=_("Who then"), choices=[("", "–"), *capital(Party.choices)], required=False
    )
    then = forms.CharField(label=_("Does what then"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """What nobody is to do would not be shown (REC-6)."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("then") and not cleaned.get("party"):
            self.add_error("party", _("Choose who does it then."))
        return cleaned


RowSet = forms.formset_factory(
    RowForm,
    formset=sheets.Lines,
    extra=NEW_ROWS,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
    validate_max=True,
    can_delete=True,
)
ExceptionSet = forms.formset_factory(
    ExceptionForm,
    formset=sheets.Lines,
    extra=1,
    max_num=MOST_EXCEPTIONS,
    absolute_max=MOST_EXCEPTIONS,
    validate_max=True,
    can_delete=True,
)


class Sheet(sheets.Sheet):
    """The three parts of the page: words, rows, exceptions."""

    def __init__(
        self,
        data: Any = None,
        *,
        initial: dict[str, Any] | None = None,
        rows: Sequence[Any] = (),
        exceptions: Sequence[Any] = (),
        goals: Sequence[str] = (),
    ) -> None:
        shown = data is None
        self.words = RecommendationForm(data, initial=initial, goals=goals)
        self.rows: Any = RowSet(data, prefix="rader", initial=rows if shown else None)
        self.exceptions: Any = ExceptionSet(
            data, prefix="unntak", initial=exceptions if shown else None
        )
        self.lines = (self.rows, self.exceptions)

    @classmethod
    def with_more_lines(cls, data: Any, *, of: str, goals: Sequence[str] = ()) -> Sheet:
        """What was typed so far, not judged, with new empty lines below it.

        The cursor stands in the first new line of the kind that was asked for.
        """
        sheet = cls(
            initial={name: data.get(name, "") for name in RecommendationForm.base_fields}
            | {"goals": data.getlist("goals")},
            goals=goals,
            rows=sheets.typed(data, "rader", RowForm, MOST_ROWS),
            exceptions=sheets.typed(data, "unntak", ExceptionForm, MOST_EXCEPTIONS),
        )
        lines = sheet.exceptions if of == "unntak" else sheet.rows
        lines.put_cursor()
        return sheet


class DatedForm(TidyForm, forms.Form):
    """A form that knows which day it is."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today


class LiftForm(DatedForm):
    on = DayField(label=_("Lifted on"))
    why = forms.CharField(
        label=_("Why"),
        max_length=300,
        required=False,
        widget=text_area(3),
        help_text=_("Such as a disagreement that the principal should settle."),
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("It cannot be lifted on a day to come."))
        return day


class PublishForm(DatedForm):
    replaces = forms.ModelChoiceField(
        label=_("Replaces"),
        queryset=Recommendation.objects.none(),
        required=False,
        help_text=_("The old one keeps its page, which points to this one."),
    )
    review_by = DayField(
        label=_("Review by"),
        required=False,
        help_text=_("Left empty: two years from today. Written as 16.09.2026."),
    )

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replaces"].queryset = others

    def clean_review_by(self) -> date | None:
        day: date | None = self.cleaned_data["review_by"]
        if day is not None and day <= self.today:
            raise forms.ValidationError(_("The review must lie ahead."))
        return day


class CheckForm(TidyForm, forms.Form):
    review_by = DayField(label=_("Next review by"))


class WithdrawForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=500,
        widget=text_area(3),
        error_messages=missing(_("Write why it is withdrawn.")),
        help_text=_("It stands on the public page."),
    )


class WhyForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("What is new"),
        max_length=300,
        error_messages=missing(_("Write what is new, for those who have read it.")),
        help_text=_("It stands beside the new version, such as: a number is corrected."),
    )


class RevisedSheet(Sheet):
    """The sheet of what is in force, with what is new."""

    def __init__(self, data: Any = None, **given: Any) -> None:
        super().__init__(data, **given)
        self.why = WhyForm(data)

    def is_valid(self) -> bool:
        return self.why.is_valid() & super().is_valid()


class TakeOverForm(DatedForm):
    given_by = forms.CharField(
        label=_("Who gave it, and where"),
        max_length=200,
        error_messages=missing(_("Write who gave it.")),
        help_text=_("Such as: Samarbeidsutvalget, sak 12/2019."),
    )
    given_on = DayField(label=_("Given on"))
    in_force_from = DayField(label=_("In force from"))
    review_by = DayField(
        label=_("Review by"),
        required=False,
        help_text=_("Left empty: two years after it came into force."),
    )
