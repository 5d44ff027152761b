"""Building the agenda of a meeting and sending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails, permissions
from cases.domain.casework import case_papers
from cases.domain.meetings import agenda, agenda_approval, carrying, files, forwarding, standing
from cases.enums import ItemKind, MeetingState, MinutesState
from cases.forms.agenda import OnBehalfForm, SendAgendaBackForm
from cases.forms.meetings import AddCaseForm, AddItemForm
from cases.models import AgendaItem, MeetingFile, Minutes
from cases.views.letters import ShowsLetter, sending_address
from cases.views.meeting_files import file_name
from cases.views.meetings import prepare_address
from cases.views.pages import MeetingPage
from cases.written_mails import written_page
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain
from members.domain import sendings
from members.domain.roster import roster
from members.domain.sendings import Letter


class MeetingPrepare(MeetingPage):
    """The workbench of a meeting before it begins: agenda, notice, and what comes next."""

    template_name = "cases/meetings/prepare.html"
    handbook_page = "forbered-mote"

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.meeting.written:
            return redirect(written_page(self.meeting))
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        rows = self.meeting.items.select_related("case__council", "carried_from__meeting")
        items = list(rows)
        readable = permissions.cases_visible_to(self.request.user, self.community)
        return {
            "readable": set(readable.filter(items__in=items).values_list("pk", flat=True)),
            "with_paper": case_papers.having_papers(
                [item.case_id for item in items], drafts=self.runs
            ),
            "meeting": self.meeting,
            "items": agenda.clock_times(self.meeting, items),
            "order": ",".join(str(item.pk) for item in items),
            "minutes_planned": sum(item.minutes_planned for item in items),
            "minutes_of_meeting": self._length(),
            "runs": self.runs,
            "open": self.meeting.state in agenda.OPEN_FOR_ITEMS,
            "State": MeetingState,
            "draft": self.meeting.minutes.filter(state=MinutesState.DRAFT).exists(),
            "is_out": self.meeting.state in files.OUT,
            "files": self._files(),
            "earlier": self._minutes_before(items),
            **self._for_the_secretary(),
            **self._approval(),
        }

    def _minutes_before(self, items: list[AgendaItem]) -> tuple[Minutes, bool] | None:
        """What the standing item is about, and whether the reader may open it."""
        if not any(item.approves_minutes for item in items):
            return None
        found = standing.minutes_before(self.meeting)
        if found is None:
            return None
        readable = permissions.minutes_readable_by(self.request.user, self.community)
        closed = found.state != MinutesState.DRAFT
        return found, closed and readable.filter(pk=found.meeting_id).exists()

    def _files(self) -> list[tuple[str, MeetingFile]]:
        found = files.for_reader(self.request.user, self.meeting)
        return [(file_name(each), each) for each in found]

    def _for_the_secretary(self) -> dict[str, Any]:
        if not self.runs or self.meeting.state not in agenda.OPEN_FOR_ITEMS:
            return {}
        return {
            "add_case": AddCaseForm(meeting=self.meeting),
            "add_item": AddItemForm(),
            "missing": standing.missing(self.meeting),
            "postponed": carrying.postponed(self.meeting),
            "may_forward": self.meeting.state in forwarding.OPEN,
        }

    def _approval(self) -> dict[str, Any]:
        """Nothing where the council's agendas go out without the chair's yes."""
        if not agenda_approval.is_wanted(self.meeting):
            return {}
        return {
            "wants_yes": True,
            "asked": agenda_approval.asked(self.meeting),
            "may_approve": permissions.can_approve_minutes(self.request.user, self.meeting),
            "on_behalf": OnBehalfForm(),
            "send_back": SendAgendaBackForm(),
        }

    def _length(self) -> int:
        return int((self.meeting.ends_at - self.meeting.starts_at).total_seconds() // 60)


class AgendaAct(ActPage, MeetingPrepare):
    """A button of the workbench, and back to it."""

    gathers = True

    def guard(self) -> bool:
        return self.runs

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if "item" in kwargs:
            self.item = get_object_or_404(self.meeting.items, pk=kwargs["item"])

    def after(self) -> HttpResponse:
        return redirect(prepare_address(self.meeting))

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return self.after()


class AddCase(AgendaAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddCaseForm(request.POST, meeting=self.meeting)
        if form.is_valid():
            try:
                agenda.add_case(meeting=self.meeting, by=request.user, **_item_facts(form))
                messages.success(request, _("The case is on the agenda."))
                return redirect(prepare_address(self.meeting))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, add_case=form)


def _item_facts(form: AddCaseForm) -> dict[str, Any]:
    return form.cleaned_data | {"kind": ItemKind(form.cleaned_data["kind"])}


class AddItem(AgendaAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddItemForm(request.POST)
        if form.is_valid():
            try:
                agenda.add_item(meeting=self.meeting, by=request.user, **form.cleaned_data)
                messages.success(request, _("The item is on the agenda."))
                return redirect(prepare_address(self.meeting))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, add_item=form)


class MoveItem(AgendaAct):
    def act(self, request: OfficeRequest) -> None:
        agenda.move(item=self.item, up=request.POST.get("up") == "1", by=request.user)


class RemoveItem(AgendaAct):
    def act(self, request: OfficeRequest) -> None:
        agenda.remove(item=self.item, by=request.user)
        messages.success(request, _("The item was taken off the agenda."))


class SendAgenda(ShowsLetter, MeetingPage):
    """Shows who gets the agenda and what it says; then sends it, once."""

    gathers = True
    template_name = "cases/meetings/send_agenda.html"
    handbook_page = "forbered-mote"

    def guard(self) -> bool:
        return self.runs

    def letter(self) -> Letter | None:
        if self.meeting.state != MeetingState.PLANNED or not self.meeting.items.exists():
            return None
        if agenda_approval.is_missing(self.meeting):
            return None
        return agenda.preview(meeting=self.meeting, on=timezone.localdate(), by=self.request.user)

    def context(self) -> dict[str, Any]:
        day = timezone.localdate(self.meeting.starts_at)
        places = roster(council=self.meeting.council, on=day)
        return super().context() | {
            "meeting": self.meeting,
            "vacant": [place for place in places if place.vacant],
            "back": prepare_address(self.meeting),
            "waits_for_chair": agenda_approval.is_missing(self.meeting),
        }

    def send(self, request: OfficeRequest) -> HttpResponse:
        try:
            agenda.send(meeting=self.meeting, on=timezone.localdate(), by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return self.show(status=422)
        matter = {"meeting_id": self.meeting.pk}
        sending = sendings.newest(intent=mails.AGENDA_SENT, matter=matter)
        return redirect(sending_address(sending) if sending else prepare_address(self.meeting))
