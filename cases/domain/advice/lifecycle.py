"""What becomes of a recommendation once it is in force; and older ones, taken in.

Words may be corrected as a new version with a reason; who does what is the council's, and changes
only through a new recommendation that replaces the old one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.advice import gate, recommendations, versions
from cases.domain.advice.recommendations import Exemption, Row, locked, move, put_in_force
from cases.enums import CasesEvent, RecommendationState
from cases.models import Recommendation
from legeraad.actors import Actor
from legeraad.errors import BlockedError, DomainError, StaleError
from legeraad.history import save_with_reason


def _in_force(recommendation: Recommendation) -> Recommendation:
    recommendation = locked(recommendation)
    if recommendation.state != RecommendationState.IN_FORCE:
        raise DomainError(_("The recommendation is no longer in force."))
    return recommendation


def check(
    *, recommendation: Recommendation, review_by: date, on: date, by: Actor | None
) -> Recommendation:
    """«Kontrollert, gjelder fortsatt»: the text stays as it is until the next review."""
    if review_by <= on:
        raise DomainError(_("The review must lie ahead."), field="review_by")
    with transaction.atomic():
        recommendation = _in_force(recommendation)
        recommendation.checked_on, recommendation.review_by = on, review_by
        return save_with_reason(recommendation, CasesEvent.RECOMMENDATION_CHECKED, by=by)


def withdraw(
    *, recommendation: Recommendation, why: str, on: date, by: Actor | None
) -> Recommendation:
    """It does not hold any more and nothing comes in its place; its page stays and says why."""
    if not why.strip():
        raise DomainError(_("Write why it is withdrawn."), field="why")
    with transaction.atomic():
        recommendation = _in_force(recommendation)
        recommendation.ended_on, recommendation.ended_why = on, why.strip()
        event = CasesEvent.RECOMMENDATION_MOVED
        return move(recommendation, RecommendationState.WITHDRAWN, event, by=by, why=why)


def revise(
    *,
    recommendation: Recommendation,
    rows: Iterable[Row],
    exceptions: Iterable[Exemption],
    why: str,
    seen: str = "",
    on: date,
    by: Actor | None,
    **facts: Any,
) -> Recommendation:
    """Corrects the words of what is in force: a new version, with what is new in `why`.

    Raises DomainError when who does what is not as before, or nothing was changed; StaleError when
    somebody saved other words since (`seen`, see versions.mark_of).
    """
    rows, exceptions = tuple(rows), tuple(exceptions)
    if not why.strip():
        raise DomainError(_("Write what is new, for those who have read it."), field="why")
    with transaction.atomic():
        recommendation = _in_force(recommendation)
        before = versions.mark_of(recommendation)
        if seen and seen != before:
            sentence = _("Somebody else has changed the recommendation since you opened it.")
            raise StaleError(sentence, current=recommendation)
        _same_who(recommendation, rows, exceptions)
        for name, value in facts.items():
            setattr(recommendation, name, value)
        if sentences := gate.missing_before_lifting(recommendation):
            raise BlockedError(sentences)
        recommendation.full_clean()
        save_with_reason(recommendation, CasesEvent.RECOMMENDATION_REVISED, by=by, why=why)
        recommendations.rewrite_rows(recommendation, rows, exceptions, by=by)
        if versions.mark_of(recommendation) == before:
            raise DomainError(_("Nothing was changed."))
        versions.ask_for_pdf(
            versions.keep(recommendation=recommendation, on=on, why=why.strip(), by=by)
        )
        return recommendation


def _same_who(
    recommendation: Recommendation, rows: tuple[Row, ...], exceptions: tuple[Exemption, ...]
) -> None:
    """Each task and each exception keeps its party: that was advised and answered for."""
    tasks = list(recommendation.rows.values_list("party", "responsibility"))
    exempt = list(recommendation.exceptions.values_list("party", flat=True))
    same = tasks == [(str(row.party), str(row.responsibility)) for row in rows]
    if not same or exempt != [str(each.party) for each in exceptions]:
        raise DomainError(
            _(
                "Who does what cannot be changed here. Register a new case, let the council advise"
                " in it, and let the new recommendation replace this one."
            )
        )


def take_over(
    *,
    recommendation: Recommendation,
    given_by: str,
    given_on: date,
    in_force_from: date,
    review_by: date | None = None,
    by: Actor | None,
) -> Recommendation:
    """Puts a draft in force that was given before the portal (*overført*), by whom and when.

    Its text and assessment must be whole as of any other; who took part is not known here. Raises
    BlockedError with what is missing, and DomainError when it was given after the case was
    registered: then it goes the ordinary way.
    """
    if not given_by.strip():
        raise DomainError(_("Write who gave it."), field="given_by")
    with transaction.atomic():
        recommendation = locked(recommendation)
        if recommendation.state == RecommendationState.IN_FORCE:
            return recommendation
        if recommendation.state != RecommendationState.DRAFT or recommendation.lifted_on:
            raise DomainError(_("Only a draft can be taken over."))
        if given_on >= recommendation.case.registered_on:
            raise DomainError(
                _("It was given after the case was registered. Let it go the ordinary way."),
                field="given_on",
            )
        if in_force_from < given_on:
            raise DomainError(_("It cannot hold before it was given."), field="in_force_from")
        recommendation.taken_over_from, recommendation.advised_on = given_by.strip(), given_on
        if sentences := gate.missing(recommendation):
            raise BlockedError(sentences)
        event = CasesEvent.RECOMMENDATION_TAKEN_OVER
        save_with_reason(recommendation, event, by=by, why=given_by)
        put_in_force(recommendation, on=in_force_from, review_by=review_by, by=by)
        return recommendation
