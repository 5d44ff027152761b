"""Where a case has been treated, and what came of it there."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.enums import MinutesState, Outcome
from cases.models import AgendaItem, Case, MinutesEntry


def treatments(case: Case) -> QuerySet[AgendaItem]:
    """Its items, the newest meeting first, each with `outcome` and `minutes_state`. One query.

    While minutes are a draft nothing has come of it yet: both are None.
    """
    told = MinutesEntry.objects.filter(item=OuterRef("pk"))
    told = told.exclude(minutes__state=MinutesState.DRAFT).order_by("-minutes")
    rows = case.items.select_related("meeting__council__community").annotate(
        outcome=Subquery(told.values("outcome")[:1]),
        minutes_state=Subquery(told.values("minutes__state")[:1]),
    )
    return rows.order_by("-meeting__starts_at")


def outcome_of(treatment: Any) -> str:
    """What came of one of the `treatments` in words; until the minutes are approved it says so."""
    if not treatment.outcome:
        return ""
    outcome = capfirst(str(Outcome(treatment.outcome).label))
    if treatment.minutes_state in (MinutesState.APPROVED, MinutesState.SUPERSEDED):
        return outcome
    return _("%(outcome)s (the minutes are not approved yet)") % {"outcome": outcome}
