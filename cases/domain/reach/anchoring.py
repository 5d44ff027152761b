"""What a member takes back to those he represents (ALR-5…7, ALR-31).

A GP follows the committees of his region, a hospital doctor the bodies that were heard and the
clinics, a municipal doctor the municipalities of the region. A task is done when it is said when
and how it was discussed there; nothing is asked before the principal has decided (ALR-8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.enums import HearingState, RecommendationState
from cases.models import HearingAnswer, Reach, Recommendation
from cases.reach_permissions import represented_by
from members.models import Person

LOOKS_BACK = relativedelta(months=12)


@dataclass(frozen=True)
class Task:
    """One recommendation, and those of one's own that have not discussed it."""

    recommendation: Recommendation
    rows: tuple[Reach, ...]


def tasks(person: Person, *, on: date) -> list[Task]:
    """What a member has left to take back, the newest recommendation first. Three queries, and one
    for each seat."""
    found: dict[int, dict[int, Reach]] = {}
    for row in _lately(person, on=on):
        found.setdefault(row.recommendation_id, {})[row.pk] = row
    rows = Recommendation.objects.filter(pk__in=found).select_related("community")
    return [Task(each, tuple(found[each.pk].values())) for each in rows]


def _lately(person: Person, *, on: date) -> QuerySet[Reach]:
    """What came into force lately and is not said to be discussed."""
    rows = Reach.objects.filter(
        represented_by(person, on=on),
        discussed_on=None,
        recommendation__state=RecommendationState.IN_FORCE,
        recommendation__in_force_from__gt=on - LOOKS_BACK,
    )
    rows = rows.exclude(_heard()).select_related(
        "recommendation__community", "body", "organisation"
    )
    return rows.order_by("-recommendation__in_force_from", "pk").distinct()


def _heard() -> Exists:
    """Bodies that answered the hearing in this case: they are not asked twice."""
    given = HearingAnswer.objects.filter(
        voided_on=None, invitation__hearing__case=OuterRef("recommendation__case")
    ).exclude(invitation__hearing__state=HearingState.DRAFT)
    own = Q(invitation__body=OuterRef("body")) | Q(invitation__in_place_of=OuterRef("body"))
    return Exists(given.filter(own))
