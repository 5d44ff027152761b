"""What public pages have in common: no session, a short life in caches, a mark of the content."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from cases.models import Recommendation
from councils.models import Community, Council

LIFE = 60  # seconds that a browser or a proxy may keep a public page

Crumb = tuple[str, str]


def show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponseBase:
    """Renders a public page; answers 304 when the reader has just this content."""
    page = render(request, template, context)
    mark = hashlib.sha256(page.content).hexdigest()[:32]
    return keep(not_modified(request, mark) or page, mark)


def not_modified(request: HttpRequest, mark: str) -> HttpResponseBase | None:
    """The answer to a reader who holds just this content; None for everybody else."""
    answer: Any = get_conditional_response(request, etag=f'"{mark}"')
    return answer  # type: ignore[no-any-return]


def keep(response: HttpResponseBase, mark: str) -> HttpResponseBase:
    """Lets browsers and proxies keep the answer for a short while, by the mark of its content."""
    response.headers["ETag"] = f'"{mark}"'
    patch_cache_control(response, public=True, max_age=LIFE)  # type: ignore[arg-type]
    return response


def community_of(slug: str) -> Community:
    return get_object_or_404(Community, slug=slug)


def council_of(community: str, slug: str) -> Council:
    rows = Council.objects.select_related("community", "anchored_in__community")
    return get_object_or_404(rows, community__slug=community, slug=slug)


def permanent_address(recommendation: Recommendation) -> str:
    """The one to write on paper: in the main language, whatever language the reader has."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + recommendation.get_absolute_url()


def to_community(community: Community) -> Crumb:
    return community.brand, community.get_absolute_url()


def to_recommendations(community: Community) -> Crumb:
    return _("Recommendations"), reverse("cases:recommendation_list", args=[community.slug])


def to_themes(community: Community) -> Crumb:
    return _("Themes"), reverse("cases:theme_list", args=[community.slug])


def to_councils(community: Community) -> Crumb:
    return _("Councils"), reverse("cases:council_list", args=[community.slug])


def to_council(council: Council) -> Crumb:
    return council.label, council.get_absolute_url()
