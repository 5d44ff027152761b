"""The yearly report of a council: its words, handing it in, and the reports of a community."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.annual.facts import Facts, facts_of
from cases.enums import CasesEvent, ReachKind
from cases.models import AnnualReport
from councils.domain import duties
from councils.enums import Behaviour, CouncilStatus, DutyKind
from councils.models import Community, Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason

THAT_REPORT = (Behaviour.ADVISORY,)


@dataclass(frozen=True)
class Report:
    """One council and year: its figures, and the words if anybody has written them."""

    council: Council
    year: int
    stored: AnnualReport | None
    facts: Facts

    @property
    def due(self) -> date:
        """1 February of the year after (FSU-5)."""
        return date(self.year + 1, 2, 1)

    @property
    def submitted(self) -> bool:
        return self.stored is not None and self.stored.submitted_on is not None

    @property
    def reach(self) -> list[tuple[Any, ...]]:
        """The figures of each kind, with its label in front."""
        return [(ReachKind(kind).label, *counts) for kind, *counts in self.facts["reach"]]

    def overdue(self, on: date) -> bool:
        return not self.submitted and on > self.due


def report(*, council: Council, year: int) -> Report:
    """The figures as they are now, or as they were when it was handed in."""
    stored = AnnualReport.objects.filter(council=council, year=year).first()
    if stored is not None and stored.submitted_on is not None:
        return Report(council, year, stored, stored.facts)
    return Report(council, year, stored, facts_of(council, year=year))


def that_report(community: Community) -> list[Council]:
    """The councils that report to a principal, and those that owe a report."""
    rows = Council.objects.filter(community=community).exclude(status=CouncilStatus.DISSOLVED)
    owing = set(
        rows.filter(duties__kind=DutyKind.YEARLY_REPORT, duties__ended_on=None).values_list(
            "pk", flat=True
        )
    )
    listed = rows.select_related("community", "anchored_in").order_by("name")
    return [each for each in listed if each.pk in owing or (each.anchored_in_id and _reports(each))]


def _reports(council: Council) -> bool:
    return council.behaviour in THAT_REPORT


def write(
    *, council: Council, year: int, achieved: str, wishes: str, by: Actor | None
) -> AnnualReport:
    """Keeps the words of a draft. Raises DomainError when it has been handed in."""
    with transaction.atomic():
        stored = _locked(council, year)
        if stored.submitted_on is not None:
            raise DomainError(_("The report is handed in and stays as it is."))
        stored.achieved, stored.wishes = achieved.strip(), wishes.strip()
        stored.full_clean()
        return save_with_reason(stored, CasesEvent.ANNUAL_REPORT_WRITTEN, by=by)


def submit(*, council: Council, year: int, on: date, by: Actor | None) -> AnnualReport:
    """Hands the report in: the figures are kept, and the duty is done (FSU-5).

    A second call changes nothing. Raises DomainError before the year is over, and while nothing is
    written of what came of it.
    """
    with transaction.atomic():
        stored = _locked(council, year)
        if stored.submitted_on is not None:
            return stored
        if on.year <= year:
            raise DomainError(_("The year is not over."))
        if not stored.achieved:
            raise DomainError(_("Write what came of it, then hand it in."), field="achieved")
        stored.facts, stored.submitted_on = facts_of(council, year=year), on
        stored.full_clean()
        save_with_reason(stored, CasesEvent.ANNUAL_REPORT_SUBMITTED, by=by)
        for owed in duties.due_from(council=council, on=on):
            if owed.duty.kind == DutyKind.YEARLY_REPORT and owed.on.year == year + 1:
                duties.fulfil(duty=owed.duty, on=on, by=by)
        return stored


def _locked(council: Council, year: int) -> AnnualReport:
    """The row, made if it is not there; two at once make one."""
    Council.objects.select_for_update().get(pk=council.pk)
    stored = AnnualReport.objects.filter(council=council, year=year).first()
    return stored or AnnualReport(council=council, year=year)


SUMMED = (
    "meetings",
    "minutes",
    "cases_registered",
    "cases_treated",
    "lifted",
    "answered",
    "approved",
    "hearings_sent",
    "hearings_asked",
    "hearings_said",
    "in_force",
)


def compiled(*, community: Community, year: int) -> tuple[list[Report], Facts]:
    """The reports of all councils of a community, and their sums."""
    rows = [report(council=council, year=year) for council in that_report(community)]
    sums: Facts = {name: sum(row.facts[name] for row in rows) for name in SUMMED}
    sums["recommendations"] = sum(len(row.facts["recommendations"]) for row in rows)
    return rows, sums
