"""Whether I come to a meeting: on Min side, or from the link in a mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from cases import permissions
from cases.domain.meetings import calls, files
from cases.domain.meetings.calls import Invitation
from cases.enums import CallAnswer, MeetingState
from cases.forms.summons import OwnAnswerForm
from cases.models import AgendaItem, Meeting, MeetingFile
from cases.views.meeting_files import file_name
from cases.views.meetings import prepare_address
from legeraad.actors import Actor
from legeraad.web.pages import FormPage
from members.permissions import can_see_council_work, person_of


class MyCall(FormPage):
    """One meeting that I am called to, with the papers that I may see."""

    template_name = "cases/calls/own.html"
    handbook_page = "innkalling"
    form_class = OwnAnswerForm
    invitation: Invitation

    def load(self, **kwargs: Any) -> None:
        meeting = get_object_or_404(
            Meeting.objects.select_related("council__community"), pk=kwargs["meeting"]
        )
        person = person_of(self.request.user)
        found = calls.invitation(meeting=meeting, person=person) if person else None
        if found is None:
            raise Http404
        self.invitation = found

    def initial(self) -> dict[str, Any]:
        return {"why": next((row.why for row in self.invitation.rows if row.why), "")}

    def context(self) -> dict[str, Any]:
        meeting = self.invitation.meeting
        opens = can_see_council_work(self.request.user, meeting.council)
        return {
            "mine": self.invitation,
            "meeting": meeting,
            "papers": prepare_address(meeting) if opens else "",
            "public": meeting.get_absolute_url() if self.invitation.calls and not opens else "",
            "items": [] if opens else self._items(),
            "files": [] if opens else self._files(),
        }

    def _files(self) -> list[tuple[str, MeetingFile]]:
        """The papers of what a guest is called to; those who sit have them beside the agenda."""
        found = files.for_reader(self.request.user, self.invitation.meeting)
        return [(file_name(stored), stored) for stored in found]

    def _items(self) -> list[tuple[AgendaItem, bool]]:
        """What a guest is called to, each with whether its case opens.

        Whoever is called to the whole meeting does not see what is exempt from publicity.
        """
        meeting, guests = self.invitation.meeting, self.invitation.guests
        own = [guest.item for guest in guests if guest.item]
        whole = len(own) < len(guests) and meeting.state != MeetingState.PLANNED
        items = list(meeting.items.select_related("case")) if whole else own
        readable = permissions.cases_visible_to(self.request.user, meeting.council.community)
        opens = set(readable.filter(items__in=items).values_list("pk", flat=True))
        return [
            (item, item.case_id in opens)
            for item in items
            if item in own or item.case_id is None or item.case_id in opens
        ]

    def answered(self, form: Any, *, by: Actor | None) -> None:
        calls.answer_all(
            meeting=self.invitation.meeting,
            person=self.invitation.person,
            answer=CallAnswer(form.cleaned_data["answer"]),
            why=form.cleaned_data["why"],
            on=timezone.localdate(),
            by=by,
        )

    def act(self, form: Any) -> HttpResponse:
        self.answered(form, by=self.request.user)
        messages.success(self.request, _("Thank you. Your answer is registered."))
        return redirect("cases:my_call", self.invitation.meeting.pk)


class SignedCall(MyCall):
    """The link in a mail: shows the meeting and two buttons; only a press answers (A8).

    It opens no papers: a mail may be sent on.
    """

    template_name = "cases/calls/signed.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = calls.read_address(kwargs["signed"], at=timezone.now())
        if found is None:
            raise Http404
        self.invitation = found
        response = View.dispatch(self, request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def context(self) -> dict[str, Any]:
        return {"mine": self.invitation, "meeting": self.invitation.meeting}

    def act(self, form: Any) -> HttpResponse:
        self.answered(form, by=None)
        found = calls.invitation(meeting=self.invitation.meeting, person=self.invitation.person)
        return self.show(form=form, mine=found, answered=True)
