"""Who may see and do what with commissions and with the action plans behind them.

Asked as in `permissions`: for one (`can_…`), and for many (`…_visible_to`), as of today.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cases.models import ActionPlan, Commission
from councils.models import Community, Council
from councils.permissions import can_run_council, holds
from members.enums import Role
from members.permissions import can_see_council_work


def can_commission(user: Any, principal: Council) -> bool:
    """The principal's registrar, the secretary of the principal itself, and who coordinates for it:
    the secretary and the chair of the working committee that prepares it (FSU-2)."""
    if not principal.decides:
        return False
    if holds(user, Role.REGISTRAR, principal) or can_run_council(user, principal):
        return True
    committee = principal.prepared_by
    return committee is not None and (
        can_run_council(user, committee) or holds(user, Role.CHAIR, committee)
    )


def can_register_commission(user: Any, principal: Council, council: Council) -> bool:
    """Whoever commissions for the principal, or the secretary of the council on its behalf."""
    return can_commission(user, principal) or can_run_council(user, council)


def councils_to_commission(user: Any, community: Community) -> list[Council]:
    """Those that report to a body which decides, and for which the user may register."""
    return [
        council
        for principal, council in _reporting(community)
        if can_register_commission(user, principal, council)
    ]


def _reporting(community: Community) -> list[tuple[Council, Council]]:
    """Each principal with a council that reports to it (ALR-2)."""
    bodies = {council.pk: council for council in community.councils.all()}
    anchored = [(bodies.get(body.anchored_in_id or 0), body) for body in bodies.values()]
    return [(principal, body) for principal, body in anchored if principal and principal.decides]


def can_see_commissions(user: Any, community: Community) -> bool:
    """The list: the people of a principal, and of the councils that report to it."""
    return any(
        can_commission(user, principal)
        or can_see_council_work(user, principal)
        or can_see_council_work(user, council)
        for principal, council in _reporting(community)
    )


def can_answer_commission(user: Any, commission: Commission) -> bool:
    """Accepting and reporting belong to the council's own secretariat and chair."""
    return can_run_council(user, commission.council) or holds(user, Role.CHAIR, commission.council)


def commissions_visible_to(user: Any, community: Community) -> QuerySet[Commission]:
    """Commissions to and from the bodies whose work the user may see or register for, the newest
    first."""
    councils = [
        council.pk
        for council in community.councils.all()
        if can_see_council_work(user, council) or can_commission(user, council)
    ]
    rows = Commission.objects.filter(Q(principal__in=councils) | Q(council__in=councils))
    newest = rows.order_by("-year", "-number", "principal")
    return newest.select_related(
        "principal__community",
        "principal__prepared_by",
        "council__community",
        "measure__area__plan",
    )


def principals_to_plan_for(user: Any, community: Community) -> list[Council]:
    """The bodies whose action plan the user may write: those for which he commissions councils."""
    principals = dict.fromkeys(principal for principal, _council in _reporting(community))
    return [each for each in principals if can_commission(user, each)]


def plans_visible_to(user: Any, community: Community) -> QuerySet[ActionPlan]:
    """The plans of the principals whose work the user sees, or to which a council reports whose
    work he sees."""
    seen = [
        principal.pk
        for principal, council in _reporting(community)
        if can_commission(user, principal)
        or can_see_council_work(user, principal)
        or can_see_council_work(user, council)
    ]
    rows = ActionPlan.objects.filter(principal__in=seen)
    return rows.select_related("principal__community", "principal__prepared_by")
