"""Recommendations as the public sees them: who has it, in one glance, and who does what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from cases.enums import AttendanceStatus, Party, Responsibility
from cases.models import Attendance, Recommendation, RecommendationRow
from councils.enums import ProfessionalGroup, Side
from councils.models import Community

# In the order of the line. Whoever asked for a test may sit on either side of the patient; a
# private specialist is no station, only a word.
STATIONS = ("hospital", "patient", "gp")
SIDES = (Side.HOSPITAL, Side.OTHER, Side.MUNICIPALITY)  # in the same order
STATIONS_OF = {
    Party.REQUESTING_DOCTOR: ("hospital", "gp"),
    Party.PRIVATE_SPECIALIST: (),
    Party.PATIENT: ("patient",),
}
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
    stations = dict.fromkeys(STATIONS, "off")
    carrying: dict[str, None] = {}
    for row in rows:
        state = FILL[Responsibility(row.responsibility)]
        for station in stations_of(Party(row.party)):
            stations[station] = max(stations[station], state, key=STRENGTH.index)
        if state != "off":
            carrying[row.get_party_display()] = None
    words = ", ".join(carrying)
    return Line(words=words[:1].upper() + words[1:], **stations)


def stations_of(party: Party) -> tuple[str, ...]:
    """Where on the line a party stands."""
    if party in STATIONS_OF:
        return STATIONS_OF[party]
    return ("hospital",) if party.side == Side.HOSPITAL else ("gp",)


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
        rows = rows.filter(rows__in=_carrying(Side(side))).distinct()
    return rows


def listed(rows: Iterable[Recommendation]) -> list[Listed]:
    return [Listed(each, line(each.rows.all())) for each in rows]


def carried(community: Community) -> dict[Side, int]:
    """How many public recommendations give each side the responsibility, alone or shared."""
    counts = {
        side.value: Count("pk", filter=Q(rows__in=_carrying(side)), distinct=True) for side in Side
    }
    found = Recommendation.public.filter(community=community).aggregate(**counts)
    return {side: found[side.value] for side in Side}


def _carrying(side: Side) -> QuerySet[RecommendationRow]:
    """The rows in which a party of that side has or shares the responsibility."""
    of_side = [party for party in Party if party.side == side]
    carries = (Responsibility.FULL, Responsibility.SHARED)
    return RecommendationRow.objects.filter(party__in=of_side, responsibility__in=carries)


@dataclass(frozen=True)
class GroupPresent:
    """How many of one professional group took part, and their shape."""

    group: str
    shape: str
    count: int

    @property
    def dots(self) -> range:
        """One for each, to draw."""
        return range(self.count)


def took_part(recommendation: Recommendation) -> list[GroupPresent]:
    """Who was there when the advice was given, by professional group (BG-3); no names."""
    rows = _present(recommendation).order_by()
    counts = dict(rows.values_list("professional_group").annotate(count=Count("pk")))
    return [
        GroupPresent(group=str(group.label), shape=group.side.shape, count=counts[group])
        for group in ProfessionalGroup
        if group in counts
    ]


def called_in(recommendation: Recommendation) -> list[str]:
    """Titles of those who came for this item only (ALR-27); a reserved person's tells too much."""
    rows = _present(recommendation).exclude(item=None).exclude(person__title="")
    return list(rows.filter(person__reserved=False).values_list("person__title", flat=True))


def _present(recommendation: Recommendation) -> QuerySet[Attendance]:
    """Everybody in the meeting that advised, save those called in for another item."""
    item = recommendation.item
    if item is None:
        return Attendance.objects.none()
    rows = Attendance.objects.filter(meeting=item.meeting_id, status=AttendanceStatus.PRESENT)
    return rows.filter(Q(item=None) | Q(item=item))
