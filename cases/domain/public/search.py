"""Search in what is public."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, Q, QuerySet

from cases.models import Case, Recommendation

LONGEST = 200  # characters of a query that are read; a person types fewer


def words_of(text: str) -> str:
    return text.strip()[:LONGEST].strip()


def recommendations(text: str) -> QuerySet[Recommendation]:
    """Public recommendations that hold the words of `text`, best first.

    Norwegian stems, and a plain part of a word where stemming finds nothing to hold on to. A
    theme's name finds what is filed under it.
    """
    words = words_of(text)
    if not words:
        return Recommendation.public.none()
    vector = SearchVector("question", "answer", weight="A", config="norwegian") + SearchVector(
        "advice", "professional_reason", "practical_reason", "quality_reason", config="norwegian"
    )
    query = SearchQuery(words, config="norwegian", search_type="websearch")
    part = Q(question__icontains=words) | Q(answer__icontains=words) | Q(advice__icontains=words)
    themed = Q(case__in=Case.objects.filter(themes__name__icontains=words))
    return (
        Recommendation.public.annotate(found=vector, rank=SearchRank(vector, query))
        .filter(Q(found=query) | part | themed)
        .select_related("community")
        .prefetch_related("rows")
        .order_by(F("rank").desc(), "-in_force_from", "-pk")
    )
