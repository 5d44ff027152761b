"""Planning a meeting and taking it through its states."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.casework.numbering import next_number
from cases.domain.once import once
from cases.enums import MEETING_MOVES, CasesEvent, CounterKind, MeetingState
from cases.models import Meeting, MeetingSeries
from councils.enums import Office
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain.terms import office_holder


def plan(
    *,
    council: Council,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    remote: bool = False,
    series: MeetingSeries | None = None,
    form_key: UUID | None = None,
    by: Actor | None,
) -> Meeting:
    """Plans a meeting; chair and minute taker are those who hold the offices on the day.

    The number is the next of the council's year. The same `form_key` again returns the meeting
    that it made the first time.
    """
    day = timezone.localdate(starts_at)
    holder = partial(office_holder, council=council, on=day)
    make = partial(
        new_meeting,
        council=council,
        year=day.year,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        remote=remote,
        series=series,
        form_key=form_key,
        chair=holder(office=Office.CHAIR),
        minute_taker=holder(office=Office.SECRETARY),
        by=by,
    )
    return once(Meeting, form_key, make)


def new_meeting(*, council: Council, year: int, by: Actor | None, **facts: Any) -> Meeting:
    """A meeting with the next number of the council's year."""
    number = next_number(
        kind=CounterKind.MEETING, community=council.community, council=council, year=year
    )
    meeting = Meeting(
        council=council, year=year, number=number, slug=f"{year}-{number:02d}", **facts
    )
    meeting.full_clean(exclude=["form_key"])
    return save_with_reason(meeting, CasesEvent.MEETING_PLANNED, by=by)


def change(*, meeting: Meeting, by: Actor | None, **facts: Any) -> Meeting:
    """Changes when, where and who leads, until the meeting has been held."""
    with transaction.atomic():
        meeting = locked(meeting)
        if meeting.state in (MeetingState.HELD, MeetingState.CANCELLED):
            raise DomainError(_("The meeting is over and cannot be changed."))
        for name, value in facts.items():
            setattr(meeting, name, value)
        meeting.full_clean(exclude=["form_key"])
        return save_with_reason(meeting, CasesEvent.MEETING_CHANGED, by=by)


def locked(meeting: Meeting) -> Meeting:
    """The same meeting, its row locked until the caller's transaction ends."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def move(
    *, meeting: Meeting, to: MeetingState, by: Actor | None, why: str = "", on: date | None = None
) -> Meeting:
    """The one function that changes a meeting's state; an unchanged state is no error."""
    with transaction.atomic():
        meeting = locked(meeting)
        if meeting.state == to:
            return meeting
        if to not in MEETING_MOVES[MeetingState(meeting.state)]:
            sentence = _("A meeting that is %(now)s cannot become %(then)s.")
            raise DomainError(sentence % {"now": meeting.get_state_display(), "then": to.label})
        meeting.state = to
        if to in (MeetingState.PLANNED, MeetingState.SUMMONED):
            meeting.summoned_on = on
        return save_with_reason(meeting, CasesEvent.MEETING_MOVED, by=by, why=why or to)
