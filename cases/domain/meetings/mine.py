"""What one person is asked for in meetings: the reading behind Min side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from cases.domain.meetings import actions
from cases.enums import MeetingState, MinutesState
from cases.models import ActionPoint, Meeting, Minutes, MinutesApproval
from councils.models import Council
from members.domain.gatherings import Gathering, tells_gatherings
from members.models import Person, Term

MEETINGS_SHOWN = 5


@dataclass(frozen=True)
class Asked:
    """`to_read` is for the chair, `to_approve` for those who met and have not answered."""

    to_read: list[Minutes]
    to_approve: list[MinutesApproval]
    actions: list[ActionPoint]
    meetings: list[Meeting]

    @property
    def nothing(self) -> bool:
        return not (self.to_read or self.to_approve or self.actions)


def asked_of(person: Person, *, on: date, now: datetime) -> Asked:
    """Four queries, however much it is."""
    meeting = "meeting__council__community"
    approvals = person.approvals.filter(
        minutes__state=MinutesState.WITH_THOSE_WHO_MET, answer=""
    ).select_related(f"minutes__{meeting}")
    read = Minutes.objects.filter(state=MinutesState.WITH_CHAIR, meeting__chair=person)
    return Asked(
        to_read=list(read.select_related(meeting).order_by("meeting__starts_at")),
        to_approve=list(approvals.order_by("minutes__approval_due")),
        actions=list(actions.owned_by(person, on=on)),
        meetings=_meetings(person, on=on, now=now),
    )


def _meetings(person: Person, *, on: date, now: datetime) -> list[Meeting]:
    """The next meetings of the councils in which the person sits, or soon will."""
    over = (MeetingState.HELD, MeetingState.CANCELLED)
    sits = Term.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), person=person)
    held = sits.values("seat__group__council")
    rows = Meeting.objects.filter(
        Q(council__in=held) | Q(chair=person) | Q(minute_taker=person), ends_at__gte=now
    )
    rows = rows.exclude(state__in=over).select_related("council__community")
    return list(rows.order_by("starts_at", "pk")[:MEETINGS_SHOWN])


@tells_gatherings
def meetings_between(council: Council, start: datetime, end: datetime) -> list[Gathering]:
    """The meetings of a council that begin in that time, for whoever is to know its pace."""
    rows = Meeting.objects.filter(council=council, starts_at__gte=start, starts_at__lt=end)
    held = rows.exclude(state=MeetingState.CANCELLED).select_related("council__community")
    return [
        Gathering(meeting.label, meeting.starts_at, meeting.place, meeting.get_absolute_url())
        for meeting in held.order_by("starts_at")
    ]
