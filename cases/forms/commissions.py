"""Forms of commissions: registering, answering, reporting; and the filter of their list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from cases.models import Measure
from councils.models import Council
from legeraad.web.form_fields import DayField, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm


class MeasuresByArea(ModelChoiceIterator):
    """The choices as a browser groups them: a heading per plan and area."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for area, measures in groupby(self.queryset, key=lambda measure: measure.area):
            yield f"{area.plan}: {area}", [self.choice(measure) for measure in measures]


class MeasureChoice(forms.ModelChoiceField):
    iterator = MeasuresByArea


class CommissionForm(TidyForm, forms.Form):
    """What the principal asks. A date that is not settled is marked as such (PRJ-9)."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages=missing(_("Give the commission a title.")),
    )
    text = forms.CharField(
        label=_("What is asked"),
        max_length=20_000,
        widget=text_area(6),
        error_messages=missing(_("Write what the council is asked to do.")),
        help_text=_("What the council should answer, and why. Nothing that points to a patient."),
    )
    measure = MeasureChoice(
        Measure.objects.none(),
        label=_("Measure"),
        required=False,
        empty_label=_("none"),
        help_text=_("What the principal has set out to do, as its action plan says."),
    )
    due = DayField(label=_("Answer wanted by"), required=False, help_text=_("Such as 16.09.2026"))
    due_is_tentative = forms.BooleanField(
        label=_("The date is tentative"),
        required=False,
        help_text=_("It is then shown as tentative until you settle it."),
    )

    def __init__(self, *args: Any, measures: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = measures
        if not measures:
            del self.fields["measure"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        if values.get("due_is_tentative") and not values.get("due") and "due" not in self.errors:
            self.add_error("due", _("Write the date that is tentative, or leave both empty."))
        return values


class CouncilChoice(forms.ModelChoiceField):
    """Councils with the body that they report to, which is the one that asks."""

    def label_from_instance(self, council: Any) -> str:
        principal = council.anchored_in
        return f"{council.name} ({council.label}), {principal.label}"


class NewCommissionForm(CommissionForm):
    """A commission that is registered now. One who registers for one council is not asked which."""

    council = CouncilChoice(
        Council.objects.none(),
        label=_("To"),
        empty_label=None,
        error_messages=missing(_("Choose the council that is asked.")),
    )
    form_key = FormKeyField()

    def __init__(self, *args: Any, councils: list[Council], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["council"]
        field.queryset = Council.objects.filter(
            pk__in=[council.pk for council in councils]
        ).select_related("anchored_in", "community")
        if len(councils) == 1:
            field.widget = forms.HiddenInput()


class AcceptForm(TidyForm, forms.Form):
    reply = forms.CharField(
        label=_("Answer to the principal"),
        max_length=300,
        required=False,
        widget=text_area(3),
        help_text=_("For example when the council can take it up."),
    )
    earliest = DayField(
        label=_("Not before"),
        required=False,
        help_text=_("If you need longer: the day you propose. The principal agrees to it or not."),
    )


class MilestoneForm(TidyForm, forms.Form):
    """One step on the way; a day that is not settled is marked as such (PRJ-9)."""

    title = forms.CharField(
        label=_("What shall be done"),
        max_length=200,
        error_messages=missing(_("Write what shall be done.")),
    )
    due = DayField(label=_("By when"), help_text=_("Such as 16.09.2026"))
    tentative = forms.BooleanField(label=_("The day is tentative"), required=False)
    form_key = FormKeyField()


class ReportForm(TidyForm, forms.Form):
    text = forms.CharField(
        label=_("Report"),
        max_length=20_000,
        widget=text_area(10),
        error_messages=missing(_("Write the report first.")),
        help_text=_("What the council found and advises. Nothing that points to a patient."),
    )


class CloseForm(TidyForm, forms.Form):
    """Nothing is asked: the report stands above the button."""


class SendBackForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("What is missing"),
        max_length=1000,
        widget=text_area(3),
        error_messages=missing(_("Write what is missing.")),
        help_text=_("The council reads it in what has happened."),
    )


class CommissionFilter(TidyForm, forms.Form):
    """What the list shows. The names of the fields are those of the address."""

    GROUPS = (
        ("apne", _("Open")),
        ("utvalget", _("With the council")),
        ("oppdragsgiveren", _("With the principal")),
        ("forsinket", _("Overdue")),
        ("lukket", _("Closed")),
        ("alle", _("All")),
    )

    vis = forms.ChoiceField(choices=GROUPS, required=False, widget=forms.HiddenInput)
    utvalg = forms.ModelChoiceField(
        Council.objects.none(),
        label=_("Council"),
        required=False,
        to_field_name="slug",
        empty_label=_("all councils"),
    )

    tiltak = forms.ModelChoiceField(
        Measure.objects.none(),
        label=_("Measure"),
        required=False,
        empty_label=_("all measures"),
    )

    def __init__(self, *args: Any, councils: Any, measures: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["utvalg"].queryset = councils
        self.fields["tiltak"].queryset = measures
