"""Those called without a seat: a doctor for one case, an observer, a guest (ALR-26 to ALR-28)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import meetings
from cases.enums import AttendanceStatus, CallAnswer, CasesEvent, GuestRole, MeetingState
from cases.models import AgendaItem, Guest, Meeting
from councils.enums import ProfessionalGroup
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain.notices import send_once
from members.models import Person

OPEN = (MeetingState.PLANNED, MeetingState.SUMMONED)


def _open(meeting: Meeting) -> Meeting:
    meeting = meetings.locked(meeting)
    if meeting.state not in OPEN:
        raise DomainError(_("The meeting has begun. Record in its attendance who came."))
    return meeting


def invite(
    *,
    meeting: Meeting,
    person: Person,
    professional_group: ProfessionalGroup,
    role: GuestRole,
    item: AgendaItem | None = None,
    by: Actor | None,
) -> Guest:
    """Invites somebody to one item, or to the whole meeting, and tells him by mail at once.

    Raises DomainError for somebody who has a seat here: he is called already.
    """
    with transaction.atomic():
        meeting = _open(meeting)
        _refuse(meeting, person, item)
        guest = Guest(
            meeting=meeting,
            person=person,
            professional_group=professional_group,
            role=role,
            item=item,
            invited_at=timezone.now(),
        )
        guest.full_clean()
        save_with_reason(guest, CasesEvent.GUEST_INVITED, by=by)
        send_once(
            mails.GUEST_INVITED,
            to=person,
            community=meeting.council.community,
            key=f"guest:{guest.pk}:invited",
            matter={"guest_id": guest.pk},
            path=mails.own_page(meeting),
        )
        return guest


def _refuse(meeting: Meeting, person: Person, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise DomainError(_("The item belongs to another meeting."), field="item")
    if meeting.summonses.filter(calls__person=person).exists():
        raise DomainError(
            _("%(name)s is called to this meeting in a seat.") % {"name": person.name},
            field="person",
        )
    if meeting.guests.filter(person=person, item=item).exists():
        raise DomainError(_("%(name)s is invited already.") % {"name": person.name}, field="person")


def answer(
    *, guest: Guest, answer: CallAnswer, why: str = "", came_by: str = "", by: Actor | None
) -> Guest:
    """Whether the guest comes; one may change one's mind until the meeting begins."""
    with transaction.atomic():
        _open(guest.meeting)
        guest = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
        given = {"answer": answer, "why": why, "came_by": came_by}
        if all(getattr(guest, name) == value for name, value in given.items()):
            return guest
        for name, value in given.items():
            setattr(guest, name, value)
        guest.answered_at = timezone.now()
        guest.full_clean()
        return save_with_reason(guest, CasesEvent.CALL_ANSWERED, by=by, why=answer)


def remove(*, guest: Guest, by: Actor | None) -> None:
    """Takes an invitation away; from then on the guest sees nothing of the meeting."""
    with transaction.atomic():
        _open(guest.meeting)
        delete_with_reason(guest, CasesEvent.GUEST_REMOVED, by=by)


def expected(meeting: Meeting) -> list[Guest]:
    """Those who said yes and are not recorded as present yet: offered, never taken for granted."""
    came = meeting.attendances.filter(status=AttendanceStatus.PRESENT).values("person")
    rows = meeting.guests.filter(answer=CallAnswer.ACCEPTED).exclude(person__in=came)
    return list(rows.select_related("person", "item"))
