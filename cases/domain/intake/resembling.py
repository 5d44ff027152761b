"""Which cases resemble what somebody is about to write, so that none is registered twice."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import QuerySet

from cases.enums import CaseState
from cases.models import Case

SHORTEST = 8  # letters of a title below which anything resembles anything
LEAST = 0.3  # of 1; PostgreSQL's own bound, so that the index is used
MOST = 5


def to_title(visible: QuerySet[Case], title: str) -> list[Case]:
    """The cases among `visible` whose titles are most alike, the most alike first. One query."""
    words = " ".join(title.split())[:200]
    if len(words) < SHORTEST:
        return []
    alike = visible.filter(title__trigram_similar=words).exclude(state=CaseState.MISREGISTERED)
    scored = alike.annotate(alike=TrigramSimilarity("title", words))
    return list(scored.order_by("-alike", "-pk")[:MOST])
