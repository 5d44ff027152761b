"""Telling those who sit which days to keep free: the days first, then the letter."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from cases.domain.meetings import announcing
from cases.forms.planning import AnnounceForm
from cases.views.letters import TRIAL, send_to_me, sending_address
from cases.views.meetings import BACK, SEND
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage


class Announce(FormPage, CommunityPage):
    template_name = "cases/meetings/announce.html"
    handbook_page = "moteplan"
    section = "meetings"
    form_class = AnnounceForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.council = get_object_or_404(self.community.councils, slug=kwargs["council"])
        self.untold = announcing.untold(self.council, now=timezone.now())

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        return {"council": self.council}

    def form_arguments(self) -> dict[str, Any]:
        return {"untold": self.untold}

    def initial(self) -> dict[str, Any]:
        return {"meetings": self.untold}

    def act(self, form: Any) -> HttpResponse:
        facts = {
            "meetings": list(form.cleaned_data["meetings"]),
            "on": timezone.localdate(),
            "by": self.request.user,
        }
        if SEND in self.request.POST:
            return redirect(sending_address(announcing.announce(**facts)))
        if BACK in self.request.POST:
            return self.show(form=form)
        letter = announcing.letter(**facts)
        if TRIAL in self.request.POST:
            send_to_me(self.request, self.community, letter)
        self.template_name = "cases/meetings/send_announce.html"
        return self.show(form=form, letter=letter)
