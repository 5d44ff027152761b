"""Where the advice has come, municipality by municipality, for the principal's overview.

A municipality has discussed a recommendation when its committee has: by a button, or by its answer
in the hearing. Three statements, however many recommendations and offices there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.domain.reach.figures import Sum
from cases.enums import HearingState, ReachKind, Use
from cases.models import HearingAnswer, Reach
from councils.models import Community, RegionMembership
from members.domain.people import sort_key

STEPS = 4  # how finely the height of the water is drawn


@dataclass(frozen=True)
class Tile:
    """One municipality: how many of the recommendations its committee has discussed."""

    name: str
    committee: bool
    discussed: int
    number: int
    in_use: int

    @property
    def level(self) -> int:
        """From 0 (none) to STEPS (all); one is always seen."""
        if not self.discussed or not self.number:
            return 0
        return max(1, STEPS * self.discussed // self.number)


@dataclass(frozen=True)
class RegionOf:
    """One region with its municipalities by name; sums count municipalities."""

    name: str
    tiles: tuple[Tile, ...]

    @property
    def discussed(self) -> int:
        return sum(bool(tile.discussed) for tile in self.tiles)

    @property
    def in_use(self) -> int:
        return sum(bool(tile.in_use) for tile in self.tiles)


@dataclass(frozen=True)
class Picture:
    """`number`: how many recommendations it is about; `kinds` as figures.Sum, over all of them."""

    number: int
    regions: tuple[RegionOf, ...]
    kinds: tuple[Sum, ...]

    @property
    def municipalities(self) -> int:
        return sum(len(region.tiles) for region in self.regions)

    @property
    def discussed(self) -> int:
        return sum(region.discussed for region in self.regions)

    @property
    def in_use(self) -> int:
        return sum(region.in_use for region in self.regions)

    @property
    def untouched(self) -> list[str]:
        """Regions where nothing has been discussed anywhere."""
        return [region.name for region in self.regions if not region.discussed]


def picture(*, community: Community, recommendations: Collection[int], on: date) -> Picture:
    """Of these recommendations (their keys), all of one community and in force."""
    counted = list(_counted(recommendations))
    discussed: dict[int, int] = defaultdict(int)
    used: dict[int, int] = {}
    for row in counted:
        if row["body"]:
            discussed[row["body"]] += row["discussed"]
            used[row["body"]] = row["in_use"]
    for row in _heard_only(recommendations):
        discussed[row["whom"]] += row["number"]
    return Picture(
        number=len(recommendations),
        regions=tuple(_regions(community, on, discussed, used, len(recommendations))),
        kinds=tuple(_kinds(counted)),
    )


def _counted(recommendations: Collection[int]) -> Any:
    """The rows by kind, and by body where it is one."""
    rows = Reach.objects.filter(recommendation__in=recommendations).order_by()
    taken_up = Q(discussed_on__isnull=False) | Q(Exists(_answers().filter(_for_row())))
    return rows.values("kind", "body").annotate(
        number=Count("pk"),
        sent=Count("sent_on"),
        without_address=Count("pk", filter=Q(sent_on=None, discussed_on=None, use="")),
        discussed=Count("pk", filter=taken_up),
        in_use=Count("pk", filter=Q(use=Use.IN_USE)),
        not_in_use=Count("pk", filter=Q(use=Use.NOT_IN_USE)),
    )


def _answers() -> QuerySet[HearingAnswer]:
    rows = HearingAnswer.objects.filter(voided_on=None)
    return rows.exclude(invitation__hearing__state=HearingState.DRAFT)


def _for_row() -> Q:
    """The answers of the body of a row of Reach, also by another one in its place (ALR-30)."""
    own = Q(invitation__body=OuterRef("body"), invitation__in_place_of=None)
    of_case = Q(invitation__hearing__case=OuterRef("recommendation__case"))
    return of_case & (own | Q(invitation__in_place_of=OuterRef("body")))


def _heard_only(recommendations: Collection[int]) -> Any:
    """Bodies that answered in the hearing of what was never sent to them, with how many."""
    rows = _answers().filter(invitation__hearing__case__recommendations__in=recommendations)
    rows = rows.annotate(
        whom=Coalesce("invitation__in_place_of", "invitation__body"),
        of=F("invitation__hearing__case__recommendations"),
    )
    sent = Reach.objects.filter(recommendation=OuterRef("of"), body=OuterRef("whom"))
    counted = rows.exclude(Exists(sent)).order_by().values("whom")
    return counted.annotate(number=Count("of", distinct=True))


def _kinds(counted: Iterable[dict[str, Any]]) -> Iterable[Sum]:
    names = ("number", "sent", "without_address", "discussed", "in_use", "not_in_use")
    for kind in ReachKind:
        rows = [row for row in counted if row["kind"] == kind]
        if rows:
            yield Sum(kind=kind, **{name: sum(row[name] for row in rows) for name in names})


def _regions(
    community: Community, on: date, discussed: dict[int, int], used: dict[int, int], number: int
) -> Iterable[RegionOf]:
    """In the order of the regions. A municipality in several committees counts the best of them."""
    here = RegionMembership.objects.on(on).filter(region__community=community)
    rows = here.order_by("region__position", "region__name").values_list(
        "region__name", "municipality__name", "municipality__committees"
    )
    places: dict[str, dict[str, list[int]]] = {}
    for region, municipality, committee in rows:
        committees = places.setdefault(region, {}).setdefault(municipality, [])
        if committee is not None:
            committees.append(committee)
    for region, municipalities in places.items():
        tiles = [
            Tile(
                name=name,
                committee=bool(committees),
                discussed=max((discussed.get(key, 0) for key in committees), default=0),
                number=number,
                in_use=max((used.get(key, 0) for key in committees), default=0),
            )
            for name, committees in municipalities.items()
        ]
        yield RegionOf(region, tuple(sorted(tiles, key=lambda tile: sort_key(tile.name))))
