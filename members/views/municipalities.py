"""Who speaks for the GPs of each municipality, and who elects where no committee does."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

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
            "rows": [{"covered": each, "color": COLORS[each.coverage]} for each in rows],
            "regions": regions,
            "whole": whole,
            "without": whole.municipalities - whole.by_committee,
        }
