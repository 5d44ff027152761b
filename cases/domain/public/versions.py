"""Versions of a public recommendation, and the PDF of each."""

from __future__ import annotations

from django.urls import reverse

from cases.models import (
    PrincipalResolution,
    Recommendation,
    RecommendationFile,
    RecommendationVersion,
)


def versions(recommendation: Recommendation) -> list[RecommendationVersion]:
    """All of them, the newest first, each with its PDF if there is one. One query."""
    rows = recommendation.versions.select_related("stored").order_by("-version")
    kept = list(rows)
    for version in kept:
        version.recommendation = recommendation
    return kept


def answer(version: RecommendationVersion) -> PrincipalResolution | None:
    """What the principal had answered when the version came into force. One query."""
    given = version.recommendation.resolutions.filter(decided_on__lte=version.in_force_from)
    return given.select_related("principal").order_by("-decided_on", "-pk").first()


def file(version: RecommendationVersion) -> RecommendationFile | None:
    """The PDF of a version; None until the worker has made it."""
    return getattr(version, "stored", None)


def file_address(version: RecommendationVersion) -> str:
    """Where the PDF is fetched; empty until it is there."""
    if file(version) is None:
        return ""
    of = version.recommendation
    return reverse(
        "cases:recommendation_file", args=[of.community.slug, of.number, version.version]
    )
