"""Search in what is public."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from cases.domain.public import recommendations, themes
from cases.domain.public import search as searching
from cases.views.public.pages import show
from legeraad.web.scope import across_communities

PER_PAGE = 20


@require_safe
@across_communities("what is public is searched in all communities at once")
def search(request: HttpRequest) -> HttpResponseBase:
    """`q`: the words, as they were typed but no longer than what is read of them."""
    words = searching.words_of(request.GET.get("q", ""))
    page = Paginator(searching.recommendations(words), PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "words": words,
        "page": page,
        "named": themes.found(words),
        "listed": recommendations.listed(page.object_list),
        "themes": themes.themes(),
    }
    return show(request, "cases/public/search/results.html", context)
