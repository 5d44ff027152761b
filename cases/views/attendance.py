"""Buttons of the attendance list. Each changes one thing and shows the list again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from cases.domain.meetings import attendance
from cases.enums import Mode
from cases.forms.minutes import EntryForm, GuestForm, RecordForm
from cases.views.minutes import SessionPage, session_address
from councils.enums import ProfessionalGroup
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain


class AttendanceAct(ActPage, SessionPage):
    """With htmx the list comes back alone, else the whole page of the meeting."""

    def guard(self) -> bool:
        return self.runs

    def after(self) -> HttpResponse:
        return self.answer()

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        return self.answer(refusal=refusal.sentence)

    def answer(self, *, refusal: str = "", guest_form: Any = None) -> HttpResponse:
        failed = bool(refusal or guest_form)
        if not self.request.htmx and not failed:
            return redirect(session_address(self.meeting, self.chosen))
        context = self.context() | {"refusal": refusal, "community": self.community}
        if guest_form is not None:
            context["guest_form"] = guest_form
        if self.request.htmx:
            template = "cases/minutes/_attendance.html"
            return TemplateResponse(self.request, template, context | {"fragment": True})
        context["form"] = EntryForm(instance=self.chosen) if self.chosen else None
        return self.show(status=422, **context)


class Record(AttendanceAct):
    """Met, or sent apologies, in one press."""

    def act(self, request: OfficeRequest) -> None:
        form = RecordForm(request.POST)
        if not form.is_valid():
            raise DomainError(_("Choose somebody who sits in the seat."))
        facts = form.cleaned_data
        attendance.record(
            meeting=self.meeting,
            seat=facts["seat"],
            person=facts["person"],
            status=facts["status"],
            by=request.user,
        )


class EveryonePresent(AttendanceAct):
    def act(self, request: OfficeRequest) -> None:
        attendance.everyone_present(meeting=self.meeting, by=request.user)


class Remove(AttendanceAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = get_object_or_404(self.meeting.attendances, pk=kwargs["row"])

    def act(self, request: OfficeRequest) -> None:
        attendance.remove(attendance=self.row, by=request.user)


class Placed(Remove):
    """In the room or on screen."""

    def act(self, request: OfficeRequest) -> None:
        if request.POST.get("mode") not in Mode.values:
            raise DomainError(_("Choose the room or the screen."))
        attendance.place(attendance=self.row, mode=Mode(request.POST["mode"]), by=request.user)


class AddGuest(AttendanceAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = GuestForm(request.POST, meeting=self.meeting)
        if form.is_valid():
            try:
                attendance.add_guest(
                    meeting=self.meeting,
                    person=form.cleaned_data["person"],
                    professional_group=ProfessionalGroup(form.cleaned_data["professional_group"]),
                    item=form.cleaned_data["item"],
                    by=request.user,
                )
                return self.answer()
            except DomainError as refusal:
                explain(form, refusal)
        return self.answer(guest_form=form)
