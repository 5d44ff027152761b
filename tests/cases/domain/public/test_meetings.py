"""The public knows the day of a meeting; its agenda once sent, its minutes once approved."""

from datetime import date, datetime, timedelta

import pytest

from cases.domain.casework import cases
from cases.domain.meetings import agenda as office_agenda
from cases.domain.public import meetings
from cases.enums import Access, MeetingState, MinutesState
from cases.models import Meeting, Minutes
from tests import factories, world

NOW = datetime(2026, 11, 22, 12, tzinfo=factories.OSLO)


def slugs(rows):
    return [meeting.slug for meeting in rows]


def set_state(slug, state):
    Meeting.objects.filter(slug=slug).update(state=state)
    return Meeting.objects.get(slug=slug)


def test_meetings_are_to_come_or_held(agder):
    assert slugs(meetings.coming(agder, now=NOW)) == ["2026-03"]
    assert slugs(meetings.held(agder, now=NOW)) == ["2026-02", "2026-01"]


def test_nearest_meeting_to_come_stands_first(agder):
    council = factories.council_of(agder)
    factories.planned(council, on=date(2027, 2, 3))
    factories.planned(council, on=date(2026, 11, 25))

    assert slugs(meetings.coming(council=council, now=NOW)) == ["2026-04", "2026-03", "2027-01"]


def test_meeting_is_to_come_until_it_ends(agder):
    ends_at = Meeting.objects.get(slug="2026-03").ends_at
    after = ends_at + timedelta(seconds=1)

    assert slugs(meetings.coming(agder, now=ends_at)) == ["2026-03"]
    assert slugs(meetings.coming(agder, now=after)) == []
    assert slugs(meetings.held(agder, now=after))[0] == "2026-03"


def test_meeting_closed_before_its_end_is_held(agder):
    set_state("2026-03", MeetingState.HELD)

    assert slugs(meetings.coming(agder, now=NOW)) == []
    assert slugs(meetings.held(agder, now=NOW))[0] == "2026-03"


@pytest.mark.parametrize("now", [NOW, NOW + timedelta(days=365)])
def test_cancelled_meeting_is_in_no_list(agder, now):
    set_state("2026-03", MeetingState.CANCELLED)

    assert slugs(meetings.coming(agder, now=now)) == []
    assert slugs(meetings.held(agder, now=now)) == ["2026-02", "2026-01"]


def test_meetings_of_another_community_are_left_out(agder):
    nord, _secretary = world.neighbour()
    factories.planned(nord.councils.get(), on=date(2026, 12, 9))

    assert slugs(meetings.coming(agder, now=NOW)) == ["2026-03"]
    assert slugs(meetings.coming(nord, now=NOW)) == ["2026-01"]
    assert meetings.coming(now=NOW).count() == 2


def test_held_meeting_says_whether_its_minutes_are_approved(agder):
    factories.closed(factories.council_of(agder))

    rows = meetings.held(agder, now=NOW)

    assert [meeting.has_minutes for meeting in rows] == [False, True, True]


@pytest.mark.parametrize(
    ("state", "items"),
    [
        (MeetingState.PLANNED, 0),
        (MeetingState.SUMMONED, 1),
        (MeetingState.IN_SESSION, 1),
        (MeetingState.HELD, 1),
        (MeetingState.CANCELLED, 0),
    ],
)
def test_agenda_is_public_from_the_day_it_is_sent(agder, state, items):
    planned = factories.planned(factories.council_of(agder))

    assert len(meetings.agenda(set_state(planned.slug, state))) == items


@pytest.mark.parametrize(
    ("access", "title", "basis"),
    [
        (Access.OPEN, "Hvem følger opp?", ""),
        (Access.PARTLY, "Hvem følger opp?", ""),
        (Access.EXEMPT, "", "offl. § 13"),
    ],
)
def test_agenda_hides_the_title_of_an_exempt_case(agder, access, title, basis):
    meeting = factories.planned(factories.council_of(agder))
    case = factories.new_case(meeting.council)
    basis_on_file = "" if access == Access.OPEN else "offl. § 13"
    cases.change(case=case, access=access, legal_basis=basis_on_file, by=None)
    office_agenda.add_case(meeting=meeting, case=case, by=None)
    meeting = office_agenda.send(meeting=meeting, on=factories.DAY, by=None)

    shown = meetings.agenda(meeting)[-1]

    assert (shown.title, shown.legal_basis) == (title, basis)
    assert shown.number == f"{case.number:02d}/26"
    assert shown.at == meeting.starts_at + timedelta(minutes=5)  # the formal item before it


@pytest.mark.parametrize("state", [MinutesState.DRAFT, MinutesState.WITH_CHAIR])
def test_minutes_are_not_public_before_they_are_approved(agder, state):
    draft = factories.closed(factories.council_of(agder))
    Minutes.objects.filter(pk=draft.pk).update(state=state)

    assert meetings.approved_minutes(draft.meeting) is None


def test_approved_minutes_stay_while_a_later_version_is_written(agder):
    approved = Minutes.objects.get(meeting__slug="2026-02")
    Minutes.objects.create(meeting=approved.meeting, version=2, reopened_why="Feil.")

    assert meetings.approved_minutes(approved.meeting) == approved


def test_public_file_is_the_one_made_of_the_approved_minutes(agder):
    """Not the chair's copy, not the full rendition; none until the worker has made it."""
    stored = factories.filed(factories.closed(factories.council_of(agder)))
    stored = factories.approved(stored, on=NOW.date())
    assert meetings.public_file(stored) is None

    factories.filed(stored)

    shown = meetings.public_file(stored)
    assert (shown.rendition, shown.state) == ("public", "approved")
