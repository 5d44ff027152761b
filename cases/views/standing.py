"""What stands on every agenda of a council."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from cases.domain.meetings import standing
from cases.forms.agenda import StandingItemForm
from councils.permissions import can_run_council
from councils.views.pages import CouncilPage
from legeraad.web.pages import FormPage, OfficeRequest


class StandingItems(FormPage, CouncilPage):
    """The list in the order of the agenda, and a form for one more."""

    template_name = "cases/meetings/standing.html"
    handbook_page = "forbered-mote"
    form_class = StandingItemForm
    section = "meetings"

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        rows = list(self.council.standing_items.order_by("last", "position"))
        return {
            "council": self.council,
            "parts": [
                (_("Before the cases"), [row for row in rows if not row.last]),
                (_("After the cases"), [row for row in rows if row.last]),
            ],
            "any": bool(rows),
        }

    def act(self, form: Any) -> HttpResponse:
        standing.add(council=self.council, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("It stands on every agenda that is begun from now on."))
        return self.done()

    def done(self) -> HttpResponse:
        return redirect("cases:standing_items", self.community.slug, self.council.slug)


class StandingItemAct(StandingItems):
    """A button beside one of them."""

    http_method_names = ["post", "options"]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = get_object_or_404(self.council.standing_items, pk=kwargs["row"])


class MoveStanding(StandingItemAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        standing.move(row=self.row, up=request.POST.get("up") == "1", by=request.user)
        return self.done()


class RemoveStanding(StandingItemAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        standing.remove(row=self.row, by=request.user)
        messages.success(request, _("It is off the list. Agendas that have it keep it."))
        return self.done()
