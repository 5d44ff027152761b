"""Mine oppgaver: the secretary's front page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import permissions
from cases.domain.casework import desk
from cases.enums import MeetingState
from cases.models import Meeting
from councils.models import Community
from councils.views.pages import CommunityPage
from legeraad.web.formats import day_short
from members.domain import sendings
from members.models import Person
from members.permissions import councils_run_by, person_of

FRIDAY = 4
WEEK = timedelta(days=7)
EVERYBODY = "alle"
FAILED_LATELY = timedelta(days=30)  # older ones are in the list of sendings


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


def days_to_put_off(on: date) -> list[tuple[str, date]]:
    """The days that are one press away: the end of this week, and a week from now."""
    if on.weekday() == FRIDAY:
        return [(_("On Monday"), on + timedelta(days=3)), (_("In a week"), on + WEEK)]
    friday = on + timedelta(days=(FRIDAY - on.weekday()) % 7)
    return [(_("On Friday"), friday), (_("In a week"), on + WEEK)]


def failed_mails(user: Any, community: Community) -> int:
    """How many messages of the last weeks nobody got. One query."""
    lately = timezone.now() - FAILED_LATELY
    told = permissions.notices_visible_to(user, community).filter(due_at__gte=lately)
    return sendings.failed(told).count()


class TaskList(CommunityPage):
    """`?hvem=` is empty for one's own tasks, `alle`, or the key of a colleague; `?endret=` names
    the matter with which something was done a moment ago, so that it can be undone."""

    template_name = "cases/tasks/list.html"
    handbook_page = "oppgaver"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.person = person_of(self.request.user)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def whose(self) -> Person | None:
        """None stands for everybody."""
        asked = self.request.GET.get("hvem", "")
        if asked.isdecimal():
            colleague = Person.objects.filter(pk=asked[:9], pk__gt=0).first()
            return colleague or self.person
        return None if asked == EVERYBODY else self.person

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        whose = self.whose()
        shown = desk.desk(
            community=self.community,
            councils=self.councils,
            person=self.person,
            whose=whose,
            on=today,
            now=timezone.now(),
        )
        changed = self.request.GET.get("endret")
        return {
            "today": today,
            "desk": shown,
            "changed": shown.row_of(changed) if changed else None,
            "failed": failed_mails(self.request.user, self.community),
            "later": days_to_put_off(today),
            "readiness": readiness(shown.next_meeting),
            "days_to_meeting": self._days_to(shown.next_meeting, today),
            "held_seats": shown.seat_count - len(shown.vacant),
        } | self._filter(shown, whose)

    def _filter(self, shown: desk.Desk, whose: Person | None) -> dict[str, Any]:
        """Whose tasks are shown, and the others that may be: words, address, whether shown."""
        address = reverse("cases:task_list", args=[self.community.slug])
        kept = self.request.GET.get("hvem", "") if whose != self.person else ""
        choices = [(_("Mine"), address, whose == self.person)]
        choices += [
            (one.name, f"{address}?hvem={one.pk}", one == whose) for one in shown.colleagues
        ]
        everybody = f"{address}?hvem={EVERYBODY}"
        choices.append((_("Everybody's"), everybody, whose is None))
        return {
            "whose": whose,
            "mine": whose == self.person,
            "kept": f"?hvem={kept}" if kept else "",
            "choices": choices if shown.colleagues or whose != self.person else [],
        }

    @staticmethod
    def _days_to(meeting: Any, today: Any) -> int | None:
        return (timezone.localdate(meeting.starts_at) - today).days if meeting else None
