"""Planning meetings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.meetings import changing, meetings
from cases.enums import MeetingState
from cases.forms.meetings import MeetingForm
from cases.models import Meeting
from cases.views.letters import TRIAL, send_to_me, sending_address
from cases.views.pages import MeetingPage
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage
from members.models import Sending
from members.permissions import can_run_community, councils_run_by

PER_PAGE = 20
# The buttons of the page that shows the letter about a changed meeting.
SEND, BACK = "send", "rediger"


def prepare_address(meeting: Meeting) -> str:
    council = meeting.council
    return reverse(
        "cases:meeting_prepare", args=[council.community.slug, council.slug, meeting.slug]
    )


class MeetingPlan(CommunityPage):
    """All meetings whose papers the user may see: the coming ones first, then those held."""

    template_name = "cases/meetings/plan.html"
    handbook_page = "moteplan"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = permissions.meetings_visible_to(self.request.user, self.community)
        self.rows = rows.annotate(item_count=Count("items"))

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        over = (MeetingState.HELD, MeetingState.CANCELLED)
        held = self.rows.filter(state__in=over).order_by("-starts_at")
        page = Paginator(held, PER_PAGE).get_page(self.request.GET.get("side"))
        return {
            "coming": self.rows.exclude(state__in=over).order_by("starts_at"),
            "page": page,
            "runs": can_run_community(self.request.user, self.community),
        }


class MeetingNew(FormPage, CommunityPage):
    template_name = "cases/meetings/edit.html"
    handbook_page = "moteplan"
    form_class = MeetingForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def form_arguments(self) -> dict[str, Any]:
        return {"councils": self.councils}

    def act(self, form: Any) -> HttpResponse:
        meeting = meetings.plan(
            council=form.cleaned_data["council"],
            form_key=form.cleaned_data["form_key"],
            by=self.request.user,
            **form.facts,
        )
        text = _("Meeting %(label)s is planned. Now put something on the agenda.")
        messages.success(self.request, text % {"label": meeting.label})
        return redirect(prepare_address(meeting))


class MeetingEdit(FormPage, MeetingPage):
    """Changes when and where. Once the agenda has gone out, those who were called are told: then
    the letter is shown first, and the second page sends it."""

    template_name = "cases/meetings/edit.html"
    handbook_page = "moteplan"
    form_class = MeetingForm

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {"meeting": self.meeting}

    def form_arguments(self) -> dict[str, Any]:
        return {"councils": [self.meeting.council]}

    def initial(self) -> dict[str, Any]:
        meeting = self.meeting
        starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
            "place": meeting.place,
            "remote": meeting.remote,
        }

    def act(self, form: Any) -> HttpResponse:
        facts = form.facts | {"meeting": self.meeting, "by": self.request.user}
        letter = changing.letter(**facts)
        if letter is None or SEND in self.request.POST:
            return self.done(changing.change(**facts))
        if BACK in self.request.POST:
            return self.show(form=form)
        if TRIAL in self.request.POST:
            send_to_me(self.request, self.community, letter)
        self.template_name = "cases/meetings/send_change.html"
        return self.show(form=form, letter=letter)

    def done(self, sending: Sending | None) -> HttpResponse:
        messages.success(self.request, _("The meeting was changed."))
        return redirect(sending_address(sending) if sending else prepare_address(self.meeting))
