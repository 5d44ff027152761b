"""The front page of the portal and of each community."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.domain.public import meetings, recommendations, themes
from cases.views.public.pages import community_of, show
from councils.models import Community
from legeraad.web.scope import across_communities

LATEST = 4


@require_safe
@across_communities("the front page shows the latest of all")
def portal(request: HttpRequest) -> HttpResponseBase:
    """`/`: search, the latest recommendations of all, and which communities live here."""
    return show(
        request,
        "cases/public/front/portal.html",
        {
            "latest": recommendations.listed(recommendations.listing()[:LATEST]),
            "communities": Community.objects.all(),
            "coming": meetings.coming(None, now=timezone.now()).filter(written=False)[:LATEST],
        },
    )


@require_safe
def community_front(request: HttpRequest, community: str) -> HttpResponseBase:
    here = community_of(community)
    rows = recommendations.listing(here)
    carried = recommendations.carried(here)
    return show(
        request,
        "cases/public/front/community.html",
        {
            "community": here,
            "latest": recommendations.listed(rows[:LATEST]),
            "count": rows.count(),
            "themes": themes.themes(here),
            "coming": meetings.coming(here, now=timezone.now()).filter(written=False)[:LATEST],
            "sides": [(side, side.shape, carried[side]) for side in recommendations.SIDES],
        },
    )
