"""A draft of the minutes to take along to Word."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.documents import minutes_word as document
from cases.domain.meetings import minutes
from cases.enums import MinutesState
from cases.views.case_papers import word_response
from cases.views.pages import MeetingPage
from legeraad.web.pages import OfficeRequest


class MinutesWord(MeetingPage):
    """While the minutes are being written; what has been closed is a PDF."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        current = minutes.current(self.meeting)
        if current is None or current.state != MinutesState.DRAFT:
            raise Http404
        self.minutes = current

    def guard(self) -> bool:
        return self.runs

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = self.meeting
        number = f"{meeting.council.label} {meeting.number:02d}-{meeting.year % 100:02d}"
        name = f"{number} {capfirst(_('draft of the minutes'))}.docx"
        return word_response(document.render(self.minutes), name)
