"""A meeting from before the portal, taken in with its minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases.domain.meetings import taking_in
from cases.forms.taking_in import TakeInForm
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage
from members.permissions import councils_run_by


class MeetingTakeIn(FormPage, CommunityPage):
    template_name = "cases/meetings/take_in.html"
    handbook_page = "eldre-moter"
    form_class = TakeInForm
    section = "meetings"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def make_form(self, data: Any = None) -> TakeInForm:
        files = None if data is None else self.request.FILES
        return TakeInForm(data, files, councils=self.councils)

    def act(self, form: Any) -> HttpResponse:
        meeting = taking_in.take_in(by=self.request.user, **form.facts)
        messages.success(self.request, _("The meeting is taken in, and its minutes are public."))
        return redirect(meeting.get_absolute_url())
