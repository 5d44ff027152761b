"""Meetings as calendars have them: their names there, and the files that letters carry.

Where a mailbox for answers is configured, whoever is called gets a file of his own that asks him
(METHOD:REQUEST); everybody else, and everybody where there is none, gets one that asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.enums import Access, CallAnswer, MeetingState
from cases.models import AgendaItem, Call, Guest, Meeting
from legeraad import calendar
from legeraad.calendar import Asked
from legeraad.mail import Attachment
from members.models import Person

SAID = {CallAnswer.ACCEPTED: "ACCEPTED", CallAnswer.APOLOGISED: "DECLINED"}
_KEY = re.compile(r"meeting-(\d{1,15})@")


def are_answered() -> bool:
    """Whether somebody reads what calendar programs answer."""
    return bool(settings.CALENDAR_ADDRESS and settings.CALENDAR_IMAP_URL)


def uid_of(meeting_id: int) -> str:
    """The name of a meeting in every calendar, for good."""
    return f"meeting-{meeting_id}@{settings.SITE_URL.split('//', 1)[-1].split(':')[0]}"


def meeting_id_of(uid: str) -> int | None:
    """The other way; None for a name that we have not given."""
    found = _KEY.match(uid)
    return int(found[1]) if found and uid_of(int(found[1])) == uid else None


def told(meeting: Meeting, **only: Any) -> list[AgendaItem]:
    """The items as a mail may tell of them: what is exempt from publicity keeps its number only,
    since a mail and a calendar are read in many places."""
    items = list(meeting.items.filter(**only).select_related("case"))
    for item in items:
        if item.case is not None and item.case.access == Access.EXEMPT:
            item.title = _("Exempt from publicity")  # type: ignore[assignment]
    return items


def event_of(meeting: Meeting, *, sequence: int, changed_at: datetime, text: str) -> calendar.Event:
    """A meeting for the reader's own calendar, its time in Oslo. SEQUENCE counts its changes."""
    return calendar.Event(
        uid=uid_of(meeting.pk),
        sequence=sequence,
        changed_at=changed_at,
        starts_at=timezone.localtime(meeting.starts_at),
        ends_at=timezone.localtime(meeting.ends_at),
        title=f"{meeting.council.name}, {meeting.label}",
        place=meeting.place,
        text=text,
        address=settings.SITE_URL + meeting.get_absolute_url(),
        cancelled=meeting.state == MeetingState.CANCELLED,
        tentative=meeting.state == MeetingState.PLANNED,
    )


def file(meeting_id: int, person_id: int | None, *, filename: str) -> Attachment:
    """One meeting as it is now, for one receiver, or for whoever looks at the letter (None)."""
    meeting = _meeting(meeting_id)
    calls = list(Call.objects.filter(summons__meeting=meeting, person=person_id))
    guests = list(Guest.objects.filter(meeting=meeting, person=person_id))
    event = _event(meeting, _items(meeting, calls, guests))
    if person_id is None or not (are_answered() and (calls or guests)):
        return calendar.attachment(event, filename=filename)
    person = Person.objects.get(pk=person_id)
    return calendar.invitation(event, _asked(meeting, person, calls, guests), filename=filename)


def file_of_days(meeting_ids: Iterable[int], *, filename: str) -> Attachment:
    """Several meetings in one file. No agenda stands in it: there is none yet."""
    events = [replace(_event(_meeting(key), []), text="") for key in meeting_ids]
    return calendar.attachment(*events, filename=filename)


def _meeting(meeting_id: int) -> Meeting:
    return Meeting.objects.select_related("council__community").get(pk=meeting_id)


def _event(meeting: Meeting, items: Iterable[AgendaItem]) -> calendar.Event:
    return event_of(
        meeting,
        sequence=meeting.history.count(),
        changed_at=meeting.history.latest().history_date,
        text="\n".join(map(str, items)),
    )


def _items(meeting: Meeting, calls: list[Call], guests: list[Guest]) -> list[AgendaItem]:
    """Whoever is called to some items only reads of those (ALR-27)."""
    if guests and not calls and all(guest.item_id for guest in guests):
        return told(meeting, pk__in=[guest.item_id for guest in guests])
    return told(meeting)


def _asked(meeting: Meeting, person: Person, calls: list[Call], guests: list[Guest]) -> Asked:
    """A substitute without a duty is free to come; an answer that was given stands in the file."""
    said = {call.answer for call in calls} | {guest.answer for guest in guests}
    answer = said.pop() if len(said) == 1 else ""
    return Asked(
        organizer=settings.CALENDAR_ADDRESS,
        organizer_name=meeting.council.community.brand,
        attendee=person.email,
        attendee_name=person.name,
        said=SAID[CallAnswer(answer)] if answer else "",
        optional=bool(calls) and not any(call.duty_since for call in calls),
    )
