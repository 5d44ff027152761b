"""What the office pages of this app have in common: the community, and what of it one may see."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cases import permissions
from cases.models import Case, Meeting
from councils.models import Community
from legeraad.web.pages import Page


def doors_of(user: Any, community: Community) -> dict[str, bool]:
    """Which entries of the office's menu open for this user in this community."""
    return {
        "tasks": permissions.can_run_community(user, community),
        "work": permissions.can_see_work_of_community(user, community),
        "commissions": permissions.can_see_commissions(user, community),
        "sendings": permissions.can_run_community(user, community),
        "overview": permissions.can_see_overview(user, community),
    }


class CommunityPage(Page):
    """A page below `/<community>/`."""

    community: Community

    def load(self, **kwargs: Any) -> None:
        # Every right on the page is asked of the councils, so they are read once.
        rows = Community.objects.prefetch_related("councils")
        self.community = get_object_or_404(rows, slug=kwargs["community"])

    def doors(self) -> dict[str, bool]:
        return doors_of(self.request.user, self.community)


class CasePage(CommunityPage):
    """A page of one case that the user may see."""

    case: Case

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = permissions.cases_visible_to(self.request.user, self.community)
        self.case = get_object_or_404(visible, slug=kwargs["case"])

    @property
    def runs(self) -> bool:
        return permissions.can_run_council(self.request.user, self.case.council)


class MeetingPage(CommunityPage):
    """A page of one meeting that the user may see."""

    meeting: Meeting
    section = "meetings"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = permissions.meetings_visible_to(self.request.user, self.community)
        self.meeting = get_object_or_404(
            visible, council__slug=kwargs["council"], slug=kwargs["meeting"]
        )

    @property
    def runs(self) -> bool:
        return permissions.can_run_council(self.request.user, self.meeting.council)


def must(condition: bool) -> None:
    """404 unless the thing belongs to what the page is about."""
    if not condition:
        raise Http404
