"""Another time or place of a meeting whose day or agenda was told: those who know are told.

Answers stand while the day does; on another day everybody is asked again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import agenda, asking_anew, meetings
from cases.enums import MeetingState
from cases.models import Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Person, Sending

BEFORE = (MeetingState.PLANNED, MeetingState.SUMMONED)
WHEN_AND_WHERE = ("starts_at", "ends_at", "place", "remote")


def change(*, meeting: Meeting, by: Actor | None, **facts: Any) -> Sending | None:
    """Changes the meeting, and sends the new time and place with a new calendar file.

    Before the day was announced or the agenda has gone out only guests know of it. When nobody
    does, and when neither time nor place changed, None is returned. Raises DomainError when the
    meeting is over.
    """
    with transaction.atomic():
        before = agenda.gathering(meeting)
        row = before.history.latest().history_id
        changed = meetings.change(meeting=meeting, by=by, **facts)
        if _day(before) != _day(changed):
            asking_anew.ask_anew(meeting=changed, on=timezone.localdate(), by=by)
        to = _told(before, changed)
        if not (to and _is_news(before, changed)):
            return None
        return sendings.send(
            intent=mails.MEETING_CHANGED,
            to=to,
            community=changed.council.community,
            council=changed.council,
            matter={"meeting_id": changed.pk, "before_id": row},
            path=agenda.papers(changed),
            by=by,
        )


def letter(*, meeting: Meeting, by: Actor | None, **facts: Any) -> Letter | None:
    """What `change` would send; None when it would tell nobody."""
    with sendings.rehearsal():
        before = meetings.locked(meeting)
        sent = change(meeting=meeting, by=by, **facts)
        if sent is None:
            return None
        return sendings.preview(
            intent=mails.MEETING_CHANGED,
            to=_told(before, Meeting.objects.get(pk=meeting.pk)),
            community=meeting.council.community,
            matter=sent.matter,
        )


def take_back(*, meeting: Meeting, before_id: int, by: Actor | None) -> Meeting:
    """Undoes `change` while its letter is held.

    `before_id` is the row of the history that has the meeting as it was. Raises DomainError when
    the meeting was opened, or time or place was changed once more.
    """
    with transaction.atomic():
        meeting = meetings.locked(meeting)
        rows = meeting.history.filter(history_id__gte=before_id).order_by("history_id")
        was, became = rows[:2]
        if meeting.state not in BEFORE or _is_news(became, meeting):
            raise DomainError(_("The meeting has been opened or changed once more since."))
        facts = {name: getattr(was, name) for name in WHEN_AND_WHERE}
        back = meetings.change(meeting=meeting, by=by, **facts)
        if _day(was) != _day(became):
            today = timezone.localdate()
            asking_anew.undo(meeting=back, since=became.history_date, on=today, by=by)
        return back


def _is_news(before: Any, after: Meeting) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in WHEN_AND_WHERE)


def _day(meeting: Any) -> date:
    """The day in Oslo; of a meeting, or of a row of its history."""
    return timezone.localdate(meeting.starts_at)


def _told(before: Meeting, after: Meeting) -> list[Person]:
    """Those who sit on the new day, those who sat on the old and had the first notice, and guests,
    who may be invited before anybody else knows."""
    guests = Person.objects.filter(invitations__meeting=after)
    if after.state != MeetingState.SUMMONED and after.announced_on is None:
        return list(dict.fromkeys(guests))
    seated = [*agenda.recipients(after), *agenda.recipients(before)]
    return list(dict.fromkeys([*seated, *guests]))
