"""Persons on file: whoever is registered with an address can log in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from councils.enums import ProfessionalGroup
from councils.models import Community, Council, Organisation
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import create_many, save_with_reason
from members.domain import addresses
from members.enums import Employment, MembersEvent, Role
from members.models import Affiliation, Person, RoleAssignment

_AFTER_Z = str.maketrans("æøåäö", "{|}{|")


def sort_key(name: str) -> str:
    """The key that sorts names the Norwegian way under collation C."""
    return unicodedata.normalize("NFC", name).casefold().translate(_AFTER_Z)


def of_address(email: str) -> Person | None:
    """Whose address it is, however it is written."""
    return Person.objects.filter(email__iexact=email.strip()).first() if email.strip() else None


def register_person(*, name: str, email: str = "", by: Actor | None, **facts: Any) -> Person:
    """Registers somebody. An address on file is the invitation: it makes the login (A3).

    Raises DomainError when the address is somebody else's.
    """
    with transaction.atomic():
        person = Person(name=name, email=email, **facts)
        _tidy(person)
        person.full_clean(exclude=["user"])
        addresses.follow(person=person, old="")
        return save_with_reason(person, MembersEvent.PERSON_REGISTERED, by=by)


def change_person(*, person: Person, by: Actor | None, **facts: Any) -> Person:
    """Changes what is on file. Another address moves the login, none closes it.

    Raises DomainError when the address is somebody else's, and for an entry that is merged away.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.merged_into_id is not None:
            raise DomainError(_("This entry has become part of another one. Change that."))
        old = person.email
        for field, value in facts.items():
            setattr(person, field, value)
        _tidy(person)
        person.clean_fields(exclude=["user"])
        addresses.follow(person=person, old=old)
        person.validate_constraints()
        return save_with_reason(person, MembersEvent.PERSON_CHANGED, by=by)


def _tidy(person: Person) -> None:
    """What follows from the name, and an HPR number without zeros in front."""
    person.sort_key = sort_key(person.name)
    person.hpr_number = person.hpr_number.lstrip("0")
    person.reserved_reason = person.reserved_reason if person.reserved else ""


def alike(
    *,
    name: str = "",
    email: str = "",
    hpr_number: str = "",
    among: QuerySet[Person] | None = None,
) -> list[Person]:
    """Who may be the same person: by address, by HPR number, or by name alone.

    `among`: those whom the reader may see; everybody on file when it is not given.
    """
    same = Q(pk=None)
    if email:
        same |= Q(email__iexact=email)
    if hpr_number:
        same |= Q(hpr_number=hpr_number.lstrip("0"))
    if name:
        same |= Q(sort_key=sort_key(name))
    rows = Person.objects.all() if among is None else among
    return list(rows.filter(same, merged_into=None))


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


def end_affiliation(*, affiliation: Affiliation, on: date, by: Actor | None) -> Affiliation:
    """Ends it; `on` is the first day without, and what follows from the contract ends there."""
    with transaction.atomic():
        affiliation = Affiliation.objects.select_for_update().get(pk=affiliation.pk)
        if affiliation.ended_on is not None:
            raise DomainError(_("This place of work has ended already."))
        affiliation.ended_on = on
        affiliation.full_clean()
        return save_with_reason(affiliation, MembersEvent.AFFILIATION_ENDED, by=by)


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
