"""The letters of advice as they would go out: read before they are sent."""

from __future__ import annotations

from datetime import date

from cases import mails
from cases.domain.advice import delivery, gate, recommendations
from cases.enums import RecommendationState
from cases.models import Recommendation
from legeraad.actors import Actor
from members.domain import sendings
from members.domain.sendings import Letter


def of_publication(*, recommendation: Recommendation, on: date, by: Actor | None) -> Letter | None:
    """What `publish` would send, with the number it would get; None while the gate is shut."""
    if recommendation.state == RecommendationState.IN_FORCE or gate.missing(recommendation):
        return None
    with sendings.rehearsal():
        published = recommendations.publish(recommendation=recommendation, on=on, by=by)
        return sendings.preview(
            intent=mails.RECOMMENDATION_IN_FORCE,
            to=delivery.readers(published, on=on),
            community=published.community,
            matter={"recommendation_id": published.pk},
        )


def of_lifting(*, recommendation: Recommendation, on: date) -> Letter | None:
    """What `lift` would send; None when the advice cannot be lifted now."""
    if recommendation.state != RecommendationState.ADVISED:
        return None
    return sendings.preview(
        intent=mails.ADVICE_LIFTED,
        to=delivery.registrars(recommendation, on=on),
        community=recommendation.community,
        matter={"recommendation_id": recommendation.pk},
    )
