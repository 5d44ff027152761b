"""Forms of an action plan: a new one, and the whole outline on one page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from cases.domain.casework.plans import Area
from cases.models import ActionPlan, PriorityArea
from councils.models import Council
from legeraad.web.form_fields import EARLIEST, LATEST, missing, text_area
from legeraad.web.forms import FormKeyField, TidyForm

TITLE = 160  # characters, as the columns hold


class PlanForm(TidyForm, forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=TITLE, error_messages=missing(_("Give the plan a title."))
    )
    first_year = forms.IntegerField(
        label=_("First year"), min_value=EARLIEST, max_value=LATEST, widget=forms.TextInput
    )
    last_year = forms.IntegerField(
        label=_("Last year"), min_value=EARLIEST, max_value=LATEST, widget=forms.TextInput
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean()
        first, last = values.get("first_year"), values.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The last year lies before the first."))
        return values


class NewPlanForm(PlanForm):
    principal = forms.ModelChoiceField(
        Council.objects.none(), label=_("The plan of"), empty_label=None
    )
    form_key = FormKeyField()

    def __init__(self, *args: Any, principals: list[Council], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["principal"]
        field.queryset = Council.objects.filter(pk__in=[each.pk for each in principals])
        if len(principals) == 1:
            field.widget = forms.HiddenInput()


class OutlineForm(PlanForm):
    """The plan with its areas and measures. Whoever empties a field takes it out; new measures are
    written one on each line, as they are pasted from the plan."""

    def __init__(self, *args: Any, plan: ActionPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = list(plan.areas.prefetch_related("measures"))
        for area in self.areas:
            self._title(f"area_{area.pk}", _("Priority area"), area.title)
            for measure in area.measures.all():
                self._title(f"measure_{measure.pk}", _("Measure"), measure.title)
            self._lines(f"more_{area.pk}", _("New measures, one on each line"))
        self._title("area_new", _("New priority area"), "")
        self._lines("more_new", _("Its measures, one on each line"))

    def _title(self, name: str, label: Any, initial: str) -> None:
        self.fields[name] = forms.CharField(
            label=label, max_length=TITLE, required=False, initial=initial
        )

    def _lines(self, name: str, label: Any) -> None:
        self.fields[name] = forms.CharField(
            label=label, max_length=20_000, required=False, widget=text_area(2)
        )

    def groups(self) -> list[tuple[PriorityArea, list[BoundField]]]:
        """The fields of each area, for the page."""
        return [
            (area, [self[name] for name in self._names(area)])
            for area in self.areas
        ]  # fmt: skip

    def _names(self, area: PriorityArea) -> list[str]:
        measures = [f"measure_{measure.pk}" for measure in area.measures.all()]
        return [f"area_{area.pk}", *measures, f"more_{area.pk}"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name in list(values):
            if name.startswith("more_") and any(len(line) > TITLE for line in self._split(name)):
                self.add_error(name, _("A measure may be %(most)d characters.") % {"most": TITLE})
        if values.get("more_new") and not values.get("area_new"):
            self.add_error("area_new", _("Give the area of these measures a title."))
        return values

    def _split(self, name: str) -> list[str]:
        lines = self.cleaned_data.get(name, "").splitlines()
        return [line.strip(" \t•–-*") for line in lines if line.strip(" \t•–-*")]

    def outline(self) -> list[Area]:
        """What was written, for the domain."""
        values = self.cleaned_data
        written = [
            Area(
                key=area.pk,
                title=values[f"area_{area.pk}"],
                measures={
                    each.pk: values[f"measure_{each.pk}"] for each in area.measures.all()
                },
                added=self._split(f"more_{area.pk}"),
            )
            for area in self.areas
        ]  # fmt: skip
        return [*written, Area(None, values["area_new"], {}, self._split("more_new"))]
