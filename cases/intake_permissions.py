"""Who may see and do what with what comes in: e-mails, reports of doctors, cases of members."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cases.enums import Access, CaseState, FeedbackState
from cases.models import Case, Feedback, IncomingMail
from councils.models import Community, Council
from councils.permissions import holds
from members.enums import Role
from members.permissions import can_run_community, person_of


def mails_visible_to(user: Any, community: Community) -> QuerySet[IncomingMail]:
    """E-mails to the secretariat: whoever runs a council of the community."""
    rows = IncomingMail.objects.filter(community=community)
    rows = rows.select_related("community", "case__council__community")
    return rows if can_run_community(user, community) else rows.none()


def feedback_visible_to(user: Any, community: Community) -> QuerySet[Feedback]:
    """What doctors reported and confirmed: whoever runs a council of the community."""
    rows = Feedback.objects.filter(community=community).exclude(state=FeedbackState.UNCONFIRMED)
    rows = rows.select_related(
        "community", "theme", "region", "recommendation__community", "case__council__community"
    )
    return rows if can_run_community(user, community) else rows.none()


def can_submit_case(user: Any, council: Council) -> bool:
    """Whoever sits in the council or leads it (ALR-10). The secretariat registers cases."""
    return any(holds(user, role, council) for role in (Role.SEAT_HOLDER, Role.CHAIR))


def submitted_by(user: Any, community: Community) -> QuerySet[Case]:
    """What a member has brought up himself, whatever has become of it."""
    person = person_of(user)
    rows = Case.objects.filter(council__community=community, submitted_by=person)
    rows = rows.select_related("council__community")
    return rows if person is not None else rows.none()


def can_change_submitted(user: Any, case: Case) -> bool:
    """One's own, while one sits there, until the secretariat has taken it up or exempted it."""
    person = person_of(user)
    own = person is not None and case.submitted_by_id == person.pk
    untouched = case.state == CaseState.REGISTERED and case.access != Access.EXEMPT
    return own and untouched and can_submit_case(user, case.council)
