"""How the bodies of a community hang together: who decides, who advises, who is heard (ALR-38)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from councils.enums import Behaviour, CouncilStatus, ProfessionalGroup, Side
from councils.models import Community, Council, Seat


class Corner(Enum):
    """The triangle that the councils join, and who sits there beside it: name, and the shape that
    stands for it."""

    HOSPITAL = (_("Hospital"), "square")
    GPS = (_("GPs"), "circle")
    MUNICIPALITIES = (_("Municipalities"), "circle")
    OTHERS = (_("Specialists, users and others"), "diamond")

    @property
    def label(self) -> str:
        return str(self.value[0])

    @property
    def shape(self) -> str:
        return self.value[1]


CORNERS = {
    Side.HOSPITAL: Corner.HOSPITAL,
    Side.MUNICIPALITY: Corner.MUNICIPALITIES,
    Side.OTHER: Corner.OTHERS,
}
OF_GPS = (ProfessionalGroup.GP, ProfessionalGroup.PRACTICE_CONSULTANT)


@dataclass(frozen=True)
class Group:
    """Bodies of one kind, such as the committees of GPs."""

    kind: str
    bodies: tuple[Council, ...]


@dataclass(frozen=True)
class Node:
    """A body with whoever prepares its cases, what reports to it, and its seats by corner."""

    council: Council
    prepared_by: Council | None
    councils: tuple[Node, ...] = ()
    groups: tuple[Group, ...] = ()
    seats: tuple[tuple[Corner, int], ...] = ()


@dataclass(frozen=True)
class Structure:
    """`tops` decide; `councils` report to none of them; `of_gps` stand between GPs and
    municipalities; `others` elect, appoint or are heard."""

    tops: tuple[Node, ...]
    councils: tuple[Node, ...]
    of_gps: tuple[Group, ...]
    others: tuple[Group, ...]

    @property
    def all_councils(self) -> tuple[Node, ...]:
        anchored = (node for top in self.tops for node in top.councils)
        return (*anchored, *self.councils)

    @property
    def empty(self) -> bool:
        return not (self.tops or self.councils or self.of_gps or self.others)


def structure(community: Community, *, on: date) -> Structure:
    """The bodies that are not dissolved. Three queries, however many there are."""
    rows = Council.objects.filter(community=community).exclude(status=CouncilStatus.DISSOLVED)
    bodies = list(rows.select_related("community").prefetch_related("municipalities"))
    seats = _seats(bodies, on)
    tops = [each for each in bodies if each.behaviour == Behaviour.STRATEGIC]
    councils = _councils(bodies, tops)
    committees = {each.prepared_by_id for each in (*tops, *councils)}
    left = [each for each in bodies if each not in (*tops, *councils) and each.pk not in committees]
    by_key = {each.pk: each for each in bodies}

    def node(council: Council, below: Iterable[Node] = (), groups: Iterable[Group] = ()) -> Node:
        prepared_by = by_key.get(council.prepared_by_id or 0)
        return Node(council, prepared_by, tuple(below), tuple(groups), seats.get(council.pk, ()))

    reporting = {top.pk: [each for each in left if each.anchored_in_id == top.pk] for top in tops}
    told = [each for each in left if each.anchored_in_id not in reporting]
    of_gps = [each for each in told if each.municipalities.all()]
    return Structure(
        tops=tuple(
            node(
                top,
                (node(each) for each in councils if each.anchored_in_id == top.pk),
                _grouped(reporting[top.pk]),
            )
            for top in tops
        ),
        councils=tuple(node(each) for each in councils if each.anchored_in_id not in reporting),
        of_gps=_grouped(of_gps),
        others=_grouped(each for each in told if each not in of_gps),
    )


def _councils(bodies: list[Council], tops: list[Council]) -> list[Council]:
    """Those that advise a body which decides; where nobody does, all that advise."""
    advising = [each for each in bodies if each.behaviour == Behaviour.ADVISORY]
    keys = [top.pk for top in tops]
    return [each for each in advising if each.anchored_in_id in keys] or advising


def _grouped(bodies: Iterable[Council]) -> tuple[Group, ...]:
    rows = sorted(bodies, key=lambda each: (each.kind.casefold(), each.name))
    return tuple(
        Group(kind, tuple(same)) for kind, same in groupby(rows, key=lambda each: each.kind)
    )


def _seats(bodies: list[Council], on: date) -> dict[int, tuple[tuple[Corner, int], ...]]:
    """How many voting seats each corner has in each council. One query."""
    rows = Seat.objects.on(on).filter(
        group__council__in=bodies, group__may_vote=True, substitute_for=None
    )
    counted: dict[int, dict[Corner, int]] = {}
    for council, profession, side, count in (
        rows.order_by()
        .values_list("group__council", "group__professional_group", "group__side")
        .annotate(count=Count("pk"))
    ):
        corner = Corner.GPS if profession in OF_GPS else CORNERS[Side(side)]
        of_council = counted.setdefault(council, {})
        of_council[corner] = of_council.get(corner, 0) + count
    return {
        council: tuple((corner, numbers[corner]) for corner in Corner if corner in numbers)
        for council, numbers in counted.items()
    }
