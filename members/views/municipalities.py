"""Who speaks for the GPs of each municipality, and who elects where no committee does."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.views.pages import CommunityPage
from members import permissions
from members.domain import membership
from members.domain.membership import Coverage

COLORS = {
    Coverage.OWN: "success",
    Coverage.SHARED: "success",
    Coverage.NOT_OPERATIVE: "warning",
    Coverage.NONE: "danger",
}


class MunicipalityList(CommunityPage):
    template_name = "members/municipalities/list.html"
    handbook_page = "kommuner"
    section = "members"

    def guard(self) -> bool:
        today = timezone.localdate()
        return permissions.oversees_community(self.request.user, self.community, on=today)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        rows = membership.coverage(community=self.community, on=today)
        *regions, whole = membership.totals(rows)
        return {
            "today": today,
            "crumbs": [
                (_("Seats and members"), reverse("members:roster_list", args=[self.community.slug]))
            ]
            if permissions.can_run_community(self.request.user, self.community)
            else [],
            "rows": [{"covered": each, "color": COLORS[each.coverage]} for each in rows],
            "regions": regions,
            "whole": whole,
            "without": whole.municipalities - whole.by_committee,
        }
