"""Who may do what among the members, and which doors Min side shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from councils.models import Community, Council
from councils.permissions import can_run_council, holds
from members.enums import Role
from members.models import Person, Vacancy

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
    return bool(user.holds(Role.SECRETARY, within=community, on=on))


def oversees_community(user: Any, community: Community, *, on: date) -> bool:
    """The secretariat, and whoever registers, leads or sits in a body that decides (ALR-15)."""
    principals = [council for council in community.councils.all() if council.decides]
    return runs_community(user, community, on=on) or any(
        user.holds(role, within=council, on=on) for council in principals for role in PRINCIPALS
    )


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
