"""One item of an agenda, the order of them all, and what is put on without being typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from cases.domain.meetings import carrying, ordering, standing
from cases.forms.agenda import EditItemForm, OrderForm
from cases.models import AgendaItem
from cases.views.agenda import AgendaAct
from cases.views.meetings import prepare_address
from cases.views.pages import MeetingPage
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage, OfficeRequest


class EditItem(FormPage, MeetingPage):
    """Type, presenter, minutes, a promised clock time, and the title where there is no case."""

    gathers = True
    template_name = "cases/meetings/edit_item.html"
    handbook_page = "forbered-mote"
    form_class = EditItemForm
    item: AgendaItem

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.meeting.items.select_related("case")
        self.item = get_object_or_404(rows, pk=kwargs["item"])

    def guard(self) -> bool:
        return self.runs

    def form_arguments(self) -> dict[str, Any]:
        return {"item": self.item}

    def initial(self) -> dict[str, Any]:
        names = ("title", "kind", "presenter", "minutes_planned", "begins_at")
        return {name: getattr(self.item, name) for name in names}

    def context(self) -> dict[str, Any]:
        return {
            "meeting": self.meeting,
            "item": self.item,
            "back": prepare_address(self.meeting),
        }

    def act(self, form: Any) -> HttpResponse:
        ordering.edit(item=self.item, by=self.request.user, **form.facts)
        messages.success(self.request, _("The item was changed."))
        return redirect(prepare_address(self.meeting))


class Reorder(AgendaAct):
    """The whole order at once, from dragging or from the arrow keys."""

    def act(self, request: OfficeRequest) -> None:
        form = OrderForm(request.POST)
        if not form.is_valid():
            raise DomainError(_("The order could not be read."))
        ordering.reorder(meeting=self.meeting, by=request.user, **form.cleaned_data)


class Carry(AgendaAct):
    """Takes up an item that an earlier meeting postponed."""

    earlier: AgendaItem

    def load(self, **kwargs: Any) -> None:
        earlier = kwargs.pop("earlier")
        super().load(**kwargs)
        rows = AgendaItem.objects.filter(meeting__council=self.meeting.council_id)
        self.earlier = get_object_or_404(rows.select_related("case", "meeting"), pk=earlier)

    def act(self, request: OfficeRequest) -> None:
        carrying.carry(meeting=self.meeting, item=self.earlier, by=request.user)
        messages.success(request, _("The item is on the agenda."))


class PutOnStanding(AgendaAct):
    def act(self, request: OfficeRequest) -> None:
        standing.put_on(meeting=self.meeting, by=request.user)
        messages.success(request, _("What stands on every agenda is on this one."))
