"""Who may see how far a recommendation has come, and answer for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from cases.enums import ReachKind, RecommendationState
from cases.models import Reach, Recommendation
from cases.permissions import can_see_overview
from cases.reach_mails import spoken_for_by
from councils.enums import ProfessionalGroup
from councils.models import Community, RegionMembership, Seat
from councils.permissions import can_run_council
from members.models import Person, Term
from members.permissions import person_of

KINDS: dict[ProfessionalGroup, tuple[ReachKind, ...]] = {
    ProfessionalGroup.GP: (ReachKind.COMMITTEE,),
    ProfessionalGroup.HOSPITAL_DOCTOR: (ReachKind.SPECIALTY, ReachKind.CLINIC),
    ProfessionalGroup.HOSPITAL_LEADER: (ReachKind.SPECIALTY, ReachKind.CLINIC),
    ProfessionalGroup.MUNICIPAL_CMO: (ReachKind.MUNICIPALITY,),
    ProfessionalGroup.MUNICIPAL_DOCTOR: (ReachKind.MUNICIPALITY,),
}


def can_see_reach(user: Any, community: Community) -> bool:
    """The secretariat and the principal: names of bodies and offices, never of persons."""
    return can_see_overview(user, community)


def can_send_out(user: Any, recommendation: Recommendation) -> bool:
    return can_run_council(user, recommendation.case.council)


def reach_to_answer(user: Any) -> QuerySet[Reach]:
    """The rows of what is in force that the user may answer today: for the body or the place where
    he works, or for those whom he represents in the council."""
    person = person_of(user)
    if person is None:
        return Reach.objects.none()
    mine = spoken_for_by(person.pk) | represented_by(person, on=timezone.localdate())
    rows = Reach.objects.filter(mine, recommendation__state=RecommendationState.IN_FORCE)
    rows = rows.select_related("recommendation__case__council__community", "body", "organisation")
    return rows.select_related("recommendation__community").distinct()


def can_send_to_members(user: Any, reach: Reach) -> bool:
    """Whoever answers for the committee itself, not the member who represents its region."""
    person = person_of(user)
    if person is None or reach.body_id is None:
        return False
    return Reach.objects.filter(spoken_for_by(person.pk), pk=reach.pk).exists()


def represented_by(person: Person, *, on: date) -> Q:
    """The rows of those whom a member of the council speaks for that day (ALR-5…7)."""
    terms = Term.objects.on(on).filter(person=person)
    seats = Seat.objects.filter(terms__in=terms, substitute_for=None).select_related("group")
    own = Q(pk__in=())
    for seat in seats:
        kinds = KINDS.get(ProfessionalGroup(seat.group.professional_group), ())
        where = Q(recommendation__case__council=seat.group.council_id, kind__in=kinds)
        own |= where & _near(seat, on=on)
    return own


def _near(seat: Seat, *, on: date) -> Q:
    """In the region of the seat; everywhere where it has none, and clinics know no region."""
    if seat.region_id is None:
        return Q()
    here = RegionMembership.objects.on(on).filter(region=seat.region_id).values("municipality")
    return (
        Q(body__municipalities__in=here)
        | Q(organisation__in=here)
        | Q(kind__in=(ReachKind.SPECIALTY, ReachKind.CLINIC))
    )
