"""Who may see and do what with cases, meetings, minutes and recommendations.

Each question is asked in one place, for one (`can_…`) and for many (`…_visible_to`). The day is
today in Oslo: a right ends with its date.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from cases.models import Case, Commission, Meeting, Recommendation
from councils.models import Community, Council
from members.enums import Role


def _holds(user: Any, role: Role, within: Any) -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    held: bool = user.holds(role, within=within, on=timezone.localdate())
    return held


def can_run_council(user: Any, council: Council) -> bool:
    """The secretariat of the council: cases, agenda, attendance, minutes, recommendations."""
    return _holds(user, Role.SECRETARY, council)


def can_approve_minutes(user: Any, meeting: Meeting) -> bool:
    """The chair of the meeting, whoever that was, and whoever is chair of the council now."""
    person = getattr(user, "person", None) if user.is_authenticated else None
    if person is not None and meeting.chair_id == person.pk:
        return bool(user.is_active)
    return _holds(user, Role.CHAIR, meeting.council)


def can_see_council_work(user: Any, council: Council) -> bool:
    """Papers of a council: its secretariat, its chair, those who sit in it."""
    roles = (Role.SECRETARY, Role.CHAIR, Role.SEAT_HOLDER)
    return any(_holds(user, role, council) for role in roles)


def can_run_community(user: Any, community: Community) -> bool:
    """The secretary's front page: secretary of the community or of one of its councils."""
    return bool(councils_run_by(user, community))


def can_see_work_of_community(user: Any, community: Community) -> bool:
    """The lists of cases and meetings: whoever may see the work of one of its councils."""
    return any(can_see_council_work(user, council) for council in community.councils.all())


def can_see_overview(user: Any, community: Community) -> bool:
    """The principal's overview: its registrar, its members and chair, and the secretariat."""
    return bool(_principals_of(user, community)) or can_run_community(user, community)


def can_register_resolution(user: Any, recommendation: Recommendation) -> bool:
    """The registrar of the principal, or the secretary on its behalf."""
    council = recommendation.case.council
    principal = council.anchored_in
    registrar = principal is not None and _holds(user, Role.REGISTRAR, principal)
    return registrar or can_run_council(user, council)


def can_commission(user: Any, principal: Council) -> bool:
    """The principal's registrar, and the secretary of the principal itself."""
    registrar = _holds(user, Role.REGISTRAR, principal)
    return principal.decides and (registrar or can_run_council(user, principal))


def can_answer_commission(user: Any, commission: Commission) -> bool:
    """Accepting and reporting belong to the council's own secretariat and chair."""
    return can_run_council(user, commission.council) or _holds(user, Role.CHAIR, commission.council)


def commissions_visible_to(user: Any, community: Community) -> QuerySet[Commission]:
    """Commissions to and from the bodies whose work the user may see or register for."""
    councils = [
        council.pk
        for council in community.councils.all()
        if can_see_council_work(user, council) or can_commission(user, council)
    ]
    rows = Commission.objects.filter(Q(principal__in=councils) | Q(council__in=councils))
    return rows.select_related("principal__community", "council__community")


def councils_run_by(user: Any, community: Community) -> list[Council]:
    return [council for council in community.councils.all() if can_run_council(user, council)]


def _principals_of(user: Any, community: Community) -> list[Council]:
    roles = (Role.REGISTRAR, Role.CHAIR, Role.SEAT_HOLDER)
    return [
        council
        for council in community.councils.all()
        if council.decides and any(_holds(user, role, council) for role in roles)
    ]


def cases_visible_to(user: Any, community: Community) -> QuerySet[Case]:
    """Cases of the councils whose work the user may see; exempt ones only to the secretariat."""
    councils = list(community.councils.all())
    run = [council.pk for council in councils if can_run_council(user, council)]
    seen = [council.pk for council in councils if can_see_council_work(user, council)]
    rows = Case.objects.filter(
        Q(council__in=run) | Q(council__in=seen) & ~Q(access="exempt"),
        council__community=community,
    )
    return rows.select_related("council__community", "officer")


def meetings_visible_to(user: Any, community: Community) -> QuerySet[Meeting]:
    councils = [
        council.pk for council in community.councils.all() if can_see_council_work(user, council)
    ]
    rows = Meeting.objects.filter(council__in=councils, council__community=community)
    return rows.select_related("council__community", "chair", "minute_taker")
