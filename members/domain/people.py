"""Persons on file: whoever is registered with an address can log in."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from councils.enums import ProfessionalGroup
from councils.models import Community, Council, Organisation
from legeraad.actors import Actor
from legeraad.history import save_with_reason
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


def give_role(
    *,
    person: Person,
    role: Role,
    community: Community,
    council: Council | None = None,
    start: date,
    by: Actor | None,
) -> RoleAssignment:
    """Gives a role within a community, or within one of its councils, from a day on."""
    assignment = RoleAssignment(
        person=person, role=role, community=community, council=council, start=start
    )
    assignment.full_clean()
    return save_with_reason(assignment, MembersEvent.ROLE_GIVEN, by=by)


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
