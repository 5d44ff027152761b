"""Who sits where on any day, and who is vacant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Prefetch

from councils.enums import Membership, Side, Substitutes
from councils.models import Council, Seat, SeatGroup
from members.domain.membership import by_contract, contracts
from members.enums import Employment
from members.models import Affiliation, OfficeHolding, Person, Term


@dataclass(frozen=True)
class Place:
    """One seat on one day: who sits there, and in the substitutes' seats, if anybody."""

    seat: Seat
    holder: Person | None
    term: Term | None
    since_vacant: date | None
    substitutes: tuple[tuple[Seat, Person | None], ...]
    # The terms of those in the substitutes' seats, in the same order
    substitute_terms: tuple[Term | None, ...] = ()

    @property
    def side(self) -> Side:
        return Side(self.seat.group.side)

    @property
    def vacant(self) -> bool:
        return self.holder is None

    @property
    def ring(self) -> str:
        """Whether a substitute stands by: on, vacant, or empty where the seat has none."""
        if not self.substitutes:
            return ""
        return "on" if any(person for _seat, person in self.substitutes) else "vacant"

    @property
    def lacks_substitute(self) -> bool:
        """The group wants one, and nobody is there to step in (AHU-8)."""
        return self.seat.group.substitutes != Substitutes.NONE and self.ring != "on"

    def expired(self, on: date) -> bool:
        """The planned end is past, but the holder sits until a successor starts."""
        return bool(self.term and self.term.planned_end and self.term.planned_end <= on)


def roster(*, council: Council, on: date) -> list[Place]:
    """All fixed seats of a council as of a day, vacant ones too (ALR-25, ALR-37).

    A derived seat has the holder of what it follows (ALR-19). At most eight queries.
    """
    return rosters(councils=[council], on=on)[council.pk]


def rosters(*, councils: Iterable[Council], on: date) -> dict[int, list[Place]]:
    """The rosters of many councils by their keys; no more queries than for one."""
    found: dict[int, list[Place]] = {council.pk: [] for council in councils}
    terms = Term.objects.filter(start__lte=on).select_related("person", "release").order_by("start")
    offices = OfficeHolding.objects.on(on).select_related("person")
    substitutes = Seat.objects.on(on).order_by("rank")
    seats = (
        Seat.objects.on(on)
        .filter(group__council__in=found, substitute_for=None)
        .select_related(
            "group__council",
            "group__appointing_council",
            "group__appointing_organisation",
            "region",
            "organisation",
            "mirrors__group__council",
            "mirrors_council",
        )
        .prefetch_related(
            Prefetch("terms", terms),
            Prefetch("mirrors__terms", terms),
            Prefetch("mirrors_council__offices", offices),
            Prefetch("substitute_seats", substitutes),
            Prefetch("substitute_seats__terms", terms),
        )
        .order_by("group__position", "group_id", "ordinal")
    )
    for seat in seats:
        found[seat.group.council_id].append(_place(seat, on))
    return found


def _until(term: Term, group: SeatGroup) -> date | None:
    """`Term.until`, without asking the database for the group again."""
    if term.ended_on is not None or group.sits_until_replaced:
        return term.ended_on
    return term.planned_end


def _held(seat: Seat, group: SeatGroup, on: date) -> tuple[Term | None, date | None]:
    """The term that gives the seat that day, or the first day without one if there was any."""
    left = None
    for term in seat.terms.all():
        until = _until(term, group)
        if until is None or until > on:
            return term, None
        left = max(left or until, until)
    return None, left


def _office_holder(seat: Seat) -> Person | None:
    """Who holds the office that the seat follows."""
    offices = seat.mirrors_council.offices.all() if seat.mirrors_council else ()
    for holding in offices:
        if holding.office == seat.mirrors_office:
            return holding.person
    return None


def _place(seat: Seat, on: date) -> Place:
    source = seat.mirrors or seat
    term, left = _held(source, source.group, on)
    beside = list(seat.substitute_seats.all())
    standing_by = [_held(each, seat.group, on)[0] for each in beside]
    people = [sits.person if sits else None for sits in standing_by]
    return Place(
        seat=seat,
        holder=term.person if term else _office_holder(seat),
        term=term,
        since_vacant=left,
        substitutes=tuple(zip(beside, people, strict=True)),
        substitute_terms=tuple(standing_by),
    )


@dataclass(frozen=True)
class Tally:
    """How a council is filled on a day; of seats without a vote only the terms are counted."""

    seats: int
    filled: int
    expired: int
    lacking_substitutes: int
    next_end: date | None

    @property
    def vacant(self) -> int:
        return self.seats - self.filled

    @property
    def last_day(self) -> date | None:
        """The day before `next_end`, as people say it."""
        return self.next_end - timedelta(days=1) if self.next_end else None


def tally(places: Iterable[Place], *, on: date) -> Tally:
    """`next_end` is the first day without one of those who sit there now, as it is planned."""
    all_places = list(places)
    voting = [place for place in all_places if place.seat.group.may_vote]
    ends = [place.term.ended_on or place.term.planned_end for place in all_places if place.term]
    return Tally(
        seats=len(voting),
        filled=sum(not place.vacant for place in voting),
        expired=sum(place.expired(on) for place in all_places),
        lacking_substitutes=sum(place.lacks_substitute for place in all_places),
        next_end=min((end for end in ends if end and end > on), default=None),
    )


def doctors(*, councils: Iterable[Council], on: date) -> dict[int, int]:
    """How many members the bodies have that have them by contract, by key. Two queries at most."""
    keys = [council.pk for council in councils if council.membership == Membership.CONTRACT]
    found: dict[int, set[int]] = {key: set() for key in keys}
    for where in ("organisation__committees", "organisation__parent__committees"):
        rows = contracts(on=on).filter(**{f"{where}__in": keys})
        for council, person in rows.order_by().values_list(where, "person"):
            found[council].add(person)
    return {key: len(people) for key, people in found.items()}


def coming(*, council: Council, on: date) -> dict[int, Term]:
    """Who takes over a seat after that day, by the seat's key."""
    rows = Term.objects.filter(seat__group__council=council, start__gt=on)
    later = rows.exclude(ended_on=F("start")).select_related("person").order_by("-start")
    return {term.seat_id: term for term in later}


def employed(*, people: Iterable[Person], on: date) -> set[int]:
    """Those whose employer must release them for the work in a council (FSU-11), by key."""
    rows = Affiliation.objects.on(on).filter(person__in=people, employment=Employment.EMPLOYED)
    return set(rows.order_by().values_list("person", flat=True))


def sitting(*, council: Council, on: date) -> list[Person]:
    """Everybody who holds a seat or a substitute's seat that day; each person once.

    Where members come by contract, they and whoever holds an office.
    """
    if council.membership == Membership.CONTRACT:
        offices = OfficeHolding.objects.on(on).filter(council=council)
        leading = list(Person.objects.filter(offices__in=offices))
        return list(dict.fromkeys([*leading, *by_contract(council=council, on=on)]))
    people = [
        person
        for place in roster(council=council, on=on)
        for person in (place.holder, *(person for _seat, person in place.substitutes))
    ]
    return list(dict.fromkeys(person for person in people if person))
