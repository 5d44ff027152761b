"""What all office pages have in common: the community, and maybe one of its councils."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from councils.models import Community, Council
from councils.views.moves import follows_moves
from legeraad.web.doors import doors_of
from legeraad.web.pages import Page


class CommunityPage(Page):
    """A page below `/<community>/`."""

    community: Community

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return follows_moves(super().dispatch)(request, *args, **kwargs)

    def load(self, **kwargs: Any) -> None:
        # Every right on the page is asked of the councils, so they are read once.
        bodies = Prefetch("councils", Council.objects.select_related("prepared_by"))
        rows = Community.objects.prefetch_related(bodies)
        self.community = get_object_or_404(rows, slug=kwargs["community"])

    def doors(self) -> dict[str, bool]:
        return doors_of(self.request.user, self.community)


class CouncilPage(CommunityPage):
    """A page of one council; everybody may know that it exists."""

    council: Council

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Council.objects.select_related("community", "anchored_in", "prepared_by")
        self.council = get_object_or_404(rows, community=self.community, slug=kwargs["council"])


def must(condition: bool) -> None:
    """404 unless the thing belongs to what the page is about."""
    if not condition:
        raise Http404
