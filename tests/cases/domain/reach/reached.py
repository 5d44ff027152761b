"""How far a recommendation has come, for tests: sent out, and the row of one body."""

from __future__ import annotations

from datetime import date

from cases.domain.reach import sending
from cases.enums import ReachKind
from cases.models import Reach, Recommendation
from councils.models import Organisation, Region, RegionMembership

LATER = date(2026, 11, 22)  # after the recommendations of the sample came into force


def place(**regions: str) -> None:
    """Puts municipalities into regions: place(Arendal="ostre-agder")."""
    for name, slug in regions.items():
        RegionMembership.objects.create(
            region=Region.objects.get(slug=slug), municipality=Organisation.objects.get(name=name)
        )


def in_force(number: int = 1) -> Recommendation:
    rows = Recommendation.objects.select_related("case__council__community", "community")
    return rows.get(community__slug="agder", number=number)


def send(recommendation: Recommendation, *kinds: str, on: date = LATER):
    wanted = kinds or tuple(ReachKind.values)
    return sending.send(recommendation=recommendation, kinds=wanted, on=on, by=None)


def sent_out(slug: str, number: int = 1) -> Reach:
    """The row of one body, in a recommendation that was sent to everybody."""
    recommendation = in_force(number)
    if not recommendation.reach.exists():
        send(recommendation)
    return row_of(slug, number)


def row_of(slug: str, number: int = 1) -> Reach:
    rows = Reach.objects.select_related("recommendation__community", "body", "organisation")
    return rows.get(recommendation__number=number, body__slug=slug)
