"""How the bodies hang together: a picture, and the same as a list (ALR-38)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.domain.public.figure import structure
from cases.views.public.layouts import narrow, wide
from cases.views.public.pages import community_of, show, to_community, to_councils


@require_safe
def figure(request: HttpRequest, community: str) -> HttpResponseBase:
    here = community_of(community)
    bodies = structure(here, on=timezone.localdate())
    context = {
        "community": here,
        "crumbs": [to_community(here), to_councils(here)],
        "structure": bodies,
        "wide": wide(bodies),
        "narrow": narrow(bodies),
    }
    return show(request, "cases/public/figure/detail.html", context)
