"""Answers from calendar programs: read where there is a mailbox, and treated as the button is.

An answer changes something only when it comes from the address on file of somebody called to that
meeting, is to the meeting as it is now, and is newer than what he answered before; so one that is
read twice counts once. All else is logged, without the address, and left alone.
"""

from __future__ import annotations

import logging
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases import invitations, mails
from cases.domain.meetings import calls, changing, meetings
from cases.domain.meetings.calls import Invitation
from cases.enums import CallAnswer
from cases.models import Meeting
from legeraad import mailbox, replies
from legeraad.errors import DomainError
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from legeraad.replies import Reply
from members.domain.notices import send_once
from members.models import Person

log = logging.getLogger(__name__)

KIND = "replies.read"
ANSWERS = {said: answer for answer, said in invitations.SAID.items()}


def put_reading() -> None:
    """Puts one reading, unless one waits, or was given up: the keeper then looks first."""
    open_ = Job.objects.filter(kind=KIND, done_at=None, discarded_at=None)
    if invitations.are_answered() and not open_.exists():
        outbox.put(kind=KIND, key=f"{KIND}:{timezone.now().isoformat(timespec='seconds')}")


def read(*, on: date) -> int:
    """Takes the answers that came since the last time; returns how many changed something."""
    return mailbox.read(settings.CALENDAR_IMAP_URL, take=lambda raw: _take_mail(raw, on))


def _take_mail(raw: bytes, on: date) -> bool:
    reply = replies.parse(raw)
    return reply is not None and take(reply, on=on)


def take(reply: Reply, *, on: date) -> bool:
    """Does what the button does; tells whether anything changed.

    Somebody who cannot have it so any more, since the meeting has begun or another has been called
    in, is told why by mail: his calendar says otherwise.
    """
    answer = ANSWERS.get(reply.said)
    with transaction.atomic():
        found = _invitation(reply)
        why_not = _why_not(reply, found)
        if found is None or answer is None or why_not:
            log.info("calendar answer left alone: %s", why_not or "neither yes nor no")
            return False
        if found.answer == answer:
            return False
        try:
            _answer(found, answer, on=on)
        except DomainError as refusal:
            _tell_refused(found, reply, str(refusal.sentence))
            return False
    return True


def _answer(found: Invitation, answer: CallAnswer, *, on: date) -> None:
    with translation.override(found.meeting.council.community.language):
        came_by = _("calendar")
    with translation.override(found.person.language):
        calls.answer_all(
            meeting=found.meeting,
            person=found.person,
            answer=answer,
            came_by=came_by,
            on=on,
            by=None,
        )


def _invitation(reply: Reply) -> Invitation | None:
    """What the sender is called to in the meeting, which is locked; None when he is not."""
    key = invitations.meeting_id_of(reply.uid)
    meeting = Meeting.objects.filter(pk=key).first() if key else None
    if meeting is None:
        return None
    meeting = meetings.locked(meeting)
    people = Person.objects.filter(email__iexact=reply.sender, merged_into=None)
    found = [calls.invitation(meeting=meeting, person=person) for person in people]
    called = [each for each in found if each]
    return called[0] if len(called) == 1 else None


def _why_not(reply: Reply, found: Invitation | None) -> str:
    """Why an answer is left alone, for the log; empty when it is not."""
    if found is None:
        return "not from somebody called to a meeting"
    if found.meeting.state in calls.OVER:
        return "the meeting is over"
    if not _is_of_now(found.meeting, reply.sequence):
        return "to another time or place"
    if found.answered_at and (reply.at is None or reply.at <= found.answered_at):
        return "older than what was answered before"
    return ""


def _is_of_now(meeting: Meeting, sequence: int) -> bool:
    """Whether time and place are as they were at that change; SEQUENCE counts the changes."""
    rows = meeting.history.order_by("history_id")
    if not 0 < sequence <= rows.count():
        return False
    then = rows[sequence - 1]
    return all(getattr(then, name) == getattr(meeting, name) for name in changing.WHEN_AND_WHERE)


def _tell_refused(found: Invitation, reply: Reply, why: str) -> None:
    meeting, given = found.meeting, reply.at.isoformat() if reply.at else reply.sequence
    send_once(
        mails.ANSWER_REFUSED,
        to=found.person,
        community=meeting.council.community,
        key=f"reply:{meeting.pk}:person:{found.person.pk}:{reply.said}:{given}",
        matter={"meeting_id": meeting.pk, "why": why},
        path=mails.own_page(meeting),
    )
