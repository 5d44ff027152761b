"""Mine oppgaver: the secretary's front page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.casework import desk
from cases.enums import MeetingState
from cases.models import Meeting
from councils.views.pages import CommunityPage
from legeraad.web.formats import day_short
from members.permissions import councils_run_by


def readiness(meeting: Meeting | None) -> list[tuple[str, str, str]]:
    """How far the next meeting has come: label, one sentence, and done, now or todo."""
    if meeting is None:
        return []
    items = meeting.items.count()
    sentence = ngettext("%(count)s item", "%(count)s items", items) % {"count": items}
    sent = meeting.summoned_on
    held = meeting.state == MeetingState.IN_SESSION
    told = _("sent %(day)s") % {"day": day_short(sent)} if sent else _("not sent yet")
    return [
        (_("Agenda"), sentence, "done" if items else "now"),
        (_("Notice"), told, "done" if sent else "now" if items else "todo"),
        (_("Meeting"), meeting.get_state_display(), "now" if held else "todo"),
    ]


class TaskList(CommunityPage):
    template_name = "cases/tasks/list.html"
    handbook_page = "oppgaver"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        shown = desk.desk(
            community=self.community, councils=self.councils, on=today, now=timezone.now()
        )
        return {
            "today": today,
            "desk": shown,
            "tasks": [
                (task, reverse(task.address[0], args=task.address[1])) for task in shown.tasks
            ],
            "late_count": sum(task.late for task in shown.tasks),
            "readiness": readiness(shown.next_meeting),
            "days_to_meeting": self._days_to(shown.next_meeting, today),
            "held_seats": shown.seat_count - len(shown.vacant),
        }

    @staticmethod
    def _days_to(meeting: Any, today: Any) -> int | None:
        return (timezone.localdate(meeting.starts_at) - today).days if meeting else None
