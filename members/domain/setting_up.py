"""The beginning: the first person of an empty portal, and a health community with its secretary."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from councils.domain import councils
from councils.models import Community
from legeraad.actors import Actor
from members.domain import logins, people
from members.enums import Role
from members.models import Person


def open_portal(*, name: str, email: str, by: Actor | None) -> Person:
    """Registers whoever keeps the portal; she logs in by a code to that address.

    An address that is on file already gets the right, and keeps its name.
    """
    with transaction.atomic():
        person = Person.objects.filter(email__iexact=email).first()
        person = person or people.register_person(name=name, email=email, by=by)
        logins.open_keepers_site(person=person, by=by)
        return person


def open_community(*, person: Person, on: date, by: Actor | None, **facts: Any) -> Community:
    """Makes a health community and gives the person its work: secretary and keeper from that day.

    `facts` are the fields of `Community`.
    """
    with transaction.atomic():
        community = councils.register_community(by=by, **facts)
        for role in (Role.SECRETARY, Role.KEEPER):
            people.give_role(person=person, role=role, community=community, start=on, by=by)
        return community
