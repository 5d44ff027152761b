"""How the councils are doing, for the secretariat and the principal."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.health import Health, Sum, healths
from councils.domain import duties
from councils.enums import Behaviour, CouncilStatus
from councils.views.pages import CommunityPage
from legeraad.web.downloads import made_here
from legeraad.web.pages import OfficeRequest
from legeraad.web.spreadsheets import CSV_TYPE, Cell, write_csv
from members.permissions import can_run_community

COLORS = {
    CouncilStatus.ACTIVE: "success",
    CouncilStatus.NOT_OPERATIVE: "danger",
    CouncilStatus.PAUSED: "warning",
}


class HealthPage(CommunityPage):
    template_name = "cases/health/list.html"
    handbook_page = "tilstand"
    section = "overview"

    def guard(self) -> bool:
        return permissions.can_see_overview(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        every = healths(community=self.community, on=today)
        only = self.request.GET.get("vis") == "se-pa"
        shown = [each for each in every if each.ailing] if only else every
        return {
            "today": today,
            "sum": Sum.of(every),
            "ailing": sum(each.ailing for each in every),
            "only": only,
            "crumbs": [(_("Overview"), reverse("cases:overview", args=[self.community.slug]))],
            "runs": can_run_community(self.request.user, self.community),
            "alarms": duties.alarms(community=self.community, on=today),
            "parts": [
                {"name": capfirst(behaviour.label), "key": behaviour.value, "rows": rows}
                for behaviour, rows in _by_behaviour(shown)
            ],
        }


def _by_behaviour(rows: list[Health]) -> list[tuple[Behaviour, list[dict[str, Any]]]]:
    grouped = groupby(rows, lambda each: Behaviour(each.council.behaviour))
    return [(behaviour, [_row(each) for each in found]) for behaviour, found in grouped]


def _row(health: Health) -> dict[str, Any]:
    status = CouncilStatus(health.council.status)
    late = health.overdue
    return {
        "health": health,
        "council": health.council,
        "color": COLORS[status],
        "late": late,
        "next": next((each for each in health.owed if not each.overdue), None),
    }


class HealthFile(HealthPage):
    """The same table for a spreadsheet."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        rows = [_cells(each) for each in healths(community=self.community, on=today)]
        name = f"tilstand-{self.community.slug}-{today.isoformat()}.csv"
        lines = write_csv([_heading(), *rows])
        return made_here(lines, name=name, media_type=CSV_TYPE)


def _heading() -> list[Cell]:
    return [
        _("Council"),
        _("Status"),
        _("Reason"),
        _("Seats"),
        _("Filled"),
        _("Members by contract"),
        _("Days vacant"),
        _("Longest"),
        _("Terms past their end"),
        _("Seats that want a substitute"),
        _("With a substitute"),
        _("Meetings in six months"),
        _("Last met"),
        _("Duties overdue"),
        _("Next duty"),
    ]


def _cells(each: Health) -> list[Cell]:
    coming = [due.on for due in each.owed if not due.overdue]
    return [
        each.council.name,
        each.council.get_status_display(),
        each.standing.reason if each.standing else "",
        each.seats,
        each.filled,
        each.members,
        each.days,
        each.longest,
        each.expired,
        each.wanting,
        each.covered,
        each.met,
        each.last_met,
        ", ".join(str(due.duty.get_kind_display()) for due in each.overdue),
        min(coming, default=None),
    ]
