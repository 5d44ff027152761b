"""What the office pages of members have in common, and which entries of the menu they open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Community
from councils.permissions import can_run_council, holds
from councils.views.pages import CouncilPage
from legeraad.web.doors import doors
from legeraad.web.pages import FormPage
from members import permissions
from members.enums import Role


@doors
def office_doors(user: Any, community: Community) -> dict[str, bool]:
    return {
        "members": bool(permissions.rosters_seen_by(user, community)),
        "operation": holds(user, Role.KEEPER, community),
    }


class RosterPage(CouncilPage):
    """A page about who sits in one council."""

    handbook_page = "plasser"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_see_roster(self.request.user, self.council)

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def list_crumb(self) -> tuple[str, str]:
        return _("Seats and members"), reverse("members:roster_list", args=[self.community.slug])

    @property
    def roster_url(self) -> str:
        return reverse("members:roster_detail", args=[self.community.slug, self.council.slug])


class SeatingPage(FormPage, RosterPage):
    """Something that the secretariat does with one council's seats; then it sees them again."""

    template_name = "members/roster/act.html"
    danger = False

    def guard(self) -> bool:
        return self.runs

    def heading(self) -> str:
        raise NotImplementedError

    def button(self) -> str:
        return self.heading()

    def about(self) -> str:
        """What the act is about: the small line above the heading."""
        return self.council.name

    def effects(self) -> list[str]:
        """What will happen, said before it is done."""
        return []

    def context(self) -> dict[str, Any]:
        return {
            "council": self.council,
            "crumbs": [self.list_crumb(), (self.council.label, self.roster_url)],
            "cancel_url": self.roster_url,
            "heading": self.heading(),
            "act_label": self.button(),
            "danger": self.danger,
            "about": self.about(),
            "effects": self.effects(),
        }

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.roster_url)
