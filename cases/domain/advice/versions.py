"""The text of a recommendation as it was published, kept for good."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from cases.enums import CasesEvent
from cases.models import (
    Recommendation,
    RecommendationException,
    RecommendationFile,
    RecommendationRow,
    RecommendationVersion,
)
from legeraad.actors import Actor
from legeraad.history import save_with_reason
from legeraad.outbox import domain as outbox

TEXTS = (
    "question",
    "answer",
    "advice",
    "professional_reason",
    "practical_reason",
    "quality_reason",
    "common_reason",
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


def mark(kind: str, written: dict[str, Any]) -> str:
    """A short mark of the words of a recommendation: the same words, the same mark."""
    words = json.dumps([kind, written], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def mark_of(recommendation: Recommendation) -> str:
    return mark(recommendation.kind, content(recommendation))


def keep(
    *, recommendation: Recommendation, on: date, why: str = "", by: Actor | None
) -> RecommendationVersion:
    """Keeps the text that comes into force `on` that day as the next version, and what is new."""
    last = recommendation.versions.order_by("-version").first()
    version = RecommendationVersion(
        recommendation=recommendation,
        version=last.version + 1 if last else 1,
        in_force_from=on,
        why=why,
        content=content(recommendation),
    )
    version.full_clean()
    return save_with_reason(version, CasesEvent.VERSION_KEPT, by=by)


@dataclass(frozen=True)
class Published:
    """A version as objects that a page or a document shows; none of them is stored."""

    text: Recommendation
    rows: tuple[RecommendationRow, ...]
    exceptions: tuple[RecommendationException, ...]


def published(version: RecommendationVersion) -> Published:
    kept = version.content
    return Published(
        text=Recommendation(
            kind=version.recommendation.kind, **{name: kept.get(name, "") for name in TEXTS}
        ),
        rows=tuple(RecommendationRow(**row) for row in kept["rows"]),
        exceptions=tuple(RecommendationException(**each) for each in kept["exceptions"]),
    )


def ask_for_pdf(version: RecommendationVersion) -> None:
    """One job per version: the PDF is made by the worker, never in a request."""
    outbox.put(
        kind="recommendation.pdf",
        key=f"recommendation-version:{version.pk}",
        payload={"version_id": version.pk},
    )


def file_pdf(*, version: RecommendationVersion, content: bytes) -> RecommendationFile:
    """Stores the PDF of a version with its SHA-256; a version has one, made once."""
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        version = RecommendationVersion.objects.select_for_update().get(pk=version.pk)
        if stored := RecommendationFile.objects.filter(version=version).first():
            return stored
        stored = RecommendationFile(version=version, sha256=digest, size=len(content))
        stored.file.save(f"{digest}.pdf", ContentFile(content), save=False)
        return save_with_reason(stored, CasesEvent.VERSION_FILED, by=None)
