"""Recommendations by theme: all themes of a community, and one on a page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from cases.domain.public import recommendations, themes
from cases.views.public.pages import community_of, show, to_community, to_themes

PER_PAGE = 20


@require_safe
def theme_list(request: HttpRequest, community: str) -> HttpResponseBase:
    """All themes in their order, also those without advice yet (REC-7)."""
    here = community_of(community)
    context = {
        "community": here,
        "crumbs": [to_community(here)],
        "themes": themes.with_words(here),
    }
    return show(request, "cases/public/themes/list.html", context)


@require_safe
def theme_detail(request: HttpRequest, community: str, theme: str) -> HttpResponseBase:
    here = community_of(community)
    found = themes.theme(here, theme)
    if found is None:
        raise Http404
    rows = recommendations.listing(here, theme=found.slug)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "community": here,
        "crumbs": [to_community(here), to_themes(here)],
        "theme": found,
        "page": page,
        "listed": recommendations.listed(page.object_list),
    }
    return show(request, "cases/public/themes/detail.html", context)
