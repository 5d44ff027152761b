"""The text of a recommendation as it was published, kept for good."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.enums import CasesEvent
from cases.models import Recommendation, RecommendationVersion
from legeraad.actors import Actor
from legeraad.history import save_with_reason

TEXTS = (
    "question",
    "answer",
    "advice",
    "professional_reason",
    "practical_reason",
    "quality_reason",
    "language",
)


def content(recommendation: Recommendation) -> dict[str, Any]:
    """The published text in plain values: what a reader was shown, nothing of the case."""
    return {name: getattr(recommendation, name) for name in TEXTS} | {
        "rows": list(
            recommendation.rows.order_by("position").values("party", "responsibility", "task")
        ),
        "exceptions": list(
            recommendation.exceptions.order_by("position").values("condition", "party", "then")
        ),
    }


def keep(*, recommendation: Recommendation, on: date, by: Actor | None) -> RecommendationVersion:
    """Keeps the text that comes into force `on` that day as the next version."""
    last = recommendation.versions.order_by("-version").first()
    version = RecommendationVersion(
        recommendation=recommendation,
        version=last.version + 1 if last else 1,
        in_force_from=on,
        content=content(recommendation),
    )
    version.full_clean()
    return save_with_reason(version, CasesEvent.VERSION_KEPT, by=by)
