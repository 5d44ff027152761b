"""Who belongs to a body that has no seats: the GPs of its municipalities (PRJ-17, ALR-30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from councils.enums import CouncilStatus, Membership, OrganisationKind, ProfessionalGroup
from councils.models import (
    Community,
    Council,
    CouncilStanding,
    Organisation,
    Region,
    RegionMembership,
)
from members.domain import people
from members.models import Affiliation, Person


def contracts(*, on: date) -> QuerySet[Affiliation]:
    """Those who work as GPs on the day."""
    rows: QuerySet[Affiliation] = Affiliation.objects.on(on)
    return rows.filter(professional_group=ProfessionalGroup.GP, person__merged_into=None)


def by_contract(*, council: Council, on: date) -> QuerySet[Person]:
    """The members of a body that has its members by contract; nobody where there are seats."""
    if council.membership != Membership.CONTRACT:
        return Person.objects.none()
    places = council.municipalities.all()
    here = Q(organisation__in=places) | Q(organisation__parent__in=places)
    return Person.objects.filter(affiliations__in=contracts(on=on).filter(here)).distinct()


def members_by_contract(*, community: Community, on: date) -> dict[int, int]:
    """How many members each such body has that day, by its key. Two queries.

    Who works in two municipalities of one committee is one member of it.
    """
    places = contracts(on=on).filter(organisation__community=community).order_by()
    here = places.values_list("organisation__committees", "person")
    below = places.values_list("organisation__parent__committees", "person")
    pairs = {(council, person) for council, person in (*here, *below) if council is not None}
    return Counter(council for council, _person in pairs)


class Coverage(Enum):
    """Who speaks for the GPs of a municipality, and why."""

    OWN = _("It has a committee of its own.")
    SHARED = _("It shares a committee with other municipalities.")
    NOT_OPERATIVE = _("Its committee does not work now, so the union representatives step in.")
    NONE = _("It has no committee, so the union representatives step in.")

    @property
    def by_committee(self) -> bool:
        return self in (Coverage.OWN, Coverage.SHARED)


@dataclass(frozen=True)
class Covered:
    """A municipality on a day: how many GPs, which committee, and how that counts.

    `places`: how many municipalities the committee is for.
    """

    municipality: Organisation
    region: Region | None
    doctors: int
    committee: Council | None
    places: int
    coverage: Coverage

    @property
    def why_not_operative(self) -> CouncilStanding | None:
        """The status of that day with its reason, where the committee does not work."""
        if self.committee is None or self.coverage != Coverage.NOT_OPERATIVE:
            return None
        return next(iter(self.committee.standings.all()), None)


def coverage(*, community: Community, on: date) -> list[Covered]:
    """Each municipality of a community and who speaks for its GPs that day. Six queries."""
    committees = Council.objects.filter(membership=Membership.CONTRACT).exclude(
        status=CouncilStatus.DISSOLVED
    )
    standings = CouncilStanding.objects.on(on)
    beside = committees.select_related("community").prefetch_related(
        "municipalities", Prefetch("standings", standings)
    )
    regions = RegionMembership.objects.on(on).select_related("region")
    rows = (
        Organisation.objects.filter(community=community, kind=OrganisationKind.MUNICIPALITY)
        .prefetch_related(Prefetch("committees", beside), Prefetch("region_memberships", regions))
        .order_by("name")
    )
    doctors = _doctors_of(community, on)
    covered = [_covered(each, doctors.get(each.pk, 0)) for each in rows]
    return sorted(covered, key=lambda each: people.sort_key(each.municipality.name))


def _covered(municipality: Organisation, doctors: int) -> Covered:
    committees = list(municipality.committees.all())
    working = [each for each in committees if each.status == CouncilStatus.ACTIVE]
    committee = next(iter(working or committees), None)
    places = len(committee.municipalities.all()) if committee else 0
    if committee is None:
        how = Coverage.NONE
    elif not working:
        how = Coverage.NOT_OPERATIVE
    else:
        how = Coverage.SHARED if places > 1 else Coverage.OWN
    here = municipality.region_memberships.all()
    region = next((row.region for row in here), None)
    return Covered(municipality, region, doctors, committee, places, how)


@dataclass(frozen=True)
class Total:
    """A region, or the whole community where `region` is None: sums of its municipalities."""

    region: Region | None
    municipalities: int
    doctors: int
    by_committee: int
    doctors_by_committee: int


def totals(rows: Iterable[Covered]) -> list[Total]:
    """For each region in its order, and for all of them last."""
    listed = list(rows)
    regions = {each.region.pk: each.region for each in listed if each.region}
    ordered = sorted(regions.values(), key=lambda region: (region.position, region.name))
    here = [
        _total(region, [each for each in listed if each.region == region]) for region in ordered
    ]
    return [*here, _total(None, listed)]


def _total(region: Region | None, rows: list[Covered]) -> Total:
    spoken_for = [each for each in rows if each.coverage.by_committee]
    return Total(
        region=region,
        municipalities=len(rows),
        doctors=sum(each.doctors for each in rows),
        by_committee=len(spoken_for),
        doctors_by_committee=sum(each.doctors for each in spoken_for),
    )


def _doctors_of(community: Community, on: date) -> dict[int, int]:
    """How many GPs work in each municipality, by its key; one who works in two counts in both."""
    rows = contracts(on=on).filter(organisation__community=community)
    number = Count("person", distinct=True)
    at_home = rows.filter(organisation__kind=OrganisationKind.MUNICIPALITY)
    own = dict(at_home.order_by().values_list("organisation").annotate(number))
    offices = rows.exclude(organisation__kind=OrganisationKind.MUNICIPALITY)
    below = offices.order_by().values_list("organisation__parent").annotate(number)
    for key, count in below:
        own[key] = own.get(key, 0) + count
    return own
