"""Who holds an office of a council, with or without a seat in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import Office
from legeraad.web.formats import day_short
from members.domain import seating, terms
from members.domain.roster import sitting
from members.forms.seats import LastDayForm
from members.forms.terms import OfficeForm
from members.models import OfficeHolding, Person
from members.views.pages import SeatingPage
from members.views.seat_rows import last_day


class OfficeNew(SeatingPage):
    """Whoever sits in the council is offered without a search."""

    template_name = "members/terms/new.html"
    form_class = OfficeForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.words = self.request.GET.get("q", "").strip()[:120]

    def heading(self) -> str:
        return _("Give an office")

    def effects(self) -> list[str]:
        return [
            _("From the first day the person has the rights of the office in this council."),
            _("Seats that follow the office change hands on the same day."),
        ]

    def people(self) -> list[Person]:
        if self.words:
            return seating.candidates(community=self.community, words=self.words)
        return sitting(council=self.council, on=timezone.localdate())[: seating.MOST]

    def make_form(self, data: Any = None) -> Any:
        self.offered = self.people()
        return OfficeForm(data, initial=self.initial(), people=self.offered)

    def initial(self) -> dict[str, Any]:
        return {"start": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        return super().context() | {"words": self.words, "found": len(self.offered)}

    def act(self, form: Any) -> HttpResponse:
        holding = seating.take_office(
            council=self.council,
            office=Office(form.cleaned_data["office"]),
            start=form.cleaned_data["start"],
            by=self.request.user,
            **form.who,
        )
        words = _("%(name)s is %(office)s from %(day)s.")
        told = {"name": holding.person.name, "office": holding.get_office_display()}
        return self.finish(words % (told | {"day": day_short(holding.start)}))


class OfficeEnd(SeatingPage):
    form_class = LastDayForm
    danger = True
    holding: OfficeHolding

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = OfficeHolding.objects.filter(council=self.council).select_related("person")
        self.holding = get_object_or_404(rows, pk=kwargs["office"])

    def heading(self) -> str:
        return _("End the office")

    def about(self) -> str:
        holding = self.holding
        return f"{self.council.label}: {holding.person.name}, {holding.get_office_display()}"

    def effects(self) -> list[str]:
        return [
            _("All rights of the office end after the last day. A seat that is held goes on."),
            _("Seats that follow the office are vacant until somebody else holds it."),
        ]

    def initial(self) -> dict[str, Any]:
        return {"on": max(timezone.localdate(), self.holding.start)}

    def act(self, form: Any) -> HttpResponse:
        on = form.cleaned_data["on"]
        terms.leave_office(holding=self.holding, on=on, by=self.request.user)
        words = _("%(name)s is %(office)s until and including %(day)s.")
        told = {
            "name": self.holding.person.name,
            "office": self.holding.get_office_display(),
            "day": day_short(last_day(on)),
        }
        return self.finish(words % told)
