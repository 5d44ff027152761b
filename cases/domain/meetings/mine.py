"""What one person is asked for: the reading behind Min side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from cases.domain.meetings import actions
from cases.enums import MeetingState
from cases.models import ActionPoint, Meeting
from councils.models import Council
from members.domain import reminding
from members.domain.gatherings import Gathering, tells_gatherings
from members.domain.reminding import Task
from members.models import Person, Term

MEETINGS_SHOWN = 5


@dataclass(frozen=True)
class Asked:
    """`tasks` is what the rules say waits for the person, without his own action points, which
    stand in `actions`; `put_off` is what of all this is taken up again on another day."""

    tasks: list[Task]
    actions: list[ActionPoint]
    put_off: list[tuple[Task, date]]
    meetings: list[Meeting]

    @property
    def nothing(self) -> bool:
        return not (self.tasks or self.actions or self.put_off)


def matter_of(point: ActionPoint) -> str:
    """Its name among the things that wait, as in the rule `action`."""
    return f"action:{point.pk}"


def asked_of(person: Person, *, on: date, now: datetime) -> Asked:
    """Four queries, and one for each rule that has any. What waits for the person as one of a
    secretariat stands on its desk, and not here."""
    asked = reminding.asked_of(person, on=on, at_desk=False)
    put_off = {task.matter for task, _until in asked.put_off}
    owned = {matter_of(point): point for point in actions.owned_by(person, on=on)}
    return Asked(
        tasks=[task for task in asked.tasks if task.matter not in owned],
        actions=[point for matter, point in owned.items() if matter not in put_off],
        put_off=asked.put_off,
        meetings=_meetings(person, on=on, now=now),
    )


def _meetings(person: Person, *, on: date, now: datetime) -> list[Meeting]:
    """The next meetings of the councils in which the person sits, or soon will, or is a guest."""
    over = (MeetingState.HELD, MeetingState.CANCELLED)
    sits = Term.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), person=person)
    held = sits.values("seat__group__council")
    rows = Meeting.objects.filter(
        Q(council__in=held)
        | Q(chair=person)
        | Q(minute_taker=person)
        | Q(pk__in=person.invitations.values("meeting")),
        written=False,
        ends_at__gte=now,
    )
    rows = rows.exclude(state__in=over).select_related("council__community")
    return list(rows.order_by("starts_at", "pk")[:MEETINGS_SHOWN])


@tells_gatherings
def meetings_between(council: Council, start: datetime, end: datetime) -> list[Gathering]:
    """The meetings of a council that begin in that time, for whoever is to know its pace."""
    rows = Meeting.objects.filter(
        council=council, written=False, starts_at__gte=start, starts_at__lt=end
    )
    held = rows.exclude(state=MeetingState.CANCELLED).select_related("council__community")
    return [
        Gathering(meeting.label, meeting.starts_at, meeting.place, meeting.get_absolute_url())
        for meeting in held.order_by("starts_at")
    ]
