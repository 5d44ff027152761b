"""How those in a council are reached, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from councils.enums import Membership
from councils.models import Council, Seat
from members.domain.membership import by_contract
from members.domain.roster import Place, roster
from members.models import OfficeHolding, Person


@dataclass(frozen=True)
class Contact:
    """`seats` says what the person is there: one line for each seat and office."""

    person: Person
    seats: tuple[str, ...]
    substitute: bool


def contacts(*, council: Council, on: date) -> list[Contact]:
    """Members in the order of their seats, then offices without a seat, then substitutes.

    Each person once; a member who is a substitute as well is a member.
    """
    places = [] if council.membership == Membership.CONTRACT else roster(council=council, on=on)
    seats: dict[Person, list[str]] = {person: [] for person in by_contract(council=council, on=on)}
    for person, words in (*_members(places), *_officers(council, on)):
        seats.setdefault(person, []).append(words)
    substitutes: dict[Person, list[str]] = {}
    for person, words in _substitutes(places):
        (seats if person in seats else substitutes).setdefault(person, []).append(words)
    return [
        *(Contact(person, tuple(words), substitute=False) for person, words in seats.items()),
        *(Contact(person, tuple(words), substitute=True) for person, words in substitutes.items()),
    ]


def addresses(listed: list[Contact]) -> str:
    """All addresses as a mail program takes them in one line: parted by semicolons."""
    return "; ".join(contact.person.email for contact in listed if contact.person.email)


def _members(places: list[Place]) -> Iterator[tuple[Person, str]]:
    return ((place.holder, _title(place.seat)) for place in places if place.holder)


def _officers(council: Council, on: date) -> Iterator[tuple[Person, str]]:
    held = OfficeHolding.objects.on(on).filter(council=council).select_related("person")
    for holding in held.order_by("office", "start"):
        yield holding.person, capfirst(holding.get_office_display())


def _substitutes(places: list[Place]) -> Iterator[tuple[Person, str]]:
    for place in places:
        for _seat, person in place.substitutes:
            if person:
                yield person, _("Substitute: %(seat)s") % {"seat": _title(place.seat)}


def _title(seat: Seat) -> str:
    """The seat's name, and whom it speaks for where the name does not tell."""
    known = seat.place and seat.place.lower() not in seat.title.lower()
    return f"{seat.title}, {seat.place}" if known else seat.title
