"""Recommendations as the public sees them: who has it, in one glance, and who does what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from cases.domain.advice.gate import took_part
from cases.enums import Party, Responsibility
from cases.models import Attendance, Recommendation, RecommendationRow, Theme
from councils.enums import ProfessionalGroup, Side
from councils.models import Community

STATIONS = {Side.HOSPITAL: "hospital", Side.OTHER: "patient", Side.MUNICIPALITY: "gp"}
FILL = {Responsibility.FULL: "on", Responsibility.SHARED: "half", Responsibility.NONE: "off"}
STRENGTH = ("off", "half", "on")


@dataclass(frozen=True)
class Line:
    """The three stations of the line of responsibility, and the words that say the same."""

    hospital: str
    patient: str
    gp: str
    words: str


@dataclass(frozen=True)
class PartyRow:
    """One party of the card: its shape, how full it is, and its tasks in order."""

    kind: str
    state: str
    who: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A recommendation with its line, ready for a list."""

    recommendation: Recommendation
    line: Line


def line(rows: Iterable[RecommendationRow]) -> Line:
    """The fullest state of each side; the words name the parties that carry or share."""
    stations = dict.fromkeys(STATIONS.values(), "off")
    carrying: dict[str, None] = {}
    for row in rows:
        state = FILL[Responsibility(row.responsibility)]
        station = STATIONS[row.side]
        stations[station] = max(stations[station], state, key=STRENGTH.index)
        if state != "off":
            carrying[row.get_party_display()] = None
    words = ", ".join(carrying)
    return Line(words=words[:1].upper() + words[1:], **stations)


def parties(rows: Iterable[RecommendationRow]) -> list[PartyRow]:
    """One row for each party, also those who do nothing, in the order of the first task."""
    grouped: dict[str, list[RecommendationRow]] = {}
    for row in rows:
        grouped.setdefault(row.party, []).append(row)
    shown = []
    for party, tasks in grouped.items():
        states = [FILL[Responsibility(row.responsibility)] for row in tasks]
        who = str(Party(party).label)
        shown.append(
            PartyRow(
                kind=Party(party).side.shape,
                state=max(states, key=STRENGTH.index),
                who=who[:1].upper() + who[1:],
                tasks=tuple(row.task for row in tasks),
            )
        )
    return shown


def listing(
    community: Community | None = None, *, theme: str = "", side: str = ""
) -> QuerySet[Recommendation]:
    """Public recommendations, newest first, of one theme (its address) or one side if given."""
    rows = Recommendation.public.select_related("community").prefetch_related("rows")
    if community is not None:
        rows = rows.filter(community=community)
    if theme:
        rows = rows.filter(case__themes__slug=theme)
    if side:
        of_side = [party for party in Party if party.side == side]
        carries = (Responsibility.FULL, Responsibility.SHARED)
        rows = rows.filter(rows__party__in=of_side, rows__responsibility__in=carries).distinct()
    return rows


def listed(rows: Iterable[Recommendation]) -> list[Listed]:
    return [Listed(each, line(each.rows.all())) for each in rows]


def themes(community: Community | None = None) -> QuerySet[Theme]:
    """All themes in their order, each with `count`: how many public recommendations it has."""
    public = Recommendation.public.all()
    if community is not None:
        public = public.filter(community=community)
    cases = public.values("case")
    return Theme.objects.annotate(count=Count("cases", filter=Q(cases__in=cases), distinct=True))


def groups_present(recommendation: Recommendation) -> list[str]:
    """The names of the professional groups that took part when the advice was given (BG-3)."""
    present = took_part(recommendation.item)
    return [str(group.label) for group in ProfessionalGroup if group in present]


def called_in(recommendation: Recommendation) -> list[str]:
    """Titles of those who were called in for this item only; no names."""
    rows = Attendance.objects.filter(item=recommendation.item_id, status="present")
    return [row.person.title for row in rows.select_related("person") if row.person.title]
