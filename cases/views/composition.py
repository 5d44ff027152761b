"""A council's composition: what the seats ask for, who was appointed, who met."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain import composition
from cases.domain.composition import Line, Table
from cases.domain.meetings import coverage
from councils.views.pages import CouncilPage
from members.domain.composition import compose
from members.permissions import can_see_roster

WIDTH = 300  # of the bars, in units of the drawing


class CompositionPage(CouncilPage):
    template_name = "cases/composition/detail.html"
    handbook_page = "balanse"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_see_composition(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        made = compose(council=self.council, on=today)
        met = composition.presence(council=self.council, on=today)
        tables = composition.tables(made, met)
        return {
            "today": today,
            "crumbs": self.crumbs(),
            "council": self.council,
            "made": made,
            "met": met,
            "covered": len(made.wanting) - len(made.uncovered),
            "warnings": composition.warnings(made, tables),
            "tables": [{"name": each.name, "rows": _drawn(each)} for each in tables],
            "coverage": coverage.yearly(council=self.council, on=today),
            "years": composition.trend(council=self.council, on=today),
        }

    def crumbs(self) -> list[tuple[str, str]]:
        """The way through the roster, for those who may open it."""
        if not can_see_roster(self.request.user, self.council):
            return []
        here = [self.community.slug]
        return [
            (_("Seats and members"), reverse("members:roster_list", args=here)),
            (
                self.council.label,
                reverse("members:roster_detail", args=[*here, self.council.slug]),
            ),
        ]


def _drawn(table: Table) -> list[dict[str, Any]]:
    """Each line with its bars; lengths are texts, since a number would be written as prose."""
    longest = max((max(_figures(line)) for line in table.lines), default=0) or 1
    return [
        {
            "line": line,
            "bars": [str(round(figure * WIDTH / longest)) for figure in _figures(line)],
        }
        for line in table.lines
    ]


def _figures(line: Line) -> tuple[float, float, float]:
    return (line.target or 0, line.appointed, line.met or 0)
