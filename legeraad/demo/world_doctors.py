"""The GPs of a region, invented by rule: the same ones at each load (BG-4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, cycle, islice

from django.utils.text import slugify

from councils.domain import councils
from councils.enums import OrganisationKind, ProfessionalGroup
from councils.models import Community, Organisation
from legeraad.errors import DomainError
from members.domain import people
from members.enums import Employment
from members.models import Person

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØ"
RARE = set("QWXYZÆØ")  # one of them in each name: nobody's initials by chance
STEP = 37  # has no divisor in common with the number of pairs, so each comes up once
PLACES = (
    "", "nord", "sør", "øst", "vest", "sentrum", "ved havna", "ved torget", "ved brua",
    "ved kirken", "ved elva", "på høyden", "i dalen", "ved stasjonen", "ved parken",
    "ved fjorden", "ved rådhuset", "ved skogen", "ved heia", "ved stranda", "ved kaia",
    "ved jordet",
)  # fmt: skip


def doctors_of(
    wanted: Mapping[str, tuple[int, int]],
    *,
    community: Community,
    municipalities: Mapping[str, Organisation],
    known: Mapping[Person, str],
) -> None:
    """Registers the GP offices and the GPs: how many of each, by municipality.

    `known` are those on file already and where they work; they count among the GPs. Raises
    DomainError when a doctor came up twice.
    """
    names = _names(apart_from={person.name for person in known})
    newcomers: list[people.Newcomer] = []
    for key, (doctors, offices) in wanted.items():
        rooms = cycle(_offices(community, municipalities[key], offices))
        here = [person for person, place in known.items() if place == key]
        for person, office in zip(here, rooms, strict=False):
            _affiliate(person, office)
        more = islice(names, doctors - len(here))
        newcomers += [_newcomer(name, next(rooms)) for name in more]
    registered = people.register_many(newcomers=newcomers, by=None)
    if registered.duplicates:
        raise DomainError(", ".join(each.name for each in registered.duplicates))
    _give_addresses(registered.persons, [each.organisation for each in newcomers])


def _give_addresses(persons: Iterable[Person], offices: Iterable[Organisation]) -> None:
    """One doctor of each office has an address; in every fifth office nobody has."""
    first: dict[Organisation, Person] = {}
    for person, office in zip(persons, offices, strict=True):
        first.setdefault(office, person)
    for number, (office, person) in enumerate(first.items(), 1):
        if number % 5:
            address = f"{slugify(office.name)}@eksempel.example"
            people.change_person(person=person, email=address, by=None)


def _names(*, apart_from: set[str]) -> Iterator[str]:
    pairs = [f"{one}.{two}." for one in LETTERS for two in LETTERS if RARE & {one, two}]
    spread = (pairs[index * STEP % len(pairs)] for index in islice(count(), len(pairs)))
    return (name for name in spread if name not in apart_from)


def _offices(community: Community, municipality: Organisation, number: int) -> list[Organisation]:
    return [
        councils.register_organisation(
            community=community,
            kind=OrganisationKind.GP_OFFICE,
            name=f"Legekontoret {municipality.name} {place}".strip(),
            parent=municipality,
            by=None,
        )
        for place in PLACES[:number]
    ]


def _affiliate(person: Person, office: Organisation) -> None:
    people.affiliate(
        person=person,
        organisation=office,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        by=None,
    )


def _newcomer(name: str, office: Organisation) -> people.Newcomer:
    return people.Newcomer(
        name=name,
        title="fastlege",
        organisation=office,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
    )
