"""Persons on file: whoever is registered with an address can log in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from councils.enums import ProfessionalGroup
from councils.models import Community, Council, Organisation
from legeraad.actors import Actor
from legeraad.history import create_many, save_with_reason
from members.enums import Employment, MembersEvent, Role
from members.models import Affiliation, Person, RoleAssignment, User

_AFTER_Z = str.maketrans("æøåäö", "{|}{|")


def sort_key(name: str) -> str:
    """The key that sorts names the Norwegian way under collation C."""
    return unicodedata.normalize("NFC", name).casefold().translate(_AFTER_Z)


def register_person(*, name: str, email: str = "", by: Actor | None, **facts: Any) -> Person:
    """Registers somebody. An address on file is the invitation: it makes the login (A3)."""
    with transaction.atomic():
        person = Person(name=name, sort_key=sort_key(name), email=email, **facts)
        person.full_clean(exclude=["user"])
        if email:
            person.user = User.objects.create_user(email)
        return save_with_reason(person, MembersEvent.PERSON_REGISTERED, by=by)


def alike(*, name: str = "", email: str = "", hpr_number: str = "") -> list[Person]:
    """Who may be the same person: by address, by HPR number, or by name alone."""
    same = Q(pk=None)
    if email:
        same |= Q(email__iexact=email)
    if hpr_number:
        same |= Q(hpr_number=hpr_number.lstrip("0"))
    if name:
        same |= Q(sort_key=sort_key(name))
    return list(Person.objects.filter(same, merged_into=None))


def give_role(
    *,
    person: Person,
    role: Role,
    community: Community,
    council: Council | None = None,
    organisation: Organisation | None = None,
    start: date,
    by: Actor | None,
) -> RoleAssignment:
    """Gives a role from a day on: in a community, a council, or for an organisation in it."""
    assignment = RoleAssignment(
        person=person,
        role=role,
        community=community,
        council=council,
        organisation=organisation,
        start=start,
    )
    assignment.full_clean()
    return save_with_reason(assignment, MembersEvent.ROLE_GIVEN, by=by)


def end_role(*, assignment: RoleAssignment, on: date, by: Actor | None) -> RoleAssignment:
    """Ends a role; `on` is the first day without it."""
    with transaction.atomic():
        assignment = RoleAssignment.objects.select_for_update().get(pk=assignment.pk)
        assignment.ended_on = on
        assignment.full_clean()
        return save_with_reason(assignment, MembersEvent.ROLE_ENDED, by=by)


def affiliate(
    *,
    person: Person,
    organisation: Organisation,
    professional_group: ProfessionalGroup,
    employment: Employment,
    start: date | None = None,
    by: Actor | None,
) -> Affiliation:
    """Registers where somebody works and as what; two places at once are possible (PRJ-3)."""
    affiliation = Affiliation(
        person=person,
        organisation=organisation,
        professional_group=professional_group,
        employment=employment,
        start=start,
    )
    affiliation.full_clean()
    return save_with_reason(affiliation, MembersEvent.AFFILIATED, by=by)


@dataclass(frozen=True)
class Newcomer:
    """One line of a list of doctors: who works where, as what."""

    name: str
    organisation: Organisation
    professional_group: ProfessionalGroup
    employment: Employment
    title: str = ""
    hpr_number: str = ""

    @property
    def marks(self) -> set[tuple[str, str]]:
        """By which a doctor is known again: the HPR number, or the name at one place."""
        where = (str(self.organisation.pk), sort_key(self.name))
        return {where, ("hpr", self.hpr_number.lstrip("0"))} if self.hpr_number else {where}


@dataclass(frozen=True)
class Registered:
    persons: list[Person]
    duplicates: list[Newcomer]


def register_many(
    *, newcomers: Iterable[Newcomer], start: date | None = None, by: Actor | None
) -> Registered:
    """Registers a whole list and where each works, all or none, in a few statements (BG-4).

    Whoever is on file already, or stands twice in the list, is left out and reported. Nobody gets
    a login: that takes an address, see `register_person`.
    """
    with transaction.atomic():
        fresh, duplicates = _sorted_out(newcomers)
        persons = [
            Person(
                name=each.name,
                sort_key=sort_key(each.name),
                title=each.title,
                hpr_number=each.hpr_number,
            )
            for each in fresh
        ]
        affiliations = [
            Affiliation(
                person=person,
                organisation=each.organisation,
                professional_group=each.professional_group,
                employment=each.employment,
                start=start,
            )
            for person, each in zip(persons, fresh, strict=True)
        ]
        for person in persons:
            person.clean_fields(exclude=["user"])
        create_many(persons, MembersEvent.PERSON_REGISTERED, by=by)
        create_many(affiliations, MembersEvent.AFFILIATED, by=by)
        return Registered(persons, duplicates)


def _sorted_out(newcomers: Iterable[Newcomer]) -> tuple[list[Newcomer], list[Newcomer]]:
    """Those who are new, and those who are on file or stand twice."""
    listed = list(newcomers)
    known = _known_at([each.organisation for each in listed])
    fresh: list[Newcomer] = []
    duplicates: list[Newcomer] = []
    for each in listed:
        (duplicates if each.marks & known else fresh).append(each)
        known |= each.marks
    return fresh, duplicates


def _known_at(organisations: Iterable[Organisation]) -> set[tuple[str, str]]:
    places = Affiliation.objects.filter(organisation__in=list(organisations))
    names = places.values_list("organisation_id", "person__sort_key")
    numbers = Person.objects.exclude(hpr_number="").values_list("hpr_number", flat=True)
    known = {(str(organisation), name) for organisation, name in names}
    return known | {("hpr", number.lstrip("0")) for number in numbers}


def holders(*, role: Role, council: Council, on: date) -> list[Person]:
    """Those who hold a role in a council that day, or in its whole community."""
    rows = RoleAssignment.objects.filter(
        Q(council=council) | Q(council=None),
        Q(ended_on=None) | Q(ended_on__gt=on),
        role=role,
        community=council.community_id,
        start__lte=on,
    )
    return list(Person.objects.filter(roles__in=rows).distinct())
