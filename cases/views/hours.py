"""Hours: one's own on Min side, and everybody's for the secretariat."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.meetings import hours
from cases.domain.meetings.hours import Line
from cases.forms.hours import HoursForm
from councils.views.pages import CommunityPage
from legeraad.web.downloads import made_here
from legeraad.web.pages import FormPage, OfficeRequest, Page
from legeraad.web.spreadsheets import CSV_TYPE, Cell, write_csv
from members.models import Person
from members.permissions import councils_run_by, person_of

OLDEST = 2010  # the year before which nobody asks


def year_of(request: OfficeRequest) -> int:
    """The year in the address (`?ar=2026`), else the one that runs."""
    this = timezone.localdate().year
    typed = request.GET.get("ar", "")
    wanted = int(typed) if typed.isdecimal() and len(typed) == len(str(this)) else this
    return wanted if OLDEST <= wanted <= this else this


class OwnHours(Page):
    """The meetings that one met, with what one noted; the rest of the year at a glance."""

    template_name = "cases/hours/own.html"
    handbook_page = "timer"

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        if person is None:
            raise Http404
        self.person: Person = person
        self.year = year_of(self.request)
        self.lines = hours.lines_of(person, year=self.year)

    def context(self) -> dict[str, Any]:
        bodies = [line.meeting.council.community for line in self.lines]
        return {
            "lines": self.lines,
            "communities": list(dict.fromkeys(bodies)),
            "total": total(self.lines),
            **years(self.year),
        }


class OwnHoursNote(FormPage, OwnHours):
    template_name = "cases/hours/note.html"
    form_class = HoursForm

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        if person is None:
            raise Http404
        self.person = person
        every = hours.lines_of(person, year=kwargs["year"])
        self.line = the_one(every, kwargs["attendance"])
        self.back = f"{reverse('cases:own_hours')}?ar={kwargs['year']}"

    def context(self) -> dict[str, Any]:
        return {"line": self.line, "back": self.back}

    def initial(self) -> dict[str, Any]:
        return noted(self.line)

    def act(self, form: Any) -> HttpResponse:
        note(self.line, form, by=self.request.user)
        messages.success(self.request, _("The hours are noted."))
        return redirect(self.back)


class HoursPage(CommunityPage):
    """Everybody's hours in the councils that the user runs, by person."""

    template_name = "cases/hours/list.html"
    handbook_page = "timer"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)
        self.year = kwargs.get("year") or year_of(self.request)
        self.lines = hours.lines_in(self.councils, year=self.year)

    def guard(self) -> bool:
        return bool(self.councils)

    def context(self) -> dict[str, Any]:
        by_person = groupby(self.lines, lambda line: line.attendance.person)
        people = [(person, list(rows)) for person, rows in by_person]
        return {
            "people": [(person, rows, total(rows)) for person, rows in people],
            "total": total(self.lines),
            "file": f"{reverse('cases:hours_file', args=[self.community.slug])}?ar={self.year}",
            **years(self.year),
        }


class HoursNote(FormPage, HoursPage):
    """On behalf of somebody who met."""

    template_name = "cases/hours/note.html"
    form_class = HoursForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not self.councils:
            return
        self.line = the_one(self.lines, kwargs["attendance"])
        self.back = f"{reverse('cases:hours', args=[self.community.slug])}?ar={self.year}"

    def context(self) -> dict[str, Any]:
        return {"line": self.line, "back": self.back, "whose": self.line.attendance.person}

    def initial(self) -> dict[str, Any]:
        return noted(self.line)

    def act(self, form: Any) -> HttpResponse:
        note(self.line, form, by=self.request.user)
        messages.success(self.request, _("The hours are noted."))
        return redirect(self.back)


class HoursFile(HoursPage):
    """The same for a spreadsheet: a line for each person and meeting."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = [_cells(line) for line in self.lines]
        name = f"timer-{self.community.slug}-{self.year}.csv"
        lines = write_csv([_heading(), *rows])
        return made_here(lines, name=name, media_type=CSV_TYPE)


def the_one(lines: list[Line], attendance: int) -> Line:
    found = [line for line in lines if line.attendance.pk == attendance]
    if not found:
        raise Http404
    return found[0]


def noted(line: Line) -> dict[str, int]:
    if line.spent is None:
        return {}
    return {"pre_meeting": line.pre_meeting, "preparation": line.preparation}


def note(line: Line, form: Any, *, by: Any) -> None:
    hours.note(meeting=line.meeting, person=line.attendance.person, by=by, **form.cleaned_data)


def total(lines: list[Line]) -> int:
    return sum(line.total for line in lines)


def years(year: int) -> dict[str, int | None]:
    this = timezone.localdate().year
    return {"year": year, "before": year - 1, "after": year + 1 if year < this else None}


def _heading() -> list[Cell]:
    return [
        _("Name"),
        _("Council"),
        _("Meeting"),
        _("Date"),
        _("As"),
        _("Substitute"),
        _("Where"),
        _("Minutes in the meeting"),
        _("Minutes of pre-meeting"),
        _("Minutes of preparation"),
        _("Minutes together"),
    ]


def _cells(line: Line) -> list[Cell]:
    row = line.attendance
    return [
        row.person.name,
        line.meeting.council.label,
        line.meeting.label,
        timezone.localdate(line.meeting.starts_at),
        row.get_professional_group_display(),
        _("yes") if row.as_substitute else "",
        row.get_mode_display(),
        line.in_meeting,
        line.pre_meeting,
        line.preparation,
        line.total,
    ]
