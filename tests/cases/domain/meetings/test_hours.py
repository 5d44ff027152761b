"""Hours are noted by whoever met, once for each meeting."""

from datetime import timedelta

import pytest

from cases.domain.meetings import attendance, hours
from cases.enums import AttendanceStatus
from cases.models import TimeSpent
from legeraad.errors import DomainError
from tests import factories
from tests.factories import DAY, council_of


@pytest.fixture
def meeting(agder):
    return factories.opened(council_of(agder)).meeting


def met(meeting):
    return meeting.attendances.filter(status=AttendanceStatus.PRESENT).first()


def note(meeting, person, **minutes):
    facts = {"pre_meeting": 30, "preparation": 90} | minutes
    return hours.note(meeting=meeting, person=person, by=None, **facts)


def lines_of(row):
    return [line for line in hours.lines_of(row.person, year=DAY.year) if line.attendance == row]


def test_meeting_counts_as_long_as_its_notice_says(meeting):
    [line] = lines_of(met(meeting))

    assert (line.in_meeting, line.pre_meeting, line.preparation, line.total) == (180, 0, 0, 180)


def test_what_is_noted_is_added(meeting):
    row = met(meeting)

    note(meeting, row.person)

    [line] = lines_of(row)
    assert (line.pre_meeting, line.preparation, line.total) == (30, 90, 300)


def test_noted_again_it_replaces(meeting):
    row = met(meeting)
    note(meeting, row.person)

    note(meeting, row.person, preparation=15)

    spent = TimeSpent.objects.get(meeting=meeting)
    assert (spent.pre_meeting, spent.preparation, spent.history.count()) == (30, 15, 2)


def test_somebody_who_sent_apologies_notes_nothing(meeting):
    row = met(meeting)
    attendance.remove(attendance=row, by=None)
    attendance.record(
        meeting=meeting,
        seat=row.seat,
        person=row.person,
        status=AttendanceStatus.APOLOGIES,
        by=None,
    )

    with pytest.raises(DomainError):
        note(meeting, row.person)
    assert not TimeSpent.objects.exists()


def test_other_years_are_left_out(meeting):
    row = met(meeting)

    assert not [
        line for line in hours.lines_of(row.person, year=DAY.year - 1) if line.attendance == row
    ]


@pytest.mark.parametrize("meetings", [1, 3])
def test_lists_ask_the_same_for_one_meeting_and_for_three(
    agder, meetings, django_assert_num_queries
):
    for number in range(meetings):
        factories.opened(council_of(agder), on=DAY + timedelta(days=number))

    council = council_of(agder)

    with django_assert_num_queries(2):
        lines = hours.lines_in([council], year=DAY.year)
        told = {(line.attendance.person.name, line.meeting.council.label) for line in lines}

    assert len(told) >= 14
