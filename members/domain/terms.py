"""Taking and leaving seats and offices, and the roster of any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from councils.enums import Office, Side
from councils.models import Council, Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.enums import EndReason, FilledBy, MembersEvent
from members.models import OfficeHolding, Person, Term


def start_term(
    *,
    person: Person,
    seat: Seat,
    start: date,
    planned_end: date | None,
    filled_by: FilledBy,
    appointed_by: str,
    by: Actor | None,
    **facts: Any,
) -> Term:
    """Puts a person in a seat. The database refuses two holders of a seat at once (C4)."""
    term = Term(
        person=person,
        seat=seat,
        start=start,
        planned_end=planned_end,
        filled_by=filled_by,
        appointed_by=appointed_by,
        **facts,
    )
    term.full_clean()
    return save_with_reason(term, MembersEvent.TERM_STARTED, by=by)


def end_term(*, term: Term, on: date, reason: EndReason, by: Actor | None) -> Term:
    """Ends a term; `on` is the first day without the seat, and all its rights end there."""
    with transaction.atomic():
        term = Term.objects.select_for_update().get(pk=term.pk)
        if term.ended_on is not None:
            if term.ended_on == on:
                return term
            raise DomainError(_("This term has ended already."))
        if on < term.start:
            raise DomainError(_("The end must come after the start."), field="on")
        term.ended_on = on
        term.end_reason = reason
        return save_with_reason(term, MembersEvent.TERM_ENDED, by=by)


def take_office(
    *, person: Person, council: Council, office: Office, start: date, by: Actor | None
) -> OfficeHolding:
    holding = OfficeHolding(person=person, council=council, office=office, start=start)
    holding.full_clean()
    return save_with_reason(holding, MembersEvent.OFFICE_TAKEN, by=by)


def office_holder(*, council: Council, office: Office, on: date) -> Person | None:
    held = OfficeHolding.objects.on(on).filter(council=council, office=office)
    holding = held.select_related("person").first()
    return holding.person if holding else None


@dataclass(frozen=True)
class Place:
    """One seat on one day: who sits there, and in the substitutes' seats, if anybody."""

    seat: Seat
    holder: Person | None
    term: Term | None
    since_vacant: date | None
    substitutes: tuple[tuple[Seat, Person | None], ...]

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

    def expired(self, on: date) -> bool:
        """The planned end is past, but the holder sits until a successor starts."""
        return bool(self.term and self.term.planned_end and self.term.planned_end <= on)


def roster(*, council: Council, on: date) -> list[Place]:
    """All fixed seats of a council as of a day, vacant ones too (ALR-25, ALR-37). Four queries."""
    terms = Term.objects.filter(start__lte=on).select_related("person").order_by("start")
    substitute_seats = Seat.objects.prefetch_related(Prefetch("terms", terms)).order_by("rank")
    seats = (
        Seat.objects.filter(group__council=council, substitute_for=None)
        .select_related("group", "group__council", "region", "organisation")
        .prefetch_related(Prefetch("terms", terms), Prefetch("substitute_seats", substitute_seats))
        .order_by("group__position", "ordinal")
    )
    return [_place(seat, on) for seat in seats]


def _holding(seat: Seat, on: date) -> Term | None:
    for term in seat.terms.all():
        if term.ended_on is None or term.ended_on > on:
            return term
    return None


def _place(seat: Seat, on: date) -> Place:
    term = _holding(seat, on)
    ended = [term.ended_on for term in seat.terms.all() if term.ended_on]
    substitutes = []
    for substitute in seat.substitute_seats.all():
        sits = _holding(substitute, on)
        substitutes.append((substitute, sits.person if sits else None))
    return Place(
        seat=seat,
        holder=term.person if term else None,
        term=term,
        since_vacant=None if term or not ended else max(ended),
        substitutes=tuple(substitutes),
    )


def sitting(*, council: Council, on: date) -> list[Person]:
    """Everybody who holds a seat or a substitute's seat that day; each person once."""
    people = [
        person
        for place in roster(council=council, on=on)
        for person in (place.holder, *(person for _seat, person in place.substitutes))
    ]
    return list(dict.fromkeys(person for person in people if person))
