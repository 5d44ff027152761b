"""The chair's yes to the agenda: asking for it, giving it, sending the agenda back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.meetings import agenda_approval
from cases.forms.agenda import OnBehalfForm, SendAgendaBackForm
from cases.views.agenda import AgendaAct
from cases.views.meetings import prepare_address
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest, explain


class Ask(AgendaAct):
    """The secretary asks; the mail leads the chair to the agenda."""

    def act(self, request: OfficeRequest) -> None:
        agenda_approval.ask(meeting=self.meeting, by=request.user)
        messages.success(request, _("The chair is asked to approve the agenda."))


class Approve(AgendaAct):
    """The chair's own button."""

    def guard(self) -> bool:
        return permissions.can_approve_minutes(self.request.user, self.meeting)

    def act(self, request: OfficeRequest) -> None:
        agenda_approval.approve(meeting=self.meeting, by=request.user)
        messages.success(request, _("The agenda is approved."))


class SendBack(Approve):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SendAgendaBackForm(request.POST)
        if form.is_valid():
            try:
                why = form.cleaned_data["why"]
                agenda_approval.send_back(meeting=self.meeting, why=why, by=request.user)
                messages.success(request, _("The agenda is sent back."))
                return redirect(prepare_address(self.meeting))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, send_back=form)


class ApproveFor(AgendaAct):
    """The secretary registers what the chair said in another way, with how it came."""

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = OnBehalfForm(request.POST)
        if form.is_valid():
            try:
                came_by = form.cleaned_data["came_by"]
                agenda_approval.approve(meeting=self.meeting, came_by=came_by, by=request.user)
                messages.success(request, _("The agenda is approved."))
                return redirect(prepare_address(self.meeting))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, on_behalf=form)
