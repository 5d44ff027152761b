"""Who came late or left early: from which item on somebody was there, or was not."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.meetings.attendance import being_minuted
from cases.enums import CasesEvent
from cases.models import AgendaItem, Attendance
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason


def set_presence(
    *,
    attendance: Attendance,
    came_at: AgendaItem | None,
    left_at: AgendaItem | None,
    by: Actor | None,
) -> Attendance:
    """`came_at`: there from this item on; `left_at`: gone from this item on. None takes it back."""
    with transaction.atomic():
        meeting = being_minuted(attendance.meeting)
        row = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
        if any(item and item.meeting_id != meeting.pk for item in (came_at, left_at)):
            raise DomainError(_("The item belongs to another meeting."))
        if not row.present or row.item_id:
            raise DomainError(_("Only somebody who met for the whole meeting comes and goes."))
        if came_at and left_at and left_at.position <= came_at.position:
            raise DomainError(_("Nobody leaves before having come."))
        if (row.came_at, row.left_at) == (came_at, left_at):
            return row
        row.came_at, row.left_at = came_at, left_at
        row.full_clean()
        return save_with_reason(row, CasesEvent.ATTENDANCE_RECORDED, by=by)
