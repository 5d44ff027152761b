"""Meetings as the public sees them: the day always, the agenda once sent, minutes once approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.domain.meetings import reopening
from cases.domain.meetings.agenda import clock_times
from cases.domain.meetings.minutes import newest_file
from cases.enums import LOCKED_MINUTES_STATES, Access, MeetingState, MinutesState, Rendition
from cases.models import AgendaItem, Meeting, Minutes, MinutesFile
from councils.models import Community, Council

AGENDA_IS_OUT = (MeetingState.SUMMONED, MeetingState.IN_SESSION, MeetingState.HELD)


def meetings(
    community: Community | None = None, council: Council | None = None
) -> QuerySet[Meeting]:
    rows = Meeting.objects.select_related("council__community")
    if community is not None:
        rows = rows.filter(council__community=community)
    if council is not None:
        rows = rows.filter(council=council)
    return rows


def coming(
    community: Community | None = None, council: Council | None = None, *, now: datetime
) -> QuerySet[Meeting]:
    """Meetings that are neither held nor past nor cancelled, the nearest first.

    A written procedure is among them once it has been sent, and until its last day is over.
    """
    over = (MeetingState.HELD, MeetingState.CANCELLED)
    rows = meetings(community, council).filter(ends_at__gte=now).exclude(state__in=over)
    rows = rows.exclude(written=True, state=MeetingState.PLANNED)
    return rows.order_by("starts_at", "pk")


def held(
    community: Community | None = None, council: Council | None = None, *, now: datetime
) -> QuerySet[Meeting]:
    """Meetings that are held or past, newest first, with `has_minutes`: are they approved?"""
    approved = Minutes.objects.filter(meeting=OuterRef("pk"), state=MinutesState.APPROVED)
    rows = meetings(community, council).exclude(state=MeetingState.CANCELLED)
    rows = rows.filter(Q(state=MeetingState.HELD) | Q(ends_at__lt=now))
    return rows.annotate(has_minutes=Exists(approved)).order_by("-starts_at", "-pk")


def approved_minutes(meeting: Meeting, *, version: int | None = None) -> Minutes | None:
    """The version in force, also while a later one is being written; or one that was, by number."""
    if version is not None:
        return meeting.minutes.filter(state__in=LOCKED_MINUTES_STATES, version=version).first()
    return meeting.minutes.filter(state=MinutesState.APPROVED).first()


def replaced(minutes: Minutes) -> list[tuple[Minutes, MinutesFile | None]]:
    """The versions before this one, newest first, each with its public PDF."""
    return [(old, public_file(old)) for old in reopening.earlier(minutes)]


def public_file(minutes: Minutes) -> MinutesFile | None:
    """The public PDF of approved minutes; None until the worker has made it."""
    return newest_file(minutes, Rendition.PUBLIC)


@dataclass(frozen=True)
class PublicItem:
    """One line of the agenda. An exempt case leaves only its number and the legal basis."""

    number: str
    title: str
    language: str
    legal_basis: str
    at: datetime


def agenda(meeting: Meeting) -> list[PublicItem]:
    """The items, once the agenda has gone out; before that none."""
    if meeting.state not in AGENDA_IS_OUT:
        return []
    items = list(meeting.items.select_related("case"))
    return [_public(item, at) for item, at in clock_times(meeting, items)]


def _public(item: AgendaItem, at: datetime) -> PublicItem:
    if item.case is not None and item.case.access == Access.EXEMPT:
        return PublicItem(item.label, "", "", item.case.legal_basis, at)
    return PublicItem(item.label, item.title, item.case.language if item.case else "", "", at)
