"""How the councils are doing: seats, vacancies, substitutes, meetings and duties, a row for each.

How many hearings a council has answered belongs here as well once there are hearings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Max, Q
from django.utils import timezone

from cases.enums import MeetingState
from cases.models import Meeting
from councils.domain import duties
from councils.domain.duties import Due
from councils.enums import Behaviour, CouncilStatus, Membership
from councils.models import Community, Council, CouncilStanding
from members.domain.membership import members_by_contract
from members.domain.roster import Place, rosters
from members.models import Vacancy

RECENTLY = relativedelta(months=6)  # BG-5, ALR-17
# Whoever is in one of these is expected to meet; a body that only elects or answers is not.
THAT_MEET = (
    Behaviour.STRATEGIC,
    Behaviour.WORKING_COMMITTEE,
    Behaviour.ADVISORY,
    Behaviour.PROFESSIONAL,
)


@dataclass(frozen=True)
class Health:
    """One council as of a day. `met`: how often in the last six months; `last_met`: ever."""

    council: Council
    on: date
    standing: CouncilStanding | None
    members: int | None
    places: tuple[Place, ...]
    days_vacant: tuple[int, ...]
    met: int
    last_met: date | None
    owed: tuple[Due, ...]

    @property
    def works(self) -> bool:
        return self.council.status == CouncilStatus.ACTIVE

    @property
    def seats(self) -> int:
        """Seats with a vote; an observer is no member (ALR-26)."""
        return len(self.places)

    @property
    def filled(self) -> int:
        return sum(not place.vacant for place in self.places)

    @property
    def vacant(self) -> int:
        return self.seats - self.filled

    @property
    def days(self) -> int:
        """All days that the seats now vacant have been so."""
        return sum(self.days_vacant)

    @property
    def longest(self) -> int:
        return max(self.days_vacant, default=0)

    @property
    def expired(self) -> int:
        """Holders who sit on past their planned end."""
        return sum(place.expired(self.on) for place in self.places)

    @property
    def wanting(self) -> int:
        """Seats that have or ought to have a substitute."""
        return sum(bool(place.ring) or place.lacks_substitute for place in self.places)

    @property
    def covered(self) -> int:
        return sum(place.ring == "on" for place in self.places)

    @property
    def overdue(self) -> list[Due]:
        return [each for each in self.owed if each.overdue]

    @property
    def silent(self) -> bool:
        """It works, ought to meet, and has not for six months (ALR-17)."""
        return self.works and self.council.behaviour in THAT_MEET and not self.met

    @property
    def ailing(self) -> bool:
        """Something to look into."""
        return not self.works or bool(self.vacant or self.expired or self.overdue or self.silent)


def healths(*, community: Community, on: date) -> list[Health]:
    """Every council that is not dissolved, in the order of the enum of behaviours, then by name.

    As many queries for fifty councils as for three.
    """
    rows = Council.objects.filter(community=community).exclude(status=CouncilStatus.DISSOLVED)
    councils = list(rows.select_related("community").order_by("name"))
    seated = rosters(councils=councils, on=on)
    since = _vacant_since(community)
    meetings = _meetings(community, on)
    standings = _standings(community, on)
    members = members_by_contract(community=community, on=on)
    owed = defaultdict(list)
    for each in duties.due(community=community, on=on):
        owed[each.duty.council_id].append(each)
    found = [
        _health(
            council,
            on,
            places=seated[council.pk],
            since=since,
            members=members.get(council.pk, 0) if _by_contract(council) else None,
            meetings=meetings.get(council.pk, (0, None)),
            standing=standings.get(council.pk),
            owed=owed[council.pk],
        )
        for council in councils
    ]
    order = list(Behaviour)
    return sorted(found, key=lambda each: order.index(Behaviour(each.council.behaviour)))


def _by_contract(council: Council) -> bool:
    return council.membership == Membership.CONTRACT


def _health(
    council: Council,
    on: date,
    *,
    places: Iterable[Place],
    since: dict[int, date],
    members: int | None,
    meetings: tuple[int, date | None],
    standing: CouncilStanding | None,
    owed: Iterable[Due],
) -> Health:
    listed = tuple(place for place in places if place.seat.group.may_vote)
    vacant = [place for place in listed if place.vacant]
    begun = [place.since_vacant or since.get(place.seat.pk) for place in vacant]
    met, last_met = meetings
    return Health(
        council=council,
        on=on,
        standing=standing,
        members=members,
        places=listed,
        days_vacant=tuple((on - day).days for day in begun if day is not None),
        met=met,
        last_met=last_met,
        owed=tuple(owed),
    )


def _vacant_since(community: Community) -> dict[int, date]:
    """By the key of the seat, for seats that nobody has ever held."""
    rows = Vacancy.objects.unfilled().filter(seat__group__council__community=community)
    return dict(rows.order_by().values_list("seat_id", "since"))


def _meetings(community: Community, on: date) -> dict[int, tuple[int, date | None]]:
    """By the key of the council: how often it met in the last six months, and when last."""
    recent = Count("pk", filter=Q(starts_at__date__gt=on - RECENTLY))
    held = Meeting.objects.filter(
        council__community=community,
        state=MeetingState.HELD,
        written=False,
        starts_at__date__lte=on,
    )
    rows = held.order_by().values("council").annotate(recent=recent, last=Max("starts_at"))
    return {row["council"]: (row["recent"], timezone.localdate(row["last"])) for row in rows}


def _standings(community: Community, on: date) -> dict[int, CouncilStanding]:
    rows = CouncilStanding.objects.on(on).filter(council__community=community)
    return {row.council_id: row for row in rows}


@dataclass(frozen=True)
class Sum:
    """All councils together, for the sentence on top of the page.

    `silent`: have met, but not for six months; `never_met`: no meeting is on file (ALR-17).
    """

    councils: int
    works: int
    seats: int
    vacant: int
    days: int
    overdue: int
    silent: int
    never_met: int

    @classmethod
    def of(cls, rows: Iterable[Health]) -> Sum:
        listed = list(rows)
        silent = [each.last_met for each in listed if each.silent]
        return cls(
            councils=len(listed),
            works=sum(each.works for each in listed),
            seats=sum(each.seats for each in listed),
            vacant=sum(each.vacant for each in listed),
            days=sum(each.days for each in listed),
            overdue=sum(len(each.overdue) for each in listed),
            silent=sum(day is not None for day in silent),
            never_met=silent.count(None),
        )
