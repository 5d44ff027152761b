"""Who may change the register of bodies. A right is asked for by the name of its role."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from councils.models import Community, Council

# Of members.enums.Role, which stands right of this app; a test compares the words.
SECRETARY, KEEPER, REGISTRAR = "secretary", "keeper", "registrar"
CHAIR, SEAT_HOLDER = "chair", "seat_holder"


def holds(user: Any, role: str, within: Any) -> bool:
    """Whether somebody who is logged in holds the role today."""
    if not user.is_authenticated or not user.is_active:
        return False
    held: bool = user.holds(role, within=within, on=timezone.localdate())
    return held


def can_open_community(user: Any) -> bool:
    """Makes a new health community: whoever keeps the portal."""
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def can_set_up_community(user: Any, community: Community) -> bool:
    """Bodies, regions and organisations: secretary of the whole community, or its keeper."""
    return any(holds(user, role, community) for role in (SECRETARY, KEEPER))


def can_run_council(user: Any, council: Council) -> bool:
    """The secretariat of the council: seats, cases, agenda, minutes, recommendations."""
    return holds(user, SECRETARY, council)


def can_close_secretariat(user: Any, community: Community) -> bool:
    """Weeks without reminders: the secretary of any of its councils, and who sets up the whole."""
    runs = any(can_run_council(user, council) for council in community.councils.all())
    return runs or can_set_up_community(user, community)


def can_change_council(user: Any, council: Council) -> bool:
    """What one body is, is called and is for: its own secretary, or who sets up the whole."""
    return can_run_council(user, council) or can_set_up_community(user, council.community)


def can_see_duties(user: Any, council: Council) -> bool:
    """The secretariat, those who sit in the council, and the people of its principal."""
    if any(holds(user, role, council) for role in (SECRETARY, CHAIR, SEAT_HOLDER)):
        return True
    principal = council.anchored_in
    seen_by = (SECRETARY, CHAIR, SEAT_HOLDER, REGISTRAR)
    return principal is not None and any(holds(user, role, principal) for role in seen_by)
