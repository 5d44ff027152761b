"""Cancelling a meeting: the reason first, then the letter, then it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases.domain.meetings import cancelling
from cases.forms.planning import CancelForm
from cases.views.letters import TRIAL, send_to_me, sending_address
from cases.views.meetings import BACK, SEND, prepare_address
from cases.views.pages import MeetingPage
from legeraad.web.pages import FormPage


class MeetingCancel(FormPage, MeetingPage):
    """The first press shows who is told; the second does it. Nobody told: the first does it."""

    gathers = True
    template_name = "cases/meetings/cancel.html"
    handbook_page = "moteplan"
    form_class = CancelForm

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {
            "meeting": self.meeting,
            "open": self.meeting.state in cancelling.COMING,
            "told": len(cancelling.told(self.meeting)),
        }

    def act(self, form: Any) -> HttpResponse:
        facts = {"meeting": self.meeting, "why": form.cleaned_data["why"], "by": self.request.user}
        letter = cancelling.letter(**facts)
        if letter is None or SEND in self.request.POST:
            return self.done(**facts)
        if BACK in self.request.POST:
            return self.show(form=form)
        if TRIAL in self.request.POST:
            send_to_me(self.request, self.community, letter)
        self.template_name = "cases/meetings/send_cancel.html"
        return self.show(form=form, letter=letter)

    def done(self, **facts: Any) -> HttpResponse:
        sending = cancelling.cancel(**facts)
        messages.success(self.request, _("The meeting is cancelled."))
        return redirect(sending_address(sending) if sending else prepare_address(self.meeting))
