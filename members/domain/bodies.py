"""Which body may fill a seat where the mandate does not say it: the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.enums import CouncilStatus, Office
from councils.models import Community, Council, Organisation, Seat
from members.enums import Role
from members.models import OfficeHolding, Person, RoleAssignment

Body = Council | Organisation


def for_seat(seat: Seat, *, on: date) -> list[tuple[Any, list[Body]]]:
    """Headings with their bodies, each body once; a heading without any is left out.

    First who filled the seat before, then who is near it, then who can be written to.
    """
    council = seat.group.council
    alive = council.community.councils.exclude(pk=council.pk)
    councils = list(alive.exclude(status=CouncilStatus.DISSOLVED).order_by("name"))
    organisations = list(council.community.organisations.order_by("name"))
    everybody: list[Body] = [*councils, *organisations]
    headed = (
        (_("Filled the seat before"), _before(seat, everybody)),
        (seat.place, _near(seat, councils)),
        (_("Can be asked by mail"), _reachable(council.community, everybody, on=on)),
        (_("Councils"), councils),
        (_("Organisations"), organisations),
    )
    return _each_once(headed)


def _each_once(headed: Iterable[tuple[Any, Iterable[Body]]]) -> list[tuple[Any, list[Body]]]:
    seen: set[Body] = set()
    found = []
    for heading, rows in headed:
        fresh = [body for body in rows if body not in seen]
        seen.update(fresh)
        if fresh:
            found.append((heading, fresh))
    return found


def _before(seat: Seat, bodies: Iterable[Body]) -> list[Body]:
    """Who was asked for the seat, or is written down as having appointed to it; the latest first.

    An appointment knows its body by name only.
    """
    terms = seat.terms.order_by("-start").values_list("appointed_by", flat=True)
    asked = seat.vacancies.select_related("asked_council", "asked_organisation").order_by("-pk")
    names = [*terms, *(str(each.body) for each in asked if each.body)]
    by_name: dict[str, Body] = {}
    for body in bodies:
        by_name.setdefault(body.name, body)
        if isinstance(body, Council):
            by_name.setdefault(body.label, body)
    return [by_name[name] for name in dict.fromkeys(names) if name in by_name]


def _near(seat: Seat, councils: Iterable[Council]) -> list[Body]:
    """The committees of the municipalities in the seat's region."""
    if seat.region_id is None:
        return []
    here = Q(region_memberships__region=seat.region_id, region_memberships__ended_on=None)
    municipalities = Organisation.objects.filter(here)
    keys = [council.pk for council in councils]
    near = set(Council.objects.filter(pk__in=keys, municipalities__in=municipalities))
    return [council for council in councils if council in near]


def _reachable(community: Community, bodies: Iterable[Body], *, on: date) -> list[Body]:
    """Those with a contact who has an address; the chair answers for a council."""
    contacts = RoleAssignment.objects.on(on).filter(community=community, role=Role.CONTACT)
    given = contacts.exclude(person__email="").values_list("council", "organisation")
    offices = OfficeHolding.objects.on(on).filter(council__community=community, office=Office.CHAIR)
    chaired = offices.exclude(person__email="").values_list("council", flat=True)
    councils = {*chaired, *(council for council, _organisation in given)}
    organisations = {organisation for _council, organisation in given}
    return [
        body
        for body in bodies
        if body.pk in (councils if isinstance(body, Council) else organisations)
    ]


def answering_for(councils: Iterable[Council], *, on: date) -> dict[int, list[Person]]:
    """Who answers for each of these bodies that day, by its key; also those without an address."""
    keys = [council.pk for council in councils]
    found, _none = contacts(councils=keys, organisations=[], on=on)
    return {key: found.get(key, []) for key in keys}


def contacts(
    *, councils: Iterable[int], organisations: Iterable[int], on: date
) -> tuple[dict[int, list[Person]], dict[int, list[Person]]]:
    """Who answers for bodies that day, by the keys of councils and of organisations: the contacts
    of each, and then the chair where it is a council; each person once. Two queries."""
    of_councils: dict[int, dict[Person, None]] = {}
    of_organisations: dict[int, dict[Person, None]] = {}
    keys = list(councils)
    given = RoleAssignment.objects.on(on).filter(role=Role.CONTACT).select_related("person")
    for role in given.filter(Q(council__in=keys) | Q(organisation__in=list(organisations))):
        if role.council_id:
            of_councils.setdefault(role.council_id, {})[role.person] = None
        else:
            of_organisations.setdefault(role.organisation_id, {})[role.person] = None
    chairs = OfficeHolding.objects.on(on).filter(office=Office.CHAIR, council__in=keys)
    for holding in chairs.select_related("person"):
        of_councils.setdefault(holding.council_id, {})[holding.person] = None
    return (
        {key: list(people) for key, people in of_councils.items()},
        {key: list(people) for key, people in of_organisations.items()},
    )
