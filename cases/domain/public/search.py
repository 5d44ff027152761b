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
NUMBER = re.compile(r"a\s*[-–]?\s*([0-9]{1,4})", re.IGNORECASE)  # A-09, a09, A 9


def words_of(text: str) -> str:
    return text.strip()[:LONGEST].strip()


def recommendations(text: str) -> QuerySet[Recommendation]:
    """Public recommendations that hold all words of `text`, best first.

    A word finds its other forms (Norwegian stems) and those that begin with it; where that holds
    on to nothing, words that contain it. A theme's name, or a word for it, finds what is filed
    under it. A recommendation's number finds it before all others.
    """
    words = words_of(text)
    if not words:
        return Recommendation.public.none()
    vector = SearchVector("question", "answer", weight="A", config="norwegian") + SearchVector(
        "advice", "professional_reason", "practical_reason", "quality_reason", config="norwegian"
    )
    query = SearchQuery(beginnings(words), config="norwegian", search_type="raw")
    themes = Q(themes__name__icontains=words) | Q(themes__in=named(words))
    themed = Q(case__in=Case.objects.filter(themes))
    return (
        Recommendation.public.annotate(
            found=vector, rank=SearchRank(vector, query), numbered=_numbered(words)
        )
        .filter(Q(found=query) | _inside(words) | themed | Q(numbered=True))
        .select_related("community")
        .prefetch_related("rows")
        .order_by("-numbered", F("rank").desc(), "-in_force_from", "-pk")
    )


def _numbered(words: str) -> Q:
    """Whether a recommendation has the number that was typed; no number is 0."""
    typed = NUMBER.fullmatch(words)
    return Q(number=int(typed[1]) if typed else 0)


def beginnings(words: str) -> str:
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
