"""New seats, and whom the secretariat may put in a seat or an office: somebody on file, or new."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from councils.domain import seats
from councils.enums import Office
from councils.models import Community, Council, Seat, SeatGroup
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members import permissions
from members.domain import people, terms, vacancies
from members.models import OfficeHolding, Person, Term

MOST = 12


def candidates(*, community: Community, words: str) -> list[Person]:
    """Those on file in the community whose name has these words, by the alphabet, at most `MOST`.

    Somebody who is only on file in another community is found by the whole address.
    """
    on_file = permissions.persons_of(community).filter(merged_into=None)
    known = on_file.filter(sort_key__contains=people.sort_key(words.strip()))
    by_name = list(known.order_by("sort_key", "pk")[:MOST])
    if "@" not in words:
        return by_name
    by_address = Person.objects.filter(email__iexact=words.strip(), merged_into=None)
    return list(dict.fromkeys([*by_address, *by_name]))


def _registered(community: Community, *, name: str, email: str, by: Actor) -> Person:
    """Puts somebody new on file; the address, if any, is the invitation."""
    if email and people.alike(email=email):
        sentence = _("Somebody is on file with this address. Search for the address and choose.")
        raise DomainError(sentence, field="email")
    return people.register_person(name=name, email=email, registered_in=community, by=by)


def add_seat(*, group: SeatGroup, on: date, by: Actor | None, **facts: Any) -> Seat:
    """Adds a seat that is vacant from that day, and asks the body that fills it.

    `facts` are those of `seats.add_seat`.
    """
    with transaction.atomic():
        seat = seats.add_seat(group=group, by=by, **facts)
        vacancies.open_and_ask(seat=seat, since=on, by=by)
        return seat


def add_substitute_seat(*, seat: Seat, on: date, by: Actor | None) -> Seat:
    """Adds a seat for the one who steps in, and asks the body that fills it."""
    with transaction.atomic():
        own = seats.add_substitute_seat(seat=seat, by=by)
        vacancies.open_and_ask(seat=own, since=on, by=by)
        return own


def take_seat(
    *, seat: Seat, person: Person | None, name: str = "", email: str = "", by: Actor, **facts: Any
) -> Term:
    """Puts somebody in a seat; without `person` somebody new, who is put on file first.

    `facts` are those of `terms.start_term`.
    """
    with transaction.atomic():
        community = seat.group.council.community
        if person is None:
            person = _registered(community, name=name, email=email, by=by)
        return terms.start_term(person=person, seat=seat, by=by, **facts)


def take_office(
    *,
    council: Council,
    office: Office,
    person: Person | None,
    name: str = "",
    email: str = "",
    start: date,
    by: Actor,
) -> OfficeHolding:
    """Gives an office of a council; without `person` to somebody new, who is put on file first."""
    with transaction.atomic():
        if person is None:
            person = _registered(council.community, name=name, email=email, by=by)
        return terms.take_office(person=person, council=council, office=office, start=start, by=by)
