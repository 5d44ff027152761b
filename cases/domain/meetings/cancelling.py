"""A meeting that will not be held: those who keep the day are told, and its cases wait again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.casework import cases
from cases.domain.meetings import agenda, meetings
from cases.enums import CasesEvent, CaseState, MeetingState
from cases.models import Case, Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Person, Sending

COMING = (MeetingState.PLANNED, MeetingState.SUMMONED)


def told(meeting: Meeting) -> list[Person]:
    """Everybody who keeps the day free: those called, and guests; nobody before the day was told.

    Whoever was called and has left the seat since had the notice, too.
    """
    if meeting.state == MeetingState.PLANNED and meeting.announced_on is None:
        return []
    called = Person.objects.filter(calls__summons__meeting=meeting)
    guests = Person.objects.filter(invitations__meeting=meeting)
    return list(dict.fromkeys([*agenda.recipients(meeting), *called, *guests]))


def cancel(*, meeting: Meeting, why: str, by: Actor | None) -> Sending | None:
    """Cancels a meeting that has not begun, and sends the reason with a calendar file.

    Its cases are postponed, with the same reason, unless another meeting treats them. None when
    nobody keeps the day free, and when it was cancelled already. Raises DomainError without a
    reason, and once the meeting has begun.
    """
    with transaction.atomic():
        before = agenda.gathering(meeting)
        if before.state == MeetingState.CANCELLED:
            return None
        if before.state not in COMING:
            raise DomainError(_("The meeting has begun and cannot be cancelled."))
        if not why.strip():
            raise DomainError(_("Give the reason."), field="why")
        row, to = before.history.latest().history_id, told(before)
        waiting = _postpone_cases(before, why=why.strip(), by=by)
        cancelled = meetings.locked(before)
        cancelled.cancelled_why = why.strip()
        cancelled.full_clean(exclude=["form_key"])
        save_with_reason(cancelled, CasesEvent.MEETING_CANCELLED, by=by, why=why.strip())
        cancelled = meetings.move(meeting=cancelled, to=MeetingState.CANCELLED, by=by)
        if not to:
            return None
        return sendings.send(
            intent=mails.MEETING_CANCELLED,
            to=to,
            community=cancelled.council.community,
            council=cancelled.council,
            matter=_matter(cancelled, row, waiting),
            path=agenda.papers(cancelled),
            by=by,
        )


def letter(*, meeting: Meeting, why: str, by: Actor | None) -> Letter | None:
    """What `cancel` would send; None when it would tell nobody. Raises DomainError as it does."""
    with sendings.rehearsal():
        to = told(meeting)
        sent = cancel(meeting=meeting, why=why, by=by)
        if sent is None:
            return None
        return sendings.preview(
            intent=mails.MEETING_CANCELLED,
            to=to,
            community=meeting.council.community,
            matter=sent.matter,
        )


def take_back(
    *, meeting: Meeting, before_id: int, cases_waiting: list[int], by: Actor | None
) -> None:
    """Undoes `cancel` while its letter is held: the meeting stands as it was, with its cases.

    `before_id` is the row of the history that has the meeting as it was.
    """
    with transaction.atomic():
        meeting = meetings.locked(meeting)
        if meeting.state != MeetingState.CANCELLED:
            raise DomainError(_("The meeting is not cancelled."))
        was = meeting.history.get(history_id=before_id)
        meeting.cancelled_why = ""
        save_with_reason(meeting, CasesEvent.MEETING_CHANGED, by=by)
        state, summoned_on = MeetingState(was.state), was.summoned_on
        meetings.move(meeting=meeting, to=state, by=by, on=summoned_on)
        for case in Case.objects.filter(pk__in=cases_waiting, state=CaseState.POSTPONED):
            cases.move(case=case, to=CaseState.READY, by=by)


def _matter(meeting: Meeting, before_id: int, waiting: list[Case]) -> dict[str, object]:
    keys = [case.pk for case in waiting]
    return {"meeting_id": meeting.pk, "before_id": before_id, "cases": keys}


def _postpone_cases(meeting: Meeting, *, why: str, by: Actor | None) -> list[Case]:
    """Those that were ready for this meeting and for no other that is to come."""
    rows = Case.objects.filter(items__meeting=meeting, state=CaseState.READY)
    elsewhere = Meeting.objects.filter(state__in=(*COMING, MeetingState.IN_SESSION))
    rows = rows.exclude(
        pk__in=Case.objects.filter(items__meeting__in=elsewhere.exclude(pk=meeting.pk)).values("pk")
    )
    text = _("Meeting %(label)s was cancelled: %(why)s")
    reason = text % {"label": meeting.label, "why": why}
    return [
        cases.move(case=case, to=CaseState.POSTPONED, why=reason, by=by)
        for case in rows.order_by("pk")
    ]
