"""The chair's yes to the agenda before it goes out, where the council wants it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import meetings
from cases.enums import CasesEvent, MeetingState
from cases.models import Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain.notices import send_once
from members.models import Notice, Person


def is_wanted(meeting: Meeting) -> bool:
    return meeting.council.chair_approves_agenda and meeting.state == MeetingState.PLANNED


def is_missing(meeting: Meeting) -> bool:
    return is_wanted(meeting) and meeting.agenda_approved_at is None


def require(meeting: Meeting) -> None:
    """Raises DomainError while the agenda may not go out for want of the chair's yes."""
    if is_missing(meeting):
        raise DomainError(_("The chair must approve the agenda before it is sent."))


def ask(*, meeting: Meeting, by: Actor | None) -> Notice:
    """Asks the chair of the meeting by mail, with the page where the answer is given."""
    with transaction.atomic():
        meeting = _waiting(meeting)
        if meeting.chair is None:
            raise DomainError(_("The meeting has no chair yet."))
        if not meeting.items.exists():
            raise DomainError(_("Put at least one item on the agenda before it is sent."))
        save_with_reason(meeting, CasesEvent.AGENDA_ASKED, by=by)
        return _tell(meeting, mails.AGENDA_TO_APPROVE, to=meeting.chair)


def approve(*, meeting: Meeting, came_by: str = "", by: Actor | None) -> Meeting:
    """The chair says yes; `came_by` says how it came when the secretary registers it."""
    with transaction.atomic():
        meeting = _waiting(meeting)
        meeting.agenda_approved_at = timezone.now()
        return save_with_reason(meeting, CasesEvent.AGENDA_APPROVED, by=by, why=came_by.strip())


def send_back(*, meeting: Meeting, why: str, by: Actor | None) -> Meeting:
    """The chair wants something changed; the minute taker is told what."""
    if not why.strip():
        raise DomainError(_("Write what should be changed."), field="why")
    with transaction.atomic():
        meeting = _waiting(meeting)
        save_with_reason(meeting, CasesEvent.AGENDA_RETURNED, by=by, why=why.strip())
        if meeting.minute_taker is not None:
            _tell(meeting, mails.AGENDA_RETURNED, to=meeting.minute_taker, why=why.strip())
        return meeting


def reopen(*, meeting: Meeting, by: Actor | None) -> None:
    """The agenda was changed: the yes was to another one. Nothing once it has gone out."""
    if is_wanted(meeting) and meeting.agenda_approved_at is not None:
        meeting.agenda_approved_at = None
        save_with_reason(meeting, CasesEvent.AGENDA_REOPENED, by=by)


def asked(meeting: Meeting) -> Notice | None:
    """The last time that the chair was asked."""
    rows = Notice.objects.filter(
        community=meeting.council.community_id,
        intent=mails.AGENDA_TO_APPROVE.name,
        matter__meeting_id=meeting.pk,
    )
    return rows.order_by("-pk").first()


def _waiting(meeting: Meeting) -> Meeting:
    meeting = meetings.locked(meeting)
    if not is_wanted(meeting):
        raise DomainError(_("The agenda does not wait for the chair."))
    if meeting.agenda_approved_at is not None:
        raise DomainError(_("The agenda is approved already."))
    return meeting


def _tell(meeting: Meeting, intent: mails.MailIntent, *, to: Person, **more: str) -> Notice:
    row = meeting.history.latest().history_id
    key = f"meeting:{meeting.pk}:{intent.name}:{row}"
    send_once(
        intent,
        to=to,
        community=meeting.council.community,
        key=key,
        matter={"meeting_id": meeting.pk} | more,
        path=mails.prepare_page(meeting),
    )
    return Notice.objects.get(key=key)
