"""The notice of a meeting once more to one person, who says that it never came."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import calls, guests, meetings
from cases.enums import CasesEvent, MeetingState
from cases.models import Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.mail import MailIntent
from members.domain.notices import send_once
from members.models import Person


def resend(*, meeting: Meeting, person: Person, at: datetime, by: Actor | None) -> bool:
    """Sends the notice again, at once, with what the person is asked today and where the papers
    are; False when it was sent within the same minute. The history of the call tells of it.

    Raises DomainError for somebody who is not called or has no address, and once it has begun.
    """
    with transaction.atomic():
        meeting = meetings.locked(meeting)
        found = calls.invitation(meeting=meeting, person=person)
        if found is None:
            raise DomainError(_("%(name)s is not called to this meeting.") % {"name": person.name})
        asked = (MeetingState.SUMMONED,) if found.calls else guests.OPEN
        if meeting.state not in asked:
            raise DomainError(_("Only a meeting that is called and has not begun has a notice."))
        if not person.email:
            raise DomainError(_("%(name)s has no e-mail address.") % {"name": person.name})
        sent = [
            send_once(
                intent,
                to=person,
                community=meeting.council.community,
                key=f"{key}:again:{person.pk}:{at:%Y-%m-%dT%H:%M}",
                matter=matter,
                path=mails.own_page(meeting),
            )
            for intent, key, matter in _notices(found)
        ]
        if any(sent):
            for row in found.rows:
                save_with_reason(row, CasesEvent.SUMMONED_AGAIN, by=by)
        return any(sent)


def _notices(found: calls.Invitation) -> list[tuple[MailIntent, str, dict[str, Any]]]:
    """One letter for all seats, or one for each item that a guest is invited to."""
    if found.calls:
        key = found.meeting.pk
        return [(mails.AGENDA_SENT, f"meeting:{key}:agenda", {"meeting_id": key})]
    return [
        (mails.GUEST_INVITED, f"guest:{guest.pk}:invited", {"guest_id": guest.pk})
        for guest in found.guests
    ]
