"""Who is called to a meeting, what was answered, and the secretary's acts upon it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import calls, guests, resending, summons
from cases.domain.meetings.summons import Row
from cases.enums import CallAnswer, GuestRole, MeetingState, SummonsState
from cases.forms.summons import AnswerOnBehalfForm, InviteForm
from cases.models import Call, Guest
from cases.views.meetings import prepare_address
from cases.views.pages import MeetingPage
from councils.enums import ProfessionalGroup
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain
from members.models import Person


class SummonsPage(MeetingPage):
    """Each seat with who is called, how far it has come, and until when somebody may answer."""

    gathers = True
    template_name = "cases/summons/detail.html"
    handbook_page = "innkalling"

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        meeting = self.meeting
        rows = summons.rows_of(meeting)
        invited = list(meeting.guests.select_related("person", "item"))
        called = meeting.state == MeetingState.SUMMONED
        return {
            "meeting": meeting,
            "back": prepare_address(meeting),
            "rows": rows,
            "away": summons.absent(meeting) if called else {},
            "counts": _counts(rows),
            "guests": invited,
            "open": called,
            "may_invite": meeting.state in guests.OPEN,
            "stale": called and not summons.follows_roster(meeting),
            "State": SummonsState,
            "behalf_form": self.behalf_form(rows, invited),
            "invite_form": InviteForm(meeting=meeting),
        }

    def behalf_form(self, rows: list[Row], invited: list[Guest], data: Any = None) -> Any:
        return AnswerOnBehalfForm(data, people=_people(rows, invited))

    def own_address(self) -> str:
        return mails.summons_page(self.meeting)


def _counts(rows: list[Row]) -> dict[str, int]:
    """Of the seats with a vote: how many are covered, still wait for an answer, and stay empty."""
    states = Counter(row.summons.state for row in rows if row.summons.seat.group.may_vote)
    waiting = states[SummonsState.INVITED] + states[SummonsState.CALLED_IN]
    return {
        "seats": states.total(),
        "covered": states[SummonsState.ACCEPTED],
        "waiting": waiting,
        "unfilled": states[SummonsState.UNFILLED],
    }


def _people(rows: list[Row], invited: list[Guest]) -> list[tuple[str, str]]:
    """Everybody called, as choices: «call:12», «guest:3»."""
    found = []
    for row in rows:
        for call in row.calls:
            place = row.summons.seat.place or row.summons.seat.title
            name = f"{call.person.name}, {place}"
            word = _("%(name)s (substitute)") % {"name": name} if call.is_substitute else name
            found.append((f"call:{call.pk}", word))
    found += [
        (f"guest:{each.pk}", f"{each.person.name}, {each.get_role_display()}") for each in invited
    ]
    return found


class SummonsAct(ActPage, SummonsPage):
    """A button of the page; what was done, or why not, stands on it."""

    done = ""

    def after(self) -> HttpResponse:
        messages.success(self.request, self.done)
        return redirect(self.own_address())

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.own_address())


class Refresh(SummonsAct):
    """Takes in what has changed in the roster since, and calls in where a deadline has passed."""

    def act(self, request: OfficeRequest) -> None:
        self.done = _("The calls are as the roster has it now.")
        summons.refresh(meeting=self.meeting, on=timezone.localdate(), by=request.user)


class CallNext(SummonsAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.summons = get_object_or_404(self.meeting.summonses, pk=kwargs["summons"])

    def act(self, request: OfficeRequest) -> None:
        self.done = _("The next one is called in, and has got a mail.")
        summons.call_next(summons=self.summons, on=timezone.localdate(), by=request.user)


class Resend(SummonsAct):
    """The notice once more to one person, with the link to the papers."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        called = Q(calls__summons__meeting=self.meeting) | Q(invitations__meeting=self.meeting)
        people = Person.objects.filter(called).distinct()
        self.person = get_object_or_404(people, pk=kwargs["person"])

    def act(self, request: OfficeRequest) -> None:
        text = _("The notice is sent to %(name)s once more.")
        self.done = text % {"name": self.person.name}
        resending.resend(
            meeting=self.meeting, person=self.person, at=timezone.now(), by=request.user
        )


class RemoveGuest(SummonsAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.guest = get_object_or_404(self.meeting.guests, pk=kwargs["guest"])

    def act(self, request: OfficeRequest) -> None:
        self.done = _("The invitation is taken away. Tell the guest yourself.")
        guests.remove(guest=self.guest, by=request.user)


class AnswerOnBehalf(SummonsAct):
    """What somebody said by telephone or in a mail, with how it came."""

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = summons.rows_of(self.meeting)
        invited = list(self.meeting.guests.select_related("person"))
        form = self.behalf_form(rows, invited, request.POST)
        if form.is_valid():
            try:
                self._answer(form.cleaned_data)
                messages.success(request, _("The answer is registered."))
                return redirect(self.own_address())
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, behalf_form=form)

    def _answer(self, facts: dict[str, Any]) -> None:
        kind, _colon, key = facts["who"].partition(":")
        said = {
            "answer": CallAnswer(facts["answer"]),
            "why": facts["why"],
            "came_by": facts["came_by"],
            "by": self.request.user,
        }
        if kind == "guest":
            guests.answer(guest=get_object_or_404(self.meeting.guests, pk=key), **said)
            return
        call = Call.objects.filter(summons__meeting=self.meeting, pk=key).first()
        if call is None:
            raise Http404
        calls.answer_call(call=call, on=timezone.localdate(), **said)


class Invite(SummonsAct):
    """A doctor called in, an observer or a guest, for one item or the whole meeting."""

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = InviteForm(request.POST, meeting=self.meeting)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                guests.invite(
                    meeting=self.meeting,
                    person=facts["person"],
                    professional_group=ProfessionalGroup(facts["professional_group"]),
                    role=GuestRole(facts["role"]),
                    item=facts["item"],
                    by=request.user,
                )
                text = _("%(name)s is invited, and gets a mail.")
                messages.success(request, text % {"name": facts["person"].name})
                return redirect(self.own_address())
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, invite_form=form)
