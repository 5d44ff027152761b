"""Who holds which role in a community: given, or following from an office or a seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from councils.enums import Membership, Office
from councils.models import Community, Council, Organisation
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.domain import people
from members.domain.membership import contracts
from members.enums import Role
from members.models import OfficeHolding, Person, RoleAssignment, Term
from members.models.rights import ROLE_OF_OFFICE
from members.permissions import persons_of


@dataclass(frozen=True)
class Holding:
    """Somebody with a role, where, since when and until (not including) when.

    `assignment` is empty where the role follows from an office, and so ends with it.
    """

    person: Person
    where: str
    start: date
    ended_on: date | None
    assignment: RoleAssignment | None

    def coming(self, on: date) -> bool:
        return self.start > on


@dataclass(frozen=True)
class Held:
    """A role with those who hold it or will; where they are many, only how many hold it now."""

    role: Role
    holdings: tuple[Holding, ...] = ()
    number: int | None = None


def held_in(*, community: Community, on: date) -> list[Held]:
    """All roles of a community on a day, in the order of the enum. Four queries."""
    holdings: dict[str, list[Holding]] = {}
    for each in _given(community, on):
        holding = Holding(each.person, _where(each), each.start, each.ended_on, each)
        holdings.setdefault(each.role, []).append(holding)
    for each in _offices(community, on):
        holding = Holding(each.person, each.council.label, each.start, each.ended_on, None)
        holdings.setdefault(ROLE_OF_OFFICE[each.office], []).append(holding)
    counted = {Role.SEAT_HOLDER: _number_seated(community, on), Role.DOCTOR: _on_file(community)}
    return [Held(role, tuple(holdings.get(role, ())), counted.get(role)) for role in Role]


def _given(community: Community, on: date) -> Any:
    rows = RoleAssignment.objects.filter(_not_over(on), community=community)
    related = rows.select_related("person", "community", "council", "organisation")
    return related.order_by("start", "person__sort_key")


def _offices(community: Community, on: date) -> Any:
    rows = OfficeHolding.objects.filter(
        _not_over(on), council__community=community, office__in=ROLE_OF_OFFICE
    )
    return rows.select_related("person", "council").order_by("council__label", "start")


def _not_over(on: date) -> Q:
    return Q(ended_on=None) | Q(ended_on__gt=on)


def _where(given: RoleAssignment) -> str:
    return str(given.organisation or given.council or given.community)


def _number_seated(community: Community, on: date) -> int:
    """Who sits somewhere that day: by a term, by an office that a seat follows, by contract."""
    terms = Term.objects.on(on).filter(seat__group__council__community=community)
    leading = OfficeHolding.objects.on(on).filter(
        council__community=community, council__mirroring_seats__mirrors_office=F("office")
    )
    of_committee = {"membership": Membership.CONTRACT, "community": community}
    committees = Council.objects.filter(**of_committee)
    by_contract = contracts(on=on).filter(
        Q(organisation__committees__in=committees)
        | Q(organisation__parent__committees__in=committees)
    )
    seated = Q(pk__in=by_contract.values("person"))
    for rows in (terms, leading):
        seated |= Q(pk__in=rows.values("person"))
    return Person.objects.filter(seated).count()


def _on_file(community: Community) -> int:
    return persons_of(community).filter(user__is_active=True).count()


def give(
    *,
    person: Person,
    role: Role,
    community: Community,
    council: Council | None = None,
    organisation: Organisation | None = None,
    start: date,
    by: Actor,
) -> RoleAssignment:
    """Gives somebody else a role, from a day on. Nobody raises himself (quality.md Z12)."""
    if person.user_id == by.pk:
        sentence = _("Nobody gives a role to himself. Ask another who may.")
        raise DomainError(sentence, field="person")
    if person.user_id is None:
        sentence = _("%(name)s has no e-mail address on file, and so cannot log in.")
        raise DomainError(sentence % {"name": person.name}, field="person")
    _fits(role, community, council, organisation)
    where: dict[str, Any] = {
        "community": community,
        "council": council,
        "organisation": organisation,
    }
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        same = RoleAssignment.objects.filter(_not_over(start), person=person, role=role, **where)
        if same.exists():
            sentence = _("%(name)s has this role already.")
            raise DomainError(sentence % {"name": person.name}, field="person")
        return people.give_role(person=person, role=role, start=start, by=by, **where)


def _fits(
    role: Role, community: Community, council: Council | None, organisation: Organisation | None
) -> None:
    """Each role is held where it means something, and nowhere outside the community."""
    within = council or organisation
    if within is not None and within.community_id != community.pk:
        raise DomainError(_("That belongs to another health community."), field="where")
    if role in (Role.KEEPER, Role.BOARD) and within is not None:
        raise DomainError(_("This role is for the whole health community."), field="where")
    if role == Role.CONTACT and within is None:
        raise DomainError(_("Choose the body that the contact answers for."), field="where")
    if role == Role.REGISTRAR and (council is None or not council.decides):
        raise DomainError(_("Choose the body that decides."), field="where")
    if role == Role.SECRETARY and organisation is not None:
        raise DomainError(_("Choose a council, or the whole health community."), field="where")


def is_last_secretary(*, assignment: RoleAssignment, on: date) -> bool:
    """Whether nobody would be secretary of the same council or community from that day."""
    if assignment.role != Role.SECRETARY:
        return False
    others = RoleAssignment.objects.on(on).filter(
        Q(council=None) | Q(council=assignment.council_id),
        role=Role.SECRETARY,
        community=assignment.community_id,
    )
    if others.exclude(pk=assignment.pk).exists():
        return False
    if assignment.council_id is None:
        return True
    holding = OfficeHolding.objects.on(on).filter(council=assignment.council_id)
    return not holding.filter(office=Office.SECRETARY).exists()


def is_last_keeper(*, assignment: RoleAssignment, on: date) -> bool:
    """Whether nobody would be keeper of the community from that day."""
    if assignment.role != Role.KEEPER:
        return False
    others = RoleAssignment.objects.on(on).filter(
        role=Role.KEEPER, community=assignment.community_id
    )
    return not others.exclude(pk=assignment.pk).exists()


def end(
    *, assignment: RoleAssignment, on: date, nobody_left: bool = False, by: Actor
) -> RoleAssignment:
    """Ends a role; `on` is the first day without it.

    `nobody_left` says that whoever ends it knows that there will be no secretary.
    """
    with transaction.atomic():
        rows = RoleAssignment.objects.select_for_update(of=("self",)).select_related("person")
        assignment = rows.get(pk=assignment.pk)
        if assignment.ended_on is not None and assignment.ended_on <= on:
            raise DomainError(_("The role has an end already."))
        if on < assignment.start:
            raise DomainError(_("The end must come after the start."), field="on")
        if is_last_secretary(assignment=assignment, on=on) and not nobody_left:
            sentence = _(
                "Nobody else is secretary then. Say that you know it, or choose a new one first."
            )
            raise DomainError(sentence, field="nobody_left")
        if is_last_keeper(assignment=assignment, on=on):
            sentence = _(
                "Nobody else is keeper then, and only a keeper makes one. "
                "Give somebody else the role first."
            )
            raise DomainError(sentence, field="on")
        return people.end_role(assignment=assignment, on=on, by=by)
