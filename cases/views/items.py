"""One item beside its text: on the page of the meeting, and before the meeting on its own page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from cases.domain.meetings import agenda
from cases.enums import MeetingState
from cases.forms.minutes import EntryForm
from cases.models import AgendaItem
from cases.views.meetings import prepare_address
from cases.views.minutes import SessionPage, address_of, session_address
from cases.views.pages import MeetingPage


class ItemPage(SessionPage):
    """`before` the meeting opens the item has a page of its own; later it stands in the meeting's.

    Not found once the minutes are closed.
    """

    before = False
    found: AgendaItem

    def load(self, **kwargs: Any) -> None:
        MeetingPage.load(self, **kwargs)
        rows = self.meeting.items.select_related("case__council", "meeting__council")
        self.found = get_object_or_404(rows, pk=kwargs["item"])
        if self.meeting.state in agenda.OPEN_FOR_ITEMS and not self.in_session:
            self.before = True
            self.template_name = "cases/minutes/before.html"
            return
        super().load(**kwargs)
        chosen = [entry for entry in self.entries if entry.item_id == self.found.pk]
        if not chosen:
            raise Http404
        self.chosen = chosen[0]

    @property
    def in_session(self) -> bool:
        return self.meeting.state == MeetingState.IN_SESSION

    @property
    def item(self) -> AgendaItem:
        return self.chosen.item if self.chosen else self.found

    def context(self) -> dict[str, Any]:
        if not self.before:
            return super().context()
        return self.treatment() | {
            "before": True,
            "may_ask": self.meeting.state == MeetingState.SUMMONED,
            "back": prepare_address(self.meeting),
        }

    def done(self, part: str) -> HttpResponse:
        """Back to the part of the page that was changed."""
        if self.before:
            return redirect(f"{address_of('item_proposals', self.meeting, self.item.pk)}#{part}")
        return redirect(f"{session_address(self.meeting, self.chosen)}#{part}")

    def refused(self, **extra: Any) -> HttpResponse:
        return self.show(status=422, form=self.entry_form(), **extra)

    def entry_form(self) -> EntryForm | None:
        return EntryForm(instance=self.chosen) if self.chosen else None
