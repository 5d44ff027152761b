"""Whether I agree with what is proposed in writing: on Min side, or from the link in a mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from cases import permissions
from cases.domain.meetings import written
from cases.enums import WrittenReply
from cases.forms.written import OwnReplyForm
from cases.models import WrittenAnswer
from cases.written_mails import told_of, written_page
from legeraad.actors import Actor
from legeraad.web.pages import FormPage
from members.permissions import can_see_council_work, person_of


class MyWritten(FormPage):
    """The proposal and two buttons, for whoever was asked and is logged in."""

    template_name = "cases/written_answers/own.html"
    handbook_page = "skriftlig-behandling"
    form_class = OwnReplyForm
    row: WrittenAnswer

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        key = person.pk if person else 0
        found = written.answer_of(meeting_id=kwargs["meeting"], person_id=key)
        if found is None:
            raise Http404
        self.row = found

    def initial(self) -> dict[str, Any]:
        return {"why": self.row.why}

    def shown(self) -> dict[str, Any]:
        """The item, and the proposal for whoever may read the case."""
        meeting, item = self.row.meeting, written.item_of(self.row.meeting)
        readable = permissions.cases_visible_to(self.request.user, meeting.council.community)
        sees = readable.filter(items=item).exists()
        opens = can_see_council_work(self.request.user, meeting.council)
        return {
            "item": item,
            "proposal": written.proposal_of(meeting) if sees else "",
            "papers": written_page(meeting) if opens else "",
        }

    def context(self) -> dict[str, Any]:
        meeting = self.row.meeting
        open_still = written.is_open(meeting, on=timezone.localdate())
        return {"mine": self.row, "meeting": meeting, "open": open_still, **self.shown()}

    def answered(self, form: Any, *, by: Actor | None) -> None:
        self.row = written.answer(
            meeting=self.row.meeting,
            person=self.row.person,
            answer=WrittenReply(form.cleaned_data["answer"]),
            why=form.cleaned_data["why"],
            on=timezone.localdate(),
            by=by,
        )

    def act(self, form: Any) -> HttpResponse:
        self.answered(form, by=self.request.user)
        messages.success(self.request, _("Thank you. Your answer is registered."))
        return redirect("cases:my_written", self.row.meeting_id)


class SignedWritten(MyWritten):
    """The link in a mail: shows the proposal and two buttons; only a press answers (A8).

    A mail may be sent on, so the proposal stands here only where the case is open to everybody.
    """

    template_name = "cases/written_answers/signed.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = written.read_address(kwargs["signed"])
        if found is None:
            raise Http404
        self.row = found
        response = View.dispatch(self, request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def shown(self) -> dict[str, Any]:
        return told_of(self.row.meeting)

    def act(self, form: Any) -> HttpResponse:
        self.answered(form, by=None)
        found = written.answer_of(meeting_id=self.row.meeting_id, person_id=self.row.person_id)
        if found is not None:
            self.row = found
        return self.show(form=form, answered=True)
