"""What one user holds by assignment, office, seat or contract, with its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Least

from councils.enums import Membership, Office, ProfessionalGroup
from councils.models import Community, Council, Organisation
from members.enums import Role
from members.models.people import Affiliation, Person, RoleAssignment
from members.models.terms import OfficeHolding, Term
from members.models.users import User

# The chair's rights follow the office; a council's secretary is its secretariat.
ROLE_OF_OFFICE = {Office.CHAIR: Role.CHAIR, Office.SECRETARY: Role.SECRETARY}
COLUMNS: dict[str, models.Field[Any, Any]] = {
    "role": models.TextField(),
    "community_id": models.BigIntegerField(),
    "council_id": models.BigIntegerField(),
    "organisation_id": models.BigIntegerField(),
    "start": models.DateField(),
    "ended_on": models.DateField(),
}
ANYBODY = Person(pk=-1)


@dataclass(frozen=True)
class Held:
    role: str
    community_id: int
    council_id: int | None
    organisation_id: int | None
    start: date | None
    ended_on: date | None

    def on(self, day: date) -> bool:
        begun = self.start is None or self.start <= day
        return begun and (self.ended_on is None or day < self.ended_on)

    def covers(self, within: Community | Council | Organisation, on: date) -> bool:
        """A right in one council is none in the whole community, nor for an organisation."""
        if not self.on(on):
            return False
        if isinstance(within, Organisation):
            return self.organisation_id == within.pk
        if self.organisation_id is not None:
            return False
        if isinstance(within, Council):
            mine = self.community_id == within.community_id
            return mine and self.council_id in (None, within.pk)
        return self.council_id is None and self.inside(within)

    def inside(self, community: Community) -> bool:
        """Whether it is held in the community at all, be it in the whole or in one body."""
        return self.community_id == community.pk


@dataclass(frozen=True)
class Rights:
    """Everything that one user holds, read in one query and once per request.

    Asked for any day, so that a right ends with its date and needs no nightly job (A7).
    """

    person_id: int | None
    held: tuple[Held, ...]

    @classmethod
    def of(cls, user: User) -> Rights:
        person = getattr(user, "person", None)
        if person is None or not user.is_active:
            return cls(None, ())
        sql, values = _query()
        with connection.cursor() as cursor:
            cursor.execute(sql, [person.pk if each == ANYBODY.pk else each for each in values])
            return cls(person.pk, tuple(Held(*row) for row in cursor))

    def holds(self, role: str, *, within: Community | Council | Organisation, on: date) -> bool:
        return any(held.role == role and held.covers(within, on) for held in self.held)

    def holds_inside(self, role: str, *, community: Community, on: date) -> bool:
        """In the whole community, or in any of its bodies."""
        return any(
            held.role == role and held.inside(community) and held.on(on) for held in self.held
        )


@cache
def _query() -> tuple[str, tuple[Any, ...]]:
    """SQL and values for anybody, once per process: to put it together takes longer than to ask."""
    first, *rest = _sources(ANYBODY)
    sql, values = first.union(*rest, all=True).query.sql_with_params()
    return sql, values


def _sources(person: Person) -> list[QuerySet[Any, tuple[Any, ...]]]:
    return [
        _assigned(person),
        _offices(person),
        _derived_from_offices(person),
        _seats(person),
        _derived_from_seats(person),
        *_contracts(person),
    ]


def _rows(rows: Any, **columns: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """The columns of `Held` in their order; what a source does not have is empty."""
    cells = [Cast(columns.get(name, Value(None)), field) for name, field in COLUMNS.items()]
    found: QuerySet[Any, tuple[Any, ...]] = rows.order_by().values_list(*cells)
    return found


def _assigned(person: Person) -> Any:
    return _rows(
        RoleAssignment.objects.filter(person=person),
        role="role",
        community_id="community_id",
        council_id="council_id",
        organisation_id="organisation_id",
        start="start",
        ended_on="ended_on",
    )


def _offices(person: Person) -> Any:
    which = [When(office=office, then=Value(role.value)) for office, role in ROLE_OF_OFFICE.items()]
    return _rows(
        OfficeHolding.objects.filter(person=person, office__in=ROLE_OF_OFFICE),
        role=Case(*which),
        community_id="council__community_id",
        council_id="council_id",
        start="start",
        ended_on="ended_on",
    )


def _derived_from_offices(person: Person) -> Any:
    """Whoever leads a council sits in the committee that prepares it (ALR-19)."""
    mirrored = Q(council__mirroring_seats__mirrors_office=F("office"))
    return _rows(
        OfficeHolding.objects.filter(mirrored, person=person),
        role=Value(Role.SEAT_HOLDER.value),
        community_id="council__community_id",
        council_id="council__mirroring_seats__group__council_id",
        start="start",
        ended_on=Least("ended_on", "council__mirroring_seats__closed_on"),
    )


def _seats(person: Person) -> Any:
    """Until the term ends or the seat is taken away; LEAST leaves out what is empty."""
    return _rows(
        Term.objects.filter(person=person).with_until(),
        role=Value(Role.SEAT_HOLDER.value),
        community_id="seat__group__council__community_id",
        council_id="seat__group__council_id",
        start="start",
        ended_on=Least("until_day", "seat__closed_on"),
    )


def _derived_from_seats(person: Person) -> Any:
    return _rows(
        Term.objects.filter(person=person, seat__mirrored_by__isnull=False).with_until(),
        role=Value(Role.SEAT_HOLDER.value),
        community_id="seat__group__council__community_id",
        council_id="seat__mirrored_by__group__council_id",
        start="start",
        ended_on=Least("until_day", "seat__closed_on", "seat__mirrored_by__closed_on"),
    )


def _contracts(person: Person) -> list[Any]:
    """A committee of GPs is the GPs of its municipalities on the day (PRJ-17)."""
    gp = Affiliation.objects.filter(person=person, professional_group=ProfessionalGroup.GP)
    return [
        _rows(
            gp.filter(**{f"{where}__membership": Membership.CONTRACT}),
            role=Value(Role.SEAT_HOLDER.value),
            community_id=f"{where}__community_id",
            council_id=f"{where}__id",
            start="start",
            ended_on="ended_on",
        )
        for where in ("organisation__committees", "organisation__parent__committees")
    ]
