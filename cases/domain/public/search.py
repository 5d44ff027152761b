"""Search in what is public."""

from __future__ import annotations

import re
from functools import reduce
from operator import and_

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, Q, QuerySet

from cases.domain.public.themes import named
from cases.models import Case, Recommendation

LONGEST = 200  # characters of a query that are read; a person types fewer
MOST = 12  # words of a query that are looked for inside others


def words_of(text: str) -> str:
    return text.strip()[:LONGEST].strip()


def recommendations(text: str) -> QuerySet[Recommendation]:
    """Public recommendations that hold all words of `text`, best first.

    A word finds its other forms (Norwegian stems) and those that begin with it; where that holds
    on to nothing, words that contain it. A theme's name, or a word for it, finds what is filed
    under it.
    """
    words = words_of(text)
    if not words:
        return Recommendation.public.none()
    vector = SearchVector("question", "answer", weight="A", config="norwegian") + SearchVector(
        "advice", "professional_reason", "practical_reason", "quality_reason", config="norwegian"
    )
    query = SearchQuery(_beginnings(words), config="norwegian", search_type="raw")
    themes = Q(themes__name__icontains=words) | Q(themes__in=named(words))
    themed = Q(case__in=Case.objects.filter(themes))
    return (
        Recommendation.public.annotate(found=vector, rank=SearchRank(vector, query))
        .filter(Q(found=query) | _inside(words) | themed)
        .select_related("community")
        .prefetch_related("rows")
        .order_by(F("rank").desc(), "-in_force_from", "-pk")
    )


def _beginnings(words: str) -> str:
    """The words in the syntax of to_tsquery: all of them, each the beginning of one.

    Only letters and digits get through, so that nothing typed is read as an operator.
    """
    return " & ".join(f"'{word}':*" for word in re.findall(r"\w+", words))


def _inside(words: str) -> Q:
    """Each word somewhere in the question, the answer or the advice."""
    found = (
        Q(question__icontains=word) | Q(answer__icontains=word) | Q(advice__icontains=word)
        for word in words.split()[:MOST]
    )
    return reduce(and_, found)
