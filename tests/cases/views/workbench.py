"""Short names for the office's addresses of a meeting, and a meeting under way."""

from __future__ import annotations

from datetime import date

from cases.domain.casework import cases
from cases.domain.meetings import agenda, approval, attendance, minutes
from cases.enums import CaseOrigin
from cases.models import Case, Meeting, Minutes, Theme
from councils.models import Council

COMING = "2026-03"  # the meeting of 2 December in the sample


def at(part: str = "", meeting: str = COMING) -> str:
    return f"/agder/utvalg/alr/moter/{meeting}/{part}"


def alr() -> Council:
    return Council.objects.get(slug="alr")


def coming() -> Meeting:
    return Meeting.objects.get(council__slug="alr", slug=COMING)


def new_case(title: str = "Hvem melder inn saken?") -> Case:
    return cases.register(
        council=alr(),
        title=title,
        summary="Kort.",
        origin=CaseOrigin.OWN_INITIATIVE,
        themes=Theme.objects.all()[:1],
        on=date(2026, 11, 22),
        by=None,
    )


def in_session() -> Meeting:
    """The coming meeting with one case, opened."""
    meeting = coming()
    agenda.add_case(meeting=meeting, case=new_case(), by=None)
    agenda.send(meeting=meeting, on=date(2026, 11, 22), by=None)
    minutes.open_session(meeting=meeting, by=None)
    return coming()


def written(meeting: Meeting) -> Meeting:
    """A meeting whose minutes lack nothing."""
    attendance.everyone_present(meeting=meeting, by=None)
    for entry in minutes.current(meeting).entries.all():
        outcome = "advice" if entry.item.case else "noted"
        minutes.write(entry=entry, revision=1, outcome=outcome, advice="Rådet tilrår.", by=None)
    return meeting


def with_chair() -> Minutes:
    """The coming meeting is over, and its minutes lie with the chair."""
    return minutes.close(minutes=minutes.current(written(in_session())), by=None)


def with_those_who_met() -> Minutes:
    """The chair has read them; the others have a week."""
    closed = with_chair()
    return approval.circulate(
        minutes=closed,
        reader=closed.meeting.chair,
        due=date(2026, 11, 29),
        on=date(2026, 11, 22),
        by=None,
    )
