"""The gate: what must be there before a recommendation comes into force.

The same rules hold in the database (migrations 0002_gate and 0014_recommendation_life); here they
are sentences (ALR-16, BG-3, REC-1, REC-2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.domain.meetings import voting
from cases.enums import (
    GP_GROUPS,
    HOSPITAL_CLINICIAN_GROUPS,
    LOCKED_MINUTES_STATES,
    Access,
    Consequence,
    MinutesState,
    Outcome,
    RecommendationState,
    ResolutionOutcome,
    Responsibility,
)
from cases.models import AgendaItem, Case, HearingAnswer, Minutes, MinutesEntry, Recommendation
from councils.enums import Behaviour


@dataclass(frozen=True)
class Condition:
    """One condition of the gate: met or not, and the sentence that says what it is about."""

    met: bool
    sentence: str


@dataclass(frozen=True)
class Sides:
    """Whether each side took part in one item (BG-3)."""

    gp: bool
    hospital: bool


def sides_of(meeting_id: int, items: Iterable[AgendaItem]) -> dict[int, Sides]:
    """Which sides took part in each item of a meeting, by the item's key. Two queries."""
    table = voting.table(meeting_id)
    found = {}
    for item in items:
        groups = {row.professional_group for row in table.took_part(item)}
        found[item.pk] = Sides(
            gp=not groups.isdisjoint(GP_GROUPS),
            hospital=not groups.isdisjoint(HOSPITAL_CLINICIAN_GROUPS),
        )
    return found


def answered(recommendation: Recommendation) -> bool:
    """Whether the principal has said yes, with or without a change."""
    outcomes = (ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED)
    return recommendation.resolutions.filter(outcome__in=outcomes).exists()


def conditions(recommendation: Recommendation) -> list[Condition]:
    """Every condition in the order in which a secretary meets them."""
    open_case = Condition(
        recommendation.case.access != Access.EXEMPT,
        _("The case is not exempt from publicity."),
    )
    if recommendation.taken_over_from:
        return [*_whole(recommendation), open_case]
    return [
        *_whole(recommendation),
        open_case,
        Condition(_given(recommendation), _("The advice is given in approved minutes.")),
        *_sides(recommendation),
        *_principal(recommendation),
    ]


def _whole(recommendation: Recommendation) -> list[Condition]:
    """The text and the assessment: what the principal, too, must have before it can answer."""
    return [
        *_asks(recommendation),
        *_reasons(recommendation),
        *_who_does_what(recommendation),
        Condition(
            recommendation.case.assessed,
            _("The organisational and economic consequences are assessed."),
        ),
    ]


def _asks(recommendation: Recommendation) -> list[Condition]:
    """A routine has a topic, which need not be a question."""
    if recommendation.is_routine:
        return []
    return [Condition(asks(recommendation.question), _("It asks a question."))]


def asks(question: str) -> bool:
    """Whether the heading is a question (REC-1)."""
    return question.rstrip().endswith("?")


def _who_does_what(recommendation: Recommendation) -> list[Condition]:
    """Who shares, shares with somebody, and each part has its own task (REC-2)."""
    rows = recommendation.rows.values_list("party", "responsibility")
    sharing = {party for party, how in rows if how == Responsibility.SHARED}
    return [
        Condition(bool(rows), _("It is written who does what.")),
        Condition(
            len(sharing) != 1, _("A shared responsibility is split between two parties or more.")
        ),
    ]


def _given(recommendation: Recommendation) -> bool:
    """Whether the council advised in this case, in minutes that are approved.

    Not while a later version is being written: who took part is then being changed.
    """
    if recommendation.state == RecommendationState.DRAFT or recommendation.item_id is None:
        return False
    again = Minutes.objects.exclude(state__in=LOCKED_MINUTES_STATES)
    return not again.filter(meeting__items=recommendation.item_id).exists() and (
        MinutesEntry.objects.filter(
            item=recommendation.item_id,
            item__case=recommendation.case_id,
            outcome__in=[outcome for outcome in Outcome if outcome.advises],
            minutes__state=MinutesState.APPROVED,
        ).exists()
    )


def _reasons(recommendation: Recommendation) -> list[Condition]:
    """Three of a clarification; a routine has one, common to its points."""
    if recommendation.is_routine:
        common = bool(recommendation.common_reason.strip())
        return [Condition(common, _("It has a common reason."))]
    return [
        Condition(
            bool(recommendation.professional_reason.strip()), _("It has a professional reason.")
        ),
        Condition(bool(recommendation.practical_reason.strip()), _("It has a practical reason.")),
        Condition(bool(recommendation.quality_reason.strip()), _("It has a reason of quality.")),
    ]


def _sides(recommendation: Recommendation) -> list[Condition]:
    item = recommendation.item
    took_part = sides_of(item.meeting_id, [item])[item.pk] if item else Sides(False, False)
    return [
        Condition(took_part.gp, _("At least one GP took part when it was advised.")),
        Condition(
            took_part.hospital or specialists_answered(recommendation.case),
            _("At least one hospital doctor took part when it was advised."),
        ),
    ]


def specialists_answered(case: Case) -> bool:
    """Whether another advisory body, a council of specialists, answered a hearing in the case: that
    is the hospital's clinicians taking part as well (BG-3)."""
    given = HearingAnswer.objects.filter(voided_on=None, invitation__hearing__case=case)
    bodies = given.filter(invitation__body__behaviour=Behaviour.ADVISORY)
    return bodies.exclude(invitation__body=case.council_id).exists()


def _principal(recommendation: Recommendation) -> list[Condition]:
    """Lifting is compulsory with consequences of significance, and binds when done freely."""
    if not recommendation.case.significant and recommendation.lifted_on is None:
        return []
    return [Condition(answered(recommendation), _("The principal has approved it."))]


def missing(recommendation: Recommendation) -> list[str]:
    """The sentences of the conditions that are not met; empty when the gate is open."""
    return [each.sentence for each in conditions(recommendation) if not each.met]


def missing_before_lifting(recommendation: Recommendation) -> list[str]:
    """What holds a lifting back: a half-written advice is nothing to answer."""
    return [each.sentence for each in _whole(recommendation) if not each.met]


def refuses_assessment(case: Case, *consequences: Consequence) -> str:
    """Why these consequences cannot be written of a case, in one sentence; empty when they can.

    What is in force came through the gate with other ones: of significance it would have been
    lifted, and not assessed it would not have been published at all (ALR-16).
    """
    in_force = case.recommendations.filter(state=RecommendationState.IN_FORCE).first()
    if in_force is None:
        return ""
    if Consequence.NOT_ASSESSED in consequences:
        return _("The advice is in force; its consequences must stay assessed.")
    if Consequence.SIGNIFICANT in consequences and not answered(in_force):
        return _(
            "The advice is in force without an answer from the principal. Register a new case about"
            " it, assess that as of significance, and lift its recommendation."
        )
    return ""
