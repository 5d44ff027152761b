"""What the principal answered, in its own meeting."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.advice import delivery, gate, recommendations
from cases.enums import CasesEvent, RecommendationState, ResolutionOutcome
from cases.models import PrincipalResolution, Recommendation
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason


def register(
    *,
    recommendation: Recommendation,
    principal: Council,
    decided_on: date,
    case_number: str,
    outcome: ResolutionOutcome,
    text: str,
    by: Actor | None,
) -> PrincipalResolution:
    """Registers the principal's answer beside the unchanged advice.

    Only a strategic body decides in the matter (ALR-15), and only on what was lifted to it.
    Approved, the gate may open; returned, the advice is a draft again; declined, it stays readable.
    What was approved is answered: no later answer takes it back behind the gate. The same answer
    again is no error and changes nothing.
    """
    with transaction.atomic():
        recommendation = recommendations.locked(recommendation)
        if not principal.decides:
            raise DomainError(_("%(name)s advises and cannot decide.") % {"name": principal.name})
        same = {"principal": principal, "case_number": case_number, "outcome": outcome}
        earlier = recommendation.resolutions.filter(**same, decided_on=decided_on).first()
        if earlier is not None:
            return earlier
        if gate.answered(recommendation):
            raise DomainError(_("The principal has approved it already."))
        if recommendation.state != RecommendationState.WITH_PRINCIPAL:
            raise DomainError(_("The recommendation does not wait for an answer."))
        resolution = PrincipalResolution(
            recommendation=recommendation,
            principal=principal,
            decided_on=decided_on,
            case_number=case_number,
            outcome=outcome,
            text=text,
        )
        resolution.full_clean()
        save_with_reason(resolution, CasesEvent.RESOLUTION_REGISTERED, by=by)
        _follow(recommendation, outcome, by=by)
        delivery.tell_of_answer(resolution, by=by)
        return resolution


def _follow(
    recommendation: Recommendation, outcome: ResolutionOutcome, *, by: Actor | None
) -> None:
    if outcome == ResolutionOutcome.RETURNED:
        recommendations.answered(recommendation=recommendation, to=RecommendationState.DRAFT, by=by)
    elif outcome == ResolutionOutcome.DECLINED:
        recommendations.answered(
            recommendation=recommendation, to=RecommendationState.DECLINED, by=by
        )
