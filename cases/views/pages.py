"""What the office pages of this app have in common: the community, and what of it one may see."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cases import commission_permissions, permissions
from cases.models import Case, Meeting
from councils.models import Community
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.doors import doors
from members.permissions import can_run_community


@doors
def office_doors(user: Any, community: Community) -> dict[str, bool]:
    return {
        "tasks": can_run_community(user, community),
        "work": permissions.can_see_work_of_community(user, community),
        "commissions": commission_permissions.can_see_commissions(user, community),
        "sendings": can_run_community(user, community),
        "overview": permissions.can_see_overview(user, community),
    }


class CasePage(CommunityPage):
    """A page of one case that the user may see."""

    case: Case

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = permissions.cases_visible_to(self.request.user, self.community)
        self.case = get_object_or_404(visible, slug=kwargs["case"])

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.case.council)


class MeetingPage(CommunityPage):
    """A page of one meeting that the user may see.

    With `gathers` it is about people who come together: a written procedure has no such page.
    """

    meeting: Meeting
    section = "meetings"
    gathers = False

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = permissions.meetings_visible_to(self.request.user, self.community)
        self.meeting = get_object_or_404(
            visible, council__slug=kwargs["council"], slug=kwargs["meeting"]
        )
        if self.gathers and self.meeting.written:
            raise Http404

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.meeting.council)
