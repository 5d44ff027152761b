"""Min side: what I am asked for, what I hold and until when, what it opens, what I was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import intake_permissions, mails
from cases.domain.meetings import calls, mine
from cases.domain.reach import anchoring
from cases.enums import Access
from cases.models import Meeting
from cases.permissions import cases_visible_to
from cases.views import statuses
from cases.views.meetings import prepare_address
from cases.views.tasks import days_to_put_off
from councils.models import Community
from legeraad.web.doors import doors_of
from legeraad.web.pages import Page
from members import permissions
from members.domain import absences, deliveries, standing
from members.models import Notice, Person
from members.permissions import can_see_council_work

NOTICES_SHOWN = 10
SUBMITTED_SHOWN = 20


class MyPage(Page):
    template_name = "cases/my_page/my_page.html"
    handbook_page = "min-side"

    def load(self, **kwargs: Any) -> None:
        user, self.today = self.request.user, timezone.localdate()
        self.person: Person | None = getattr(user, "person", None)
        self.mine = permissions.communities_of(user)
        self.desks = self._where(permissions.runs_community)
        opening = [where for where in self.mine if any(doors_of(user, where).values())]
        own = self.desks or opening
        self.community = own[0] if len(own) == 1 else None

    def doors(self) -> dict[str, bool]:
        """The office's menu of the one community in which the user has work."""
        return doors_of(self.request.user, self.community) if self.community else {}

    def guard(self) -> bool:
        return permissions.can_open_my_page(self.request.user)

    def context(self) -> dict[str, Any]:
        person = self.person
        asked = mine.asked_of(person, on=self.today, now=timezone.now()) if person else None
        return {
            "person": person,
            "asked": asked,
            "later": days_to_put_off(self.today),
            "rhythm": person.get_rhythm_display() if person and person.rhythm else _("as usual"),
            "unreached": deliveries.dead(person.email, at=timezone.now()) if person else None,
            "away": absences.ahead_of(person, on=self.today) if person else [],
            "meetings": self._meetings(asked.meetings) if person and asked else [],
            "standing": standing.standing(person=person, on=self.today) if person else None,
            "notices": self._notices(),
            "desks": self.desks,
            "overviews": self._where(permissions.oversees_community),
            "communities": Community.objects.all(),
            "today": self.today,
            "submitted": self._submitted(),
            "to_take_back": anchoring.tasks(person, on=self.today) if person else [],
            "may_submit": [
                council
                for where in self.mine
                for council in where.councils.all()
                if intake_permissions.can_submit_case(self.request.user, council)
            ],
        } | self._waiting(asked)

    def _submitted(self) -> list[dict[str, Any]]:
        """What I brought up (ALR-10) and its state; only the number when it was exempted since."""
        if self.person is None:
            return []
        user, rows = self.request.user, self.person.submitted_cases
        shown = list(rows.select_related("council__community")[:SUBMITTED_SHOWN])
        seen = set()
        for where in self.mine if shown else []:
            visible = cases_visible_to(user, where).filter(submitted_by=self.person)
            seen |= set(visible.values_list("pk", flat=True))
        return [
            {
                "case": case,
                "status": statuses.of_case(case),
                "opens": case.pk in seen,
                "titled": case.pk in seen or case.access != Access.EXEMPT,
                "may_change": intake_permissions.can_change_submitted(user, case),
            }
            for case in shown
        ]

    def _waiting(self, asked: mine.Asked | None) -> dict[str, Any]:
        """What waits with how late it is, and what was put aside a moment ago (`?endret=`)."""
        if asked is None:
            return {"tasks": [], "actions": [], "changed": []}
        matter = self.request.GET.get("endret")
        return {
            "tasks": [
                (task, task.late(self.today), self._days_since(task.due)) for task in asked.tasks
            ],
            "actions": [
                (point, mine.matter_of(point), days > 0, days)
                for point in asked.actions
                for days in (self._days_since(point.due),)
            ],
            "changed": [each for each in asked.put_off if each[0].matter == matter],
        }

    def _days_since(self, day: date | None) -> int:
        return (self.today - day).days if day else 0

    def _meetings(self, coming: list[Meeting]) -> list[tuple[Meeting, str, str | None]]:
        """Each with its address and the answer: None for one that nobody asks about."""
        said = calls.called_to(person=self.person, meetings=coming) if self.person else {}
        return [(each, self._address(each, said), said.get(each.pk)) for each in coming]

    def _address(self, meeting: Meeting, said: dict[int, str]) -> str:
        """Where one answers, with the papers; for those whose seat begins later the public page."""
        if meeting.pk in said:
            return mails.own_page(meeting)
        opens = can_see_council_work(self.request.user, meeting.council)
        return prepare_address(meeting) if opens else meeting.get_absolute_url()

    def _where(self, may: Callable[..., bool]) -> list[Community]:
        return [where for where in self.mine if may(self.request.user, where, on=self.today)]

    def _notices(self) -> Leaf[Any]:
        """One page of notices, each with its sentence as `sentence`."""
        told = Notice.objects.none()
        if self.person:
            told = standing.notices_to(self.person, at=timezone.now())
        number = self.request.GET.get("side", "1")
        leaf: Leaf[Any] = Paginator(told, NOTICES_SHOWN).get_page(number)
        for notice in leaf.object_list:
            notice.sentence = standing.sentence(notice)
        return leaf
