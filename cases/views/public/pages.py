"""What public pages have in common: no session, a short life in caches, a mark of the content."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_cache_control

from councils.models import Community, Council

LIFE = 60  # seconds that a browser or a proxy may keep a public page


def show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponseBase:
    """Renders a public page; answers 304 when the reader has just this content."""
    response = render(request, template, context)
    patch_cache_control(response, public=True, max_age=LIFE)
    return marked(request, response, hashlib.sha256(response.content).hexdigest()[:32])


def marked(
    request: HttpRequest, response: HttpResponse | FileResponse, mark: str
) -> HttpResponseBase:
    etag = f'"{mark}"'
    response.headers["ETag"] = etag
    answer: Any = get_conditional_response(request, etag=etag, response=response)  # type: ignore[arg-type]
    return answer


def community_of(slug: str) -> Community:
    return get_object_or_404(Community, slug=slug)


def council_of(community: str, slug: str) -> Council:
    rows = Council.objects.select_related("community", "anchored_in__community")
    return get_object_or_404(rows, community__slug=community, slug=slug)
