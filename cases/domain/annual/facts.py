"""What a council did in a year, counted: meetings, attendance, cases, advice, hearings, reach.

Plain values, so that they can be kept as they were on the day when a report was handed in.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from cases.domain.reach import figures, picture
from cases.enums import (
    AttendanceStatus,
    HearingState,
    MeetingState,
    RecommendationState,
    ResolutionOutcome,
)
from cases.models import (
    AgendaItem,
    Attendance,
    Case,
    HearingAnswer,
    HearingInvitation,
    Meeting,
    PrincipalResolution,
    Recommendation,
)
from councils.models import Council, Seat, SeatGroup

Facts = dict[str, Any]
YES = (ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED)


def facts_of(council: Council, *, year: int) -> Facts:
    """All figures of one council and year. Hours are in minutes; a constant number of queries."""
    return {
        **_meetings(council, year),
        "groups": _groups(council, year),
        **_cases(council, year),
        **_advice(council, year),
        **_hearings(council, year),
        **_reach(council, year),
    }


def _held(council: Council, year: int) -> Any:
    return Meeting.objects.filter(
        council=council, state=MeetingState.HELD, written=False, starts_at__year=year
    )


def _meetings(council: Council, year: int) -> Facts:
    found = _held(council, year).aggregate(
        number=Count("pk"), length=Sum(F("ends_at") - F("starts_at"))
    )
    minutes = int(found["length"].total_seconds() // 60) if found["length"] else 0
    return {"meetings": found["number"], "minutes": minutes}


def _groups(council: Council, year: int) -> list[list[Any]]:
    """Label, seats, by members, by substitutes; also groups of which nobody ever met (AHU-18)."""
    came = Attendance.objects.filter(
        meeting__in=_held(council, year), status=AttendanceStatus.PRESENT, seat__isnull=False
    )
    counted = came.order_by().values_list("seat__group", "as_substitute").annotate(Count("pk"))
    met = {(group, substitute): number for group, substitute, number in counted}
    seats = Counter(
        Seat.objects.filter(
            group__council=council, substitute_for=None, closed_on=None
        ).values_list("group", flat=True)
    )
    groups = SeatGroup.objects.filter(council=council, may_vote=True).order_by("position", "pk")
    return [
        [group.label, seats[group.pk], met.get((group.pk, False), 0), met.get((group.pk, True), 0)]
        for group in groups
        if seats[group.pk]
    ]


def _cases(council: Council, year: int) -> Facts:
    treated = AgendaItem.objects.filter(meeting__in=_held(council, year), case__council=council)
    return {
        "cases_registered": Case.objects.filter(council=council, registered_on__year=year).count(),
        "cases_treated": treated.values("case").distinct().count(),
    }


def _advice(council: Council, year: int) -> Facts:
    """What came into force, with the goals that it serves (ALR-3), and the principal's answers."""
    rows = Recommendation.readable.filter(case__council=council, in_force_from__year=year)
    given = list(rows.order_by("number"))
    goals = Counter(goal for each in given for goal in each.goals)
    mandate = council.mandates.filter(in_force=True).first()
    every = dict.fromkeys([*(mandate.goals if mandate else []), *goals])
    answers = PrincipalResolution.objects.filter(
        recommendation__case__council=council, decided_on__year=year
    )
    lifted = Recommendation.objects.filter(case__council=council, lifted_on__year=year)
    return {
        "recommendations": [[each.label, each.answer] for each in given],
        "goals": [[goal, goals[goal]] for goal in every],
        "lifted": lifted.count(),
        "answered": answers.count(),
        "approved": answers.filter(outcome__in=YES).count(),
    }


def _hearings(council: Council, year: int) -> Facts:
    """Those of the council's cases, and those that it was asked in itself."""
    counts = HearingAnswer.objects.filter(invitation=OuterRef("pk"), voided_on=None)
    rows = HearingInvitation.objects.filter(hearing__sent_on__year=year)
    rows = rows.exclude(hearing__state=HearingState.DRAFT).annotate(has_said=Exists(counts))
    ours = rows.filter(hearing__case__council=council).aggregate(
        hearings_sent=Count("hearing", distinct=True),
        hearings_asked=Count("pk"),
        hearings_said=Count("pk", filter=Q(has_said=True)),
    )
    own = rows.filter(body=council).aggregate(
        hearings_asked_us=Count("pk"), hearings_we_said=Count("pk", filter=Q(has_said=True))
    )
    return {**ours, **own}


def _counts(each: figures.Sum) -> tuple[int, ...]:
    return (each.number, each.sent, each.without_address, each.discussed, each.in_use)


def _reach(council: Council, year: int) -> Facts:
    """How far what is in force had come; municipalities, and each kind with its figures."""
    rows = Recommendation.objects.filter(
        case__council=council,
        state=RecommendationState.IN_FORCE,
        in_force_from__lte=date(year, 12, 31),
    )
    keys = list(rows.values_list("pk", flat=True))
    found = picture.picture(
        community=council.community, recommendations=keys, on=date(year, 12, 31)
    )
    return {
        "in_force": len(keys),
        "municipalities": found.municipalities,
        "municipalities_discussed": found.discussed,
        "municipalities_in_use": found.in_use,
        "reach": [[each.kind.value, *_counts(each)] for each in found.kinds],
    }
