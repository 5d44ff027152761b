"""What the office pages of all apps have in common: the community that the address names."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from councils.models import Community
from legeraad.web.doors import doors_of
from legeraad.web.pages import Page


class CommunityPage(Page):
    """A page below `/<community>/`."""

    community: Community

    def load(self, **kwargs: Any) -> None:
        # Every right on the page is asked of the councils, so they are read once.
        rows = Community.objects.prefetch_related("councils")
        self.community = get_object_or_404(rows, slug=kwargs["community"])

    def doors(self) -> dict[str, bool]:
        return doors_of(self.request.user, self.community)


def must(condition: bool) -> None:
    """404 unless the thing belongs to what the page is about."""
    if not condition:
        raise Http404
