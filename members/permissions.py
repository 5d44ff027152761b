"""Who may do what among the members, and which doors Min side shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Q, QuerySet

from councils.models import Community, Council
from councils.permissions import can_run_council, can_set_up_community, holds
from members.enums import ASSIGNED_ROLES, Role
from members.models import (
    Affiliation,
    OfficeHolding,
    Person,
    RoleAssignment,
    Term,
    Vacancy,
)

PRINCIPALS = (Role.REGISTRAR, Role.CHAIR, Role.SEAT_HOLDER)


def person_of(user: Any) -> Person | None:
    """Who is logged in, in person; nobody for a stranger or a closed login."""
    if not user.is_authenticated or not user.is_active:
        return None
    return getattr(user, "person", None)


def councils_run_by(user: Any, community: Community) -> list[Council]:
    return [council for council in community.councils.all() if can_run_council(user, council)]


def can_run_community(user: Any, community: Community) -> bool:
    """The secretariat: whoever is secretary of the community or of one of its councils."""
    return bool(councils_run_by(user, community))


def can_see_council_work(user: Any, council: Council) -> bool:
    """Papers of a council: its secretariat, its chair, those who sit in it."""
    roles = (Role.SECRETARY, Role.CHAIR, Role.SEAT_HOLDER)
    return any(holds(user, role, council) for role in roles)


def can_answer_vacancy(user: Any, vacancy: Vacancy) -> bool:
    """The contact of the body that fills the seat, its chair, and the council's secretariat."""
    if can_run_council(user, vacancy.seat.group.council):
        return True
    if vacancy.asked_council is not None:
        return any(holds(user, role, vacancy.asked_council) for role in (Role.CONTACT, Role.CHAIR))
    asked = vacancy.asked_organisation
    return asked is not None and holds(user, Role.CONTACT, asked)


# What ties a person to a community, and the way from there to it
TIES: tuple[tuple[Any, str], ...] = (
    (Affiliation, "organisation__community"),
    (Term, "seat__group__council__community"),
    (OfficeHolding, "council__community"),
    (RoleAssignment, "community"),
)


def persons_of(community: Community) -> QuerySet[Person]:
    """Whoever the community put on file, and whoever works, sits or has a task in it, or did."""
    here = Q(registered_in=community)
    for model, home in TIES:
        here |= Q(pk__in=model.objects.filter(**{home: community}).values("person"))
    return Person.objects.filter(here)


def is_tied_elsewhere(person: Person, community: Community) -> bool:
    """Whether the person has, or had, anything in another community than this."""
    return any(
        model.objects.filter(person=person).exclude(**{home: community}).exists()
        for model, home in TIES
    )


def can_see_persons(user: Any, community: Community) -> bool:
    return can_run_community(user, community) or can_merge_persons(user, community)


def persons_visible_to(user: Any, community: Community) -> QuerySet[Person]:
    """The register of a community for its secretariat and its keeper; nobody of a neighbour."""
    seen = can_see_persons(user, community)
    return persons_of(community) if seen else Person.objects.none()


def can_merge_persons(user: Any, community: Community) -> bool:
    """The keeper: rights follow persons, so two entries made one may give somebody more."""
    keeps_site = bool(user.is_authenticated and user.is_active and user.is_staff)
    return keeps_site or holds(user, Role.KEEPER, community)


def communities_kept_by(user: Any) -> list[Community]:
    """Where the user is keeper today."""
    return [where for where in communities_of(user) if holds(user, Role.KEEPER, where)]


def can_keep_portal(user: Any) -> bool:
    """The works are common to all communities, so the keeper of any of them sees to them."""
    return bool(communities_kept_by(user))


def can_change_login_of(user: Any, person: Person, community: Community) -> bool:
    """Whoever changes an address could log in with it: nobody reaches another community so."""
    if user.is_staff:
        return True
    keeps_site = person.user is not None and person.user.is_staff
    return not (keeps_site or is_tied_elsewhere(person, community))


def can_open_my_page(user: Any) -> bool:
    """Whoever is logged in, also a doctor who holds nothing."""
    return bool(user.is_authenticated and user.is_active)


def communities_of(user: Any) -> list[Community]:
    """Where the user holds or has held anything, with the councils. Two queries, or none."""
    held = {held.community_id for held in user.rights.held}
    if not held:
        return []
    return list(Community.objects.filter(pk__in=held).prefetch_related("councils"))


def runs_community(user: Any, community: Community, *, on: date) -> bool:
    """Secretary of the community or of one of its councils."""
    return bool(user.rights.holds_inside(Role.SECRETARY, community=community, on=on))


def oversees_community(user: Any, community: Community, *, on: date) -> bool:
    """The secretariat, and whoever registers, leads or sits in a body that decides (ALR-15)."""
    principals = [council for council in community.councils.all() if council.decides]
    return runs_community(user, community, on=on) or any(
        user.holds(role, within=council, on=on) for council in principals for role in PRINCIPALS
    )


def can_give_roles(user: Any, community: Community) -> bool:
    """Who sets the community up says who does what in it."""
    return can_set_up_community(user, community)


def roles_to_give(user: Any, community: Community) -> list[Role]:
    """A keeper is made by a keeper; the rest by the secretary of the whole community, too."""
    if not can_give_roles(user, community):
        return []
    keeps = holds(user, Role.KEEPER, community)
    return [role for role in ASSIGNED_ROLES if keeps or role != Role.KEEPER]


def has_second_factor(user: Any) -> bool:
    """A passkey or an authenticator app; recovery codes alone are none."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))


def must_have_second_factor(user: Any, *, on: date) -> bool:
    """Holds one of SECOND_FACTOR_FOR_ROLES on that day, or may open the keeper's site (A5)."""
    needing = settings.SECOND_FACTOR_FOR_ROLES
    if user.is_staff and Role.KEEPER in needing:
        return True
    return any(
        held.role in needing and held.start <= on and (held.ended_on is None or on < held.ended_on)
        for held in user.rights.held
    )


def lacks_second_factor(user: Any, *, on: date) -> bool:
    """Must have one and has none: led to set one up before any work opens."""
    return must_have_second_factor(user, on=on) and not has_second_factor(user)


def can_see_roster(user: Any, council: Council) -> bool:
    """Who sits where, with the appointments: secretariats, keeper, and those who sit there."""
    return _keeps_rosters(user, council.community) or can_see_council_work(user, council)


def rosters_seen_by(user: Any, community: Community) -> list[Council]:
    """All bodies of a community for its secretariat and keeper, his own for everybody else."""
    councils = list(community.councils.all())
    if _keeps_rosters(user, community):
        return councils
    return [council for council in councils if can_see_council_work(user, council)]


def _keeps_rosters(user: Any, community: Community) -> bool:
    return can_run_community(user, community) or holds(user, Role.KEEPER, community)
