"""Who may do what among the members, and which doors Min side shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from councils.models import Community
from members.enums import Role

PRINCIPALS = (Role.REGISTRAR, Role.CHAIR, Role.SEAT_HOLDER)


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
