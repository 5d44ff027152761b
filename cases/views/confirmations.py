"""Confirmation of attendance as a PDF: for oneself, and from the secretariat for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.documents import confirmation
from cases.domain.meetings import hours
from cases.domain.meetings.hours import Line
from cases.views.hours import HoursPage, the_one
from councils.models import Community
from legeraad import pdf
from legeraad.web.downloads import made_here
from legeraad.web.pages import OfficeRequest, Page
from members.models import Person
from members.permissions import person_of


def answer_with(person: Person, lines: Sequence[Line], community: Community) -> HttpResponse:
    """The PDF as an attachment; without a meeting there is nothing to confirm."""
    if not lines:
        raise Http404
    content = confirmation.render(
        person=person, lines=lines, community=community, on=timezone.localdate()
    )
    name = _("Confirmation of attendance %(year)s.pdf") % {
        "year": timezone.localdate(lines[0].meeting.starts_at).year
    }
    return made_here(content, name=name, media_type=pdf.MEDIA_TYPE)


class OwnConfirmation(Page):
    """One's own year in one community."""

    http_method_names = ["get", "head", "options"]

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        if person is None:
            raise Http404
        self.person: Person = person
        self.community = get_object_or_404(Community, slug=kwargs["community"])
        every = hours.lines_of(person, year=kwargs["year"])
        self.lines = [each for each in every if each.meeting.council.community == self.community]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return answer_with(self.person, self.lines, self.community)


class OwnConfirmationOfOne(OwnConfirmation):
    """One meeting that one met."""

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        if person is None:
            raise Http404
        self.person = person
        line = the_one(hours.lines_of(person, year=kwargs["year"]), kwargs["attendance"])
        self.community, self.lines = line.meeting.council.community, [line]


class Confirmation(HoursPage):
    """Somebody's year in the councils that the user runs."""

    http_method_names = ["get", "head", "options"]

    def chosen(self, **kwargs: Any) -> list[Line]:
        return [each for each in self.lines if each.attendance.person_id == kwargs["person"]]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        lines = self.chosen(**kwargs)
        if not lines:
            raise Http404
        return answer_with(lines[0].attendance.person, lines, self.community)


class ConfirmationOfOne(Confirmation):
    """Somebody's one meeting."""

    def chosen(self, **kwargs: Any) -> list[Line]:
        return [the_one(self.lines, kwargs["attendance"])]
