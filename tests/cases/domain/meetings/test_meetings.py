"""Planning a meeting and the moves that it can make."""

import uuid
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from cases.domain.meetings import meetings
from cases.enums import MEETING_MOVES, CasesEvent, MeetingState
from cases.models import Meeting
from legeraad.errors import DomainError
from tests import factories
from tests.factories import OSLO, council_of, planned


def plan(council, starts="2026-09-16 15:30", ends="2026-09-16 18:00", **more):
    begins, stops = (datetime.fromisoformat(text).replace(tzinfo=OSLO) for text in (starts, ends))
    return meetings.plan(
        council=council, starts_at=begins, ends_at=stops, place="Arendal", by=None, **more
    )


def test_meeting_gets_the_next_number_of_its_councils_year(agder):
    council = council_of(agder)

    this_year, next_year = plan(council), plan(council, "2027-01-13 15:30", "2027-01-13 18:00")

    assert (this_year.label, this_year.slug) == ("4/26", "2026-04")
    assert (next_year.label, next_year.slug) == ("1/27", "2027-01")


def test_year_of_a_meeting_is_the_year_in_oslo(agder):
    """Half past midnight on New Year's Day is still the old year in UTC."""
    meeting = plan(council_of(agder), "2027-01-01 00:30", "2027-01-01 02:00")

    assert (meeting.year, meeting.slug) == (2027, "2027-01")


def test_chair_and_minute_taker_are_those_who_hold_the_offices_that_day(agder):
    meeting = plan(council_of(agder))

    assert (meeting.chair.name, meeting.minute_taker.name) == ("T.Q.", "V.Ø.")


def test_meeting_of_a_council_without_offices_has_no_chair(agder):
    meeting = plan(council_of(agder, "oss"))

    assert (meeting.chair, meeting.minute_taker) == (None, None)


def test_meeting_that_ends_before_it_starts_takes_no_number(agder):
    council = council_of(agder)

    with pytest.raises(ValidationError):
        plan(council, ends="2026-09-16 15:00")

    assert plan(council).slug == "2026-04"


def test_form_sent_twice_plans_one_meeting(agder):
    council, key = council_of(agder), uuid.uuid4()

    first, second = plan(council, form_key=key), plan(council, form_key=key)

    assert first == second
    assert Meeting.objects.filter(form_key=key).count() == 1


def test_change_writes_what_was_changed(agder):
    meeting = planned(council_of(agder))

    meetings.change(meeting=meeting, place="Mandal", remote=True, by=None)

    meeting.refresh_from_db()
    assert (meeting.place, meeting.remote) == ("Mandal", True)
    assert meeting.history.first().history_change_reason == CasesEvent.MEETING_CHANGED


def test_meeting_that_was_held_is_not_changed(agder):
    held = factories.closed(council_of(agder)).meeting

    with pytest.raises(DomainError):
        meetings.change(meeting=held, place="Mandal", by=None)

    held.refresh_from_db()
    assert held.place == "Kristiansand"


@pytest.mark.parametrize("now", MeetingState)
@pytest.mark.parametrize("then", MeetingState)
def test_every_move_is_allowed_or_refused_as_the_table_says(now, then, agder):
    meeting = planned(council_of(agder))
    Meeting.objects.filter(pk=meeting.pk).update(state=now)
    allowed = then == now or then in MEETING_MOVES[now]

    try:
        meetings.move(meeting=meeting, to=then, on=date(2026, 9, 2), by=None)
        moved = True
    except DomainError:
        moved = False

    meeting.refresh_from_db()
    assert (moved, meeting.state) == (allowed, then if allowed else now)


def test_unchanged_state_writes_no_history(agder):
    meeting = planned(council_of(agder))
    before = meeting.history.count()

    meetings.move(meeting=meeting, to=MeetingState.PLANNED, by=None)

    assert meeting.history.count() == before
