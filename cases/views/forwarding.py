"""Papers sent after the agenda: chosen, then read as the letter will be, then sent once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from cases.domain.meetings import forwarding
from cases.forms.agenda import ForwardForm
from cases.views.letters import TRIAL, send_to_me, sending_address
from cases.views.meetings import prepare_address
from cases.views.pages import MeetingPage
from legeraad.web.pages import FormPage

# The buttons of the page that shows the letter.
SEND, BACK = "send", "rediger"


class ForwardPapers(FormPage, MeetingPage):
    """The first page chooses, the second shows recipients and text and sends."""

    gathers = True
    template_name = "cases/meetings/forward.html"
    handbook_page = "forbered-mote"
    form_class = ForwardForm

    def guard(self) -> bool:
        return self.runs

    def form_arguments(self) -> dict[str, Any]:
        return {"meeting": self.meeting}

    def context(self) -> dict[str, Any]:
        return {
            "meeting": self.meeting,
            "back": prepare_address(self.meeting),
            "open": self.meeting.state in forwarding.OPEN,
        }

    def act(self, form: Any) -> HttpResponse:
        facts = (
            {"meeting": self.meeting}
            | form.cleaned_data
            | {"items": list(form.cleaned_data["items"])}
        )
        if SEND in self.request.POST:
            sent = forwarding.forward(**facts, on=timezone.localdate(), by=self.request.user)
            return redirect(sending_address(sent))
        if BACK in self.request.POST:
            return self.show(form=form)
        letter = forwarding.letter(**facts)
        if TRIAL in self.request.POST:
            send_to_me(self.request, self.community, letter)
        self.template_name = "cases/meetings/send_forward.html"
        return self.show(form=form, letter=letter)
