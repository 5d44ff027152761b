"""A published version of a recommendation: its text as it was, and its PDF."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.domain.advice import versions as keeping
from cases.domain.public import recommendations, versions
from cases.enums import RecommendationState, ResolutionOutcome
from cases.models import Recommendation, RecommendationVersion
from cases.views.public.pages import (
    community_of,
    keep,
    not_modified,
    permanent_address,
    show,
    to_community,
    to_recommendations,
)


def _recommendation(community: str, number: int) -> Recommendation:
    rows = Recommendation.readable.select_related("community", "case__council")
    return get_object_or_404(rows, community=community_of(community), number=number)


def _version(every: list[RecommendationVersion], version: int) -> RecommendationVersion:
    found = next((each for each in every if each.version == version), None)
    if found is None:
        raise Http404
    return found


@require_safe
def recommendation_version(
    request: HttpRequest, community: str, number: int, version: int
) -> HttpResponseBase:
    """The text of one version. Search engines are sent to the newest, and keep no old one."""
    of = _recommendation(community, number)
    every = versions.versions(of)
    shown = _version(every, version)
    kept = keeping.published(shown)
    newest = of.get_absolute_url()
    resolution = versions.answer(shown)
    context = {
        "community": of.community,
        "crumbs": [
            to_community(of.community),
            to_recommendations(of.community),
            (of.label, newest),
        ],
        "recommendation": kept.text,
        "label": of.label,
        "case": of.case,
        "advised_on": of.advised_on,
        "resolution": resolution,
        "approved": resolution is not None and ResolutionOutcome(resolution.outcome).opens,
        "line": recommendations.line(kept.rows),
        "parties": recommendations.parties(kept.rows),
        "exceptions": kept.exceptions,
        "versions": every,
        "in_force": every[0] if of.state == RecommendationState.IN_FORCE else None,
        "newest_version": every[0],
        "shown": shown,
        "newest": newest,
        "address": permanent_address(of),
        "file": versions.file_address(shown),
    }
    return show(request, "cases/public/versions/detail.html", context)


@require_safe
def recommendation_file(
    request: HttpRequest, community: str, number: int, version: int
) -> HttpResponseBase:
    """The stored PDF of a version, as an attachment with a human name."""
    of = _recommendation(community, number)
    stored = versions.file(_version(versions.versions(of), version))
    if stored is None:
        raise Http404
    unchanged = not_modified(request, stored.sha256)
    if unchanged is not None:
        return keep(unchanged, stored.sha256)
    name = _("Recommendation %(label)s version %(version)s.pdf") % {
        "label": of.label,
        "version": version,
    }
    response = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )
    return keep(response, stored.sha256)
