"""Addresses that a council had before lead to the one that it has now (AHU-21)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from councils.domain import councils
from councils.models import Community

View = Callable[..., HttpResponseBase]


def moved(request: HttpRequest) -> HttpResponse | None:
    """The way on from an earlier address of a council; None when it leads nowhere."""
    here: Any = request.resolver_match
    words = here.kwargs
    if "council" not in words or request.method not in ("GET", "HEAD"):
        return None
    community = Community.objects.filter(slug=words["community"]).first()
    council = community and councils.find(community=community, slug=words["council"])
    if not council or council.slug == words["council"]:
        return None
    return redirect(here.view_name, permanent=True, **(words | {"council": council.slug}))


def follows_moves(view: View) -> View:
    """For a public page of a council; asks for earlier addresses only when nothing is there."""

    @wraps(view)
    def follow(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            elsewhere = moved(request)
            if elsewhere is None:
                raise
            return elsewhere

    return follow
