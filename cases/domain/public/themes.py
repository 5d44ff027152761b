"""Themes as the public sees them: how much stands under each, and what else it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from cases.models import Recommendation, Theme, ThemeWord
from councils.models import Community
from legeraad.web.scope import across_communities

COMMON = "all communities share the themes; what is counted is one community's, or what is public"
SHORTEST = 3  # letters of a beginning; fewer begin too many words


@dataclass(frozen=True)
class Place:
    """Where recommendations of a theme stand: the community, and how many."""

    community: Community
    count: int


@dataclass(frozen=True)
class Found:
    """A theme that a reader's words name, and where something stands under it."""

    theme: Theme
    places: tuple[Place, ...]


def _counted(community: Community | None = None) -> QuerySet[Theme]:
    public = Recommendation.public.all()
    if community is not None:
        public = public.filter(community=community)
    cases = public.values("case")
    return Theme.objects.annotate(count=Count("cases", filter=Q(cases__in=cases), distinct=True))


def _with_words(community: Community) -> QuerySet[Theme]:
    words = Prefetch("words", ThemeWord.objects.order_by("word"))
    return _counted(community).prefetch_related(words)


def themes(community: Community | None = None) -> list[Theme]:
    """All themes in their order, each with `count`: how many public recommendations it has."""
    with across_communities(COMMON):
        return list(_counted(community))


def with_words(community: Community) -> list[Theme]:
    """The same, each with its other words in `words`, in alphabetical order."""
    with across_communities(COMMON):
        return list(_with_words(community))


def theme(community: Community, slug: str) -> Theme | None:
    """One of them."""
    with across_communities(COMMON):
        return _with_words(community).filter(slug=slug).first()


def named(text: str) -> QuerySet[Theme]:
    """Themes whose name or other word is what was typed, or begins with it."""
    word = " ".join(text.lower().split())
    if not word:
        return Theme.objects.none()
    hit = Q(name__iexact=word) | Q(pk__in=_of_words(Q(word=word)))
    if len(word) >= SHORTEST:
        hit |= Q(name__istartswith=word) | Q(pk__in=_of_words(Q(word__startswith=word)))
    return Theme.objects.filter(hit)


def _of_words(condition: Q) -> Any:
    return ThemeWord.objects.filter(condition).values("theme")


def found(text: str) -> list[Found]:
    """The themes that the words name, with where to read about them. At most three queries."""
    hits = list(named(text))
    if not hits:
        return []
    rows = (
        Recommendation.public.filter(case__themes__in=hits)
        .order_by("community__name")
        .values_list("case__themes", "community")
        .annotate(count=Count("pk", distinct=True))
    )
    counts = list(rows)
    communities = Community.objects.in_bulk({community for _theme, community, _count in counts})
    return [
        Found(
            theme,
            tuple(
                Place(communities[community], count)
                for of, community, count in counts
                if of == theme.pk
            ),
        )
        for theme in hits
    ]
