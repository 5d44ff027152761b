"""Meetings as the public sees them: the day always, the agenda once sent, minutes once approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from cases.domain.meetings.agenda import clock_times
from cases.enums import Access, MeetingState, MinutesState, Rendition
from cases.models import AgendaItem, Meeting, Minutes, MinutesEntry, MinutesFile
from councils.models import Community, Council

AGENDA_IS_OUT = (MeetingState.SUMMONED, MeetingState.IN_SESSION, MeetingState.HELD)


def meetings(
    community: Community | None = None, council: Council | None = None
) -> QuerySet[Meeting]:
    """Meetings that were not cancelled, newest first."""
    rows = Meeting.objects.exclude(state=MeetingState.CANCELLED)
    if community is not None:
        rows = rows.filter(council__community=community)
    if council is not None:
        rows = rows.filter(council=council)
    return rows.select_related("council__community")


def coming(community: Community | None, now: datetime) -> QuerySet[Meeting]:
    """Meetings that have not ended, the nearest first."""
    rows = meetings(community).filter(ends_at__gte=now).exclude(state=MeetingState.HELD)
    return rows.order_by("starts_at")


def approved_minutes(meeting: Meeting) -> Minutes | None:
    rows = meeting.minutes.filter(state=MinutesState.APPROVED)
    return rows.select_related("approved_by").order_by("-version").first()


def public_file(minutes: Minutes) -> MinutesFile | None:
    """The public PDF of approved minutes; None until the worker has made it."""
    files = minutes.files.filter(rendition=Rendition.PUBLIC, state=MinutesState.APPROVED)
    return files.order_by("-pk").first()


@dataclass(frozen=True)
class PublicItem:
    """An item of the agenda: of an exempt case only the number and the legal basis are shown."""

    item: AgendaItem
    at: datetime

    @property
    def exempt(self) -> bool:
        return self.item.case is not None and self.item.case.access == Access.EXEMPT

    @property
    def partly(self) -> bool:
        return self.item.case is not None and self.item.case.access == Access.PARTLY


def agenda(meeting: Meeting) -> list[PublicItem]:
    """The items, once the agenda has gone out; before that none."""
    if meeting.state not in AGENDA_IS_OUT:
        return []
    items = list(meeting.items.select_related("case"))
    return [PublicItem(item, at) for item, at in clock_times(meeting, items)]


def entries(minutes: Minutes) -> dict[int, MinutesEntry]:
    """What approved minutes say, by item."""
    return {entry.item_id: entry for entry in minutes.entries.all()}
