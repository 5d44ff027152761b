"""Recommendations in force: the list, and one of them on a page."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import segno
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from cases.domain.public import agreement, changes, recommendations, themes, versions
from cases.domain.reach import figures
from cases.enums import ENDED_RECOMMENDATION_STATES, ResolutionOutcome
from cases.models import CaseSource, PrincipalResolution, Recommendation
from cases.views.public.pages import (
    community_of,
    permanent_address,
    show,
    to_community,
    to_recommendations,
)
from councils.enums import Side

PER_PAGE = 20
RESOLUTIONS = Prefetch("resolutions", PrincipalResolution.objects.select_related("principal"))
SOURCES = Prefetch("case__source_links", CaseSource.objects.select_related("source"))


@require_safe
def recommendation_list(request: HttpRequest, community: str) -> HttpResponseBase:
    """Filters by theme (`tema`) and by who has the responsibility (`part`), paged (`side`)."""
    here = community_of(community)
    every = themes.themes(here)
    theme = next((each for each in every if each.slug == request.GET.get("tema")), None)
    side = request.GET.get("part", "")
    side = side if side in Side.values else ""
    rows = recommendations.listing(here, theme=theme.slug if theme else "", side=side)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("side"))
    context: dict[str, Any] = {
        "community": here,
        "crumbs": [to_community(here)],
        "page": page,
        "listed": recommendations.listed(page.object_list),
        "themes": every,
        "theme": theme,
        "sides": [(each, each.shape) for each in recommendations.SIDES],
        "side": side,
    }
    return show(request, "cases/public/recommendations/list.html", context)


@require_safe
def recommendation_detail(request: HttpRequest, community: str, number: int) -> HttpResponseBase:
    rows = Recommendation.readable.select_related(
        "community", "case__council", "item__meeting__council__community", "replaces__community"
    ).prefetch_related("rows", "exceptions", "case__themes", "case__regions", RESOLUTIONS, SOURCES)
    found = get_object_or_404(rows, community__slug=community, number=number)
    present = recommendations.took_part(found)
    resolution = next(iter(found.resolutions.all()), None)
    heard = figures.line(figures.reached(found, on=timezone.localdate(), bodies_only=True))
    address = permanent_address(found)
    kept = versions.versions(found)
    context = {
        "community": found.community,
        "crumbs": [to_community(found.community), to_recommendations(found.community)],
        "recommendation": found,
        "ended": found.state in ENDED_RECOMMENDATION_STATES,
        "successors": list(found.replaced_by.filter(number__isnull=False).order_by("number")),
        "agreement": agreement.of(found),
        "changes": changes.changes(kept),
        "review_due": found.review_due(timezone.localdate()),
        "case": found.case,
        "advised_on": found.advised_on,
        "line": recommendations.line(found.rows.all()),
        "parties": recommendations.parties(found.rows.all()),
        "exceptions": found.exceptions.all(),
        "sources": [link.source for link in found.case.source_links.all()],
        "resolution": resolution,
        "approved": resolution is not None and ResolutionOutcome(resolution.outcome).opens,
        "present": present,
        "heard": heard,
        "number_present": sum(group.count for group in present),
        "called_in": recommendations.called_in(found) if present else [],
        "versions": kept,
        "in_force": next(iter(kept), None),
        "file": versions.file_address(kept[0]) if kept else "",
        "address": address,
        "host": urlsplit(address).netloc,
        "path": urlsplit(address).path,
        "qr": qr_code(address),
    }
    return show(request, "cases/public/recommendations/detail.html", context)


@lru_cache(maxsize=512)
def qr_code(address: str) -> SafeString:
    """The address as an inline SVG with presentation attributes only (the CSP allows no style)."""
    drawing = segno.make(address, error="m", micro=False)
    svg = drawing.svg_inline(svgclass="lr-qr__code", lineclass=None, omitsize=True, border=0)
    return mark_safe(svg)  # noqa: S308  made by segno of our own address
