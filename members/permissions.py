"""Who may do what among the members."""

from __future__ import annotations

from datetime import date
from typing import Any

from councils.models import Community
from members.enums import Role


def can_open_my_page(user: Any) -> bool:
    """Whoever is logged in, also a doctor who holds nothing."""
    return bool(user.is_authenticated and user.is_active)


def communities_led_by(user: Any, *roles: Role, on: date) -> list[Community]:
    """The communities where the user holds one of the roles that day. One query, or none."""
    held = {held.community_id for held in user.rights.held if held.role in roles}
    if not held:
        return []
    communities = Community.objects.filter(pk__in=held)
    return [
        community
        for community in communities
        if any(user.holds(role, within=community, on=on) for role in roles)
    ]
