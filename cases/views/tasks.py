"""Mine oppgaver: the secretary's front page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases import permissions
from cases.domain.casework import desk
from cases.views.pages import CommunityPage


class TaskList(CommunityPage):
    template_name = "cases/tasks/list.html"
    handbook_page = "oppgaver"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = permissions.councils_run_by(self.request.user, self.community)

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
            "days_to_meeting": self._days_to(shown.next_meeting, today),
            "held_seats": shown.seat_count - len(shown.vacant),
        }

    @staticmethod
    def _days_to(meeting: Any, today: Any) -> int | None:
        return (timezone.localdate(meeting.starts_at) - today).days if meeting else None
