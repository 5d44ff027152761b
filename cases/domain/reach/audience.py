"""Whom a recommendation is to reach, and who there gets the mail.

Its bodies and offices follow from the regions of the case: none means the whole community.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cases.domain.hearings import hearings
from cases.enums import HearingState, ReachKind
from cases.models import HearingInvitation, Recommendation
from councils.enums import Membership, OrganisationKind
from councils.models import Council, Organisation, RegionMembership
from members.domain import bodies
from members.domain.membership import contracts
from members.models import Person

KINDS = {
    OrganisationKind.MUNICIPALITY: ReachKind.MUNICIPALITY,
    OrganisationKind.DIVISION: ReachKind.CLINIC,
    OrganisationKind.GP_OFFICE: ReachKind.OFFICE,
}


@dataclass(frozen=True)
class Unit:
    """One body or place of work, with those who get the mail there; one doctor for each office."""

    kind: ReachKind
    body: Council | None
    organisation: Organisation | None
    people: tuple[Person, ...]

    @property
    def key(self) -> tuple[int | None, int | None]:
        """As a row of Reach names it: the keys of the body and of the organisation."""
        return (
            self.body.pk if self.body else None,
            self.organisation.pk if self.organisation else None,
        )

    @property
    def reachable(self) -> bool:
        return any(person.email for person in self.people)


def audience(recommendation: Recommendation, *, on: date) -> list[Unit]:
    """Everybody whom a recommendation is to reach that day. A constant number of queries."""
    return [
        *_bodies(recommendation, on=on),
        *_places(list(organisations(recommendation, on=on)), on=on),
    ]


def _bodies(recommendation: Recommendation, *, on: date) -> list[Unit]:
    """The committees of the regions, and the bodies that were heard in the case.

    Where a committee is not operative, those who are heard in its place get the mail (ALR-30).
    """
    case = recommendation.case
    sent = HearingInvitation.objects.exclude(hearing__state=HearingState.DRAFT)
    heard = sent.filter(hearing__case=case)
    keys = {*hearings.near(case, on=on)}
    for asked, instead in heard.values_list("body", "in_place_of"):
        keys.add(instead or asked)
    rows = hearings.askable(case).filter(pk__in=keys).order_by("name")
    found = []
    for each in hearings.whom_to_ask(rows, on=on):
        body = each.in_place_of or each.body
        found.append(Unit(_kind_of(body), body, None, each.contacts))
    return found


def _kind_of(body: Council) -> ReachKind:
    by_contract = body.membership == Membership.CONTRACT
    return ReachKind.COMMITTEE if by_contract else ReachKind.SPECIALTY


def organisations(recommendation: Recommendation, *, on: date) -> QuerySet[Organisation]:
    """Municipalities, their GP offices, and the clinics, which know no region."""
    case = recommendation.case
    rows = Organisation.objects.filter(community=recommendation.community, kind__in=KINDS)
    regions = list(case.regions.all())
    if regions:
        here = RegionMembership.objects.on(on).filter(region__in=regions).values("municipality")
        near = Q(pk__in=here) | Q(parent__in=here) | Q(kind=OrganisationKind.DIVISION)
        rows = rows.filter(near)
    return rows.order_by("name", "pk")


def _places(rows: list[Organisation], *, on: date) -> list[Unit]:
    _none, contacts = bodies.contacts(councils=[], organisations=[row.pk for row in rows], on=on)
    doctors = _doctors([row for row in rows if row.kind == OrganisationKind.GP_OFFICE], on=on)
    found = []
    for row in rows:
        people = tuple(contacts.get(row.pk, [])) or doctors.get(row.pk, ())
        found.append(Unit(KINDS[OrganisationKind(row.kind)], None, row, people))
    return found


def _doctors(offices: Iterable[Organisation], *, on: date) -> dict[int, tuple[Person, ...]]:
    """One GP of each office, by its key: the one with an address who has been on file longest."""
    rows = contracts(on=on).filter(organisation__in=list(offices)).exclude(person__email="")
    found: dict[int, tuple[Person, ...]] = {}
    for row in rows.select_related("person").order_by("person"):
        found.setdefault(row.organisation_id, (row.person,))
    return found
