"""The gate: what must be there before a recommendation comes into force.

The same rules hold in the database (migration 0003_gate); here they are sentences (ALR-16, BG-3).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.enums import (
    GP_GROUPS,
    HOSPITAL_CLINICIAN_GROUPS,
    Access,
    AttendanceStatus,
    RecommendationState,
    ResolutionOutcome,
)
from cases.models import AgendaItem, Attendance, Recommendation


@dataclass(frozen=True)
class Condition:
    """One condition of the gate: met or not, and the sentence that says what it is about."""

    met: bool
    sentence: str


def took_part(item: AgendaItem | None) -> set[str]:
    """The professional groups of those present when the item was treated."""
    if item is None:
        return set()
    rows = Attendance.objects.filter(meeting=item.meeting_id, status=AttendanceStatus.PRESENT)
    present = rows.filter(item=None) | rows.filter(item=item)
    return set(present.values_list("professional_group", flat=True))


def answered(recommendation: Recommendation) -> bool:
    """Whether the principal has said yes, with or without a change."""
    outcomes = (ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED)
    return recommendation.resolutions.filter(outcome__in=outcomes).exists()


def conditions(recommendation: Recommendation) -> list[Condition]:
    """Every condition in the order in which a secretary meets them."""
    return [
        *_reasons(recommendation),
        Condition(recommendation.rows.exists(), _("It is written who does what.")),
        Condition(
            recommendation.case.assessed,
            _("The organisational and economic consequences are assessed."),
        ),
        Condition(
            recommendation.case.access != Access.EXEMPT,
            _("The case is not exempt from publicity."),
        ),
        Condition(
            recommendation.state != RecommendationState.DRAFT,
            _("The advice is given in approved minutes."),
        ),
        *_sides(recommendation),
        *_principal(recommendation),
    ]


def _reasons(recommendation: Recommendation) -> list[Condition]:
    return [
        Condition(
            bool(recommendation.professional_reason.strip()), _("It has a professional reason.")
        ),
        Condition(bool(recommendation.practical_reason.strip()), _("It has a practical reason.")),
        Condition(bool(recommendation.quality_reason.strip()), _("It has a reason of quality.")),
    ]


def _sides(recommendation: Recommendation) -> list[Condition]:
    groups = took_part(recommendation.item)
    return [
        Condition(
            not groups.isdisjoint(GP_GROUPS), _("At least one GP took part when it was advised.")
        ),
        Condition(
            not groups.isdisjoint(HOSPITAL_CLINICIAN_GROUPS),
            _("At least one hospital doctor took part when it was advised."),
        ),
    ]


def _principal(recommendation: Recommendation) -> list[Condition]:
    """Lifting is compulsory with consequences of significance, and binds when done freely."""
    lifted = recommendation.state == RecommendationState.WITH_PRINCIPAL
    if not recommendation.case.significant and not lifted:
        return []
    return [Condition(answered(recommendation), _("The principal has approved it."))]


def missing(recommendation: Recommendation) -> list[str]:
    """The sentences of the conditions that are not met; empty when the gate is open."""
    return [each.sentence for each in conditions(recommendation) if not each.met]
