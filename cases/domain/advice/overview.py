"""What the principal sees of its councils' advice: age, next step, awaiting whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.translation import gettext as _

from cases.enums import ENDED_RECOMMENDATION_STATES, RecommendationState, ResolutionOutcome
from cases.models import PrincipalResolution, Recommendation
from councils.models import Community


@dataclass(frozen=True)
class Matter:
    """One recommendation as the principal sees it. `days` is the age of the present step."""

    recommendation: Recommendation
    since: date | None
    days: int | None
    next_step: str
    awaiting: str
    approved: bool
    themes: tuple[str, ...] = ()

    @property
    def waits_for_principal(self) -> bool:
        lifted = self.recommendation.state == RecommendationState.WITH_PRINCIPAL
        return lifted and not self.approved


def matters(*, community: Community, on: date) -> list[Matter]:
    """Every recommendation of a community that has been given, newest step first. One query."""
    yes = PrincipalResolution.objects.filter(
        recommendation=OuterRef("pk"),
        outcome__in=(ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED),
    )
    rows = (
        Recommendation.objects.filter(community=community)
        .exclude(state=RecommendationState.DRAFT)
        .select_related(
            "case__council__anchored_in",
            "case__council__community",
            "community",
            "principal_case__council",
        )
        .annotate(
            approved=Exists(yes),
            themes=ArrayAgg(
                "case__themes__name",
                filter=Q(case__themes__isnull=False),
                default=Value([]),
                order_by="case__themes__position",
            ),
        )
        .order_by("-advised_on", "-pk")
    )
    return [_matter(row, on) for row in rows]


def by_theme(matters: Iterable[Matter]) -> list[tuple[str, int]]:
    """How many of what is in force stand under each theme, the most first."""
    counted = Counter(
        theme
        for matter in matters
        if matter.recommendation.state == RecommendationState.IN_FORCE
        for theme in matter.themes
    )
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _matter(row: Recommendation, on: date) -> Matter:
    approved: bool = row.approved  # type: ignore[attr-defined]
    since = _since(row)
    next_step, awaiting = _next(row, approved)
    days = (on - since).days if since else None
    themes = tuple(row.themes)  # type: ignore[attr-defined]
    return Matter(row, since, days, next_step, awaiting, approved, themes)


def _since(row: Recommendation) -> date | None:
    if row.state == RecommendationState.IN_FORCE:
        return row.in_force_from
    if row.ended_on is not None:
        return row.ended_on
    return row.lifted_on or row.advised_on


def _next(row: Recommendation, approved: bool) -> tuple[str, str]:
    council = row.case.council
    if row.state == RecommendationState.IN_FORCE:
        return _("in force"), ""
    if row.state in (*ENDED_RECOMMENDATION_STATES, RecommendationState.DECLINED):
        return row.get_state_display(), ""
    if row.state == RecommendationState.WITH_PRINCIPAL and not approved:
        principal = council.anchored_in.label if council.anchored_in else ""
        return _("answer from the principal"), principal
    if row.case.significant and not approved:
        return _("to be lifted to the principal"), council.label
    return _("publication"), council.label
