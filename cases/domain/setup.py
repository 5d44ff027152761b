"""How far a health community has come, from its first facts to the first notice of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from cases.models import Meeting
from councils.enums import CouncilStatus, Membership, Office
from councils.models import Community, Council, Organisation, Region, Seat
from members.models import OfficeHolding, Term


@dataclass(frozen=True)
class Body:
    """A council with what it has that day. Seats that follow others are not counted."""

    council: Council
    seats: int
    filled: int
    led: bool  # somebody holds the chair, and somebody is its secretary

    @property
    def lacks_seats(self) -> bool:
        return self.council.membership == Membership.SEATS and self.seats == 0


@dataclass(frozen=True)
class Setup:
    organisations: int
    regions: int
    bodies: tuple[Body, ...]
    first_meeting: Meeting | None
    first_summoned: Meeting | None

    @property
    def seats(self) -> int:
        return sum(body.seats for body in self.bodies)

    @property
    def filled(self) -> int:
        return sum(body.filled for body in self.bodies)

    @property
    def led(self) -> int:
        return sum(body.led for body in self.bodies)

    @property
    def without_seats(self) -> list[Body]:
        return [body for body in self.bodies if body.lacks_seats]


def setup(*, community: Community, on: date) -> Setup:
    """What is there on a day. Six queries, however many councils and seats there are."""
    meetings = Meeting.objects.filter(council__community=community).order_by("pk")
    meetings = meetings.select_related("council__community")
    return Setup(
        organisations=Organisation.objects.filter(community=community).count(),
        regions=Region.objects.filter(community=community).count(),
        bodies=_bodies(community, on),
        first_meeting=meetings.first(),
        first_summoned=meetings.filter(summoned_on__isnull=False).first(),
    )


def _bodies(community: Community, on: date) -> tuple[Body, ...]:
    """The councils that are not dissolved. Two queries."""
    held = OfficeHolding.objects.on(on).filter(council=OuterRef("pk"))
    councils = (
        Council.objects.filter(community=community)
        .exclude(status=CouncilStatus.DISSOLVED)
        .select_related("community")
        .annotate(
            led=Q(Exists(held.filter(office=Office.CHAIR)))
            & Q(Exists(held.filter(office=Office.SECRETARY)))
        )
    )
    numbers = _seats(community, on)
    return tuple(
        Body(council, *numbers.get(council.pk, (0, 0)), led=council.led) for council in councils
    )


def _seats(community: Community, on: date) -> dict[int, tuple[int, int]]:
    """How many seats each council has, and in how many somebody sits."""
    held = Term.objects.on(on).filter(seat=OuterRef("pk"))
    seats = Seat.objects.on(on).filter(
        group__council__community=community,
        substitute_for=None,
        mirrors=None,
        mirrors_council=None,
    )
    counted = seats.values_list("group__council").annotate(
        seats=Count("pk"), filled=Count("pk", filter=Q(Exists(held)))
    )
    return {council: (number, filled) for council, number, filled in counted.order_by()}
