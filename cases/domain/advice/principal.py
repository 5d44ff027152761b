"""What was lifted becomes a case of the principal's own, with the principal's number."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.advice.recommendations import locked
from cases.domain.casework import cases
from cases.enums import Access, CaseOrigin, CasesEvent, RecommendationState
from cases.models import Case, Recommendation
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason


def take_up(*, recommendation: Recommendation, on: date, by: Actor | None) -> Case:
    """Registers the principal's case about it, asked for by the council, and remembers which.

    A second call returns the same case. Raises DomainError when it does not wait for the principal,
    or its case is exempt: the principal's title would tell what is exempt.
    """
    with transaction.atomic():
        recommendation = locked(recommendation)
        if recommendation.principal_case is not None:
            return recommendation.principal_case
        given = recommendation.case
        principal = given.council.anchored_in
        if recommendation.state != RecommendationState.WITH_PRINCIPAL or principal is None:
            raise DomainError(_("The recommendation does not wait for an answer."))
        if given.access == Access.EXEMPT:
            raise DomainError(_("The case is exempt. Register the principal's case by hand."))
        made = cases.register(
            council=principal,
            title=given.title,
            summary=f"{recommendation.question}\n\n{recommendation.answer}\n\n{recommendation.advice}",
            origin=CaseOrigin.REQUEST,
            requester=given.council.name,
            themes=given.themes.all(),
            regions=given.regions.all(),
            language=given.language,
            on=on,
            by=by,
        )
        recommendation.principal_case = made
        save_with_reason(
            recommendation, CasesEvent.TAKEN_UP_BY_PRINCIPAL, by=by, why=made.reference
        )
        return made
