"""Who belongs to a body that has no seats: the GPs of its municipalities (PRJ-17, ALR-30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from councils.enums import CouncilStatus, Membership, OrganisationKind, ProfessionalGroup
from councils.models import Community, Council, Organisation, RegionMembership
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
    """A municipality on a day: how many GPs, which committee, and how that counts."""

    municipality: Organisation
    region: str
    doctors: int
    committee: Council | None
    coverage: Coverage


def coverage(*, community: Community, on: date) -> list[Covered]:
    """Each municipality of a community and who speaks for its GPs that day. Five queries."""
    committees = Council.objects.filter(membership=Membership.CONTRACT).exclude(
        status=CouncilStatus.DISSOLVED
    )
    shared = committees.annotate(places=Count("municipalities"))
    regions = RegionMembership.objects.on(on).select_related("region")
    rows = (
        Organisation.objects.filter(community=community, kind=OrganisationKind.MUNICIPALITY)
        .prefetch_related(
            Prefetch("committees", shared.select_related("community")),
            Prefetch("region_memberships", regions),
        )
        .order_by("name")
    )
    doctors = _doctors_of(community, on)
    return [_covered(each, doctors.get(each.pk, 0)) for each in rows]


def _covered(municipality: Organisation, doctors: int) -> Covered:
    committees = list(municipality.committees.all())
    working = [each for each in committees if each.status == CouncilStatus.ACTIVE]
    committee = next(iter(working or committees), None)
    if committee is None:
        how = Coverage.NONE
    elif not working:
        how = Coverage.NOT_OPERATIVE
    else:
        how = Coverage.SHARED if committee.places > 1 else Coverage.OWN  # type: ignore[attr-defined]
    region = next((row.region.name for row in municipality.region_memberships.all()), "")
    return Covered(municipality, region, doctors, committee, how)


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
