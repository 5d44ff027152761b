"""A year's figure: seats times meetings, and by whom they were covered."""

from datetime import date

import pytest

from cases.domain.meetings import coverage
from cases.models import Attendance
from tests import factories
from tests.factories import council_of


@pytest.fixture
def council(agder):
    return council_of(agder)


def of_year(council, year, *, on=date(2026, 12, 31)):
    return next(each for each in coverage.yearly(council=council, on=on) if each.year == year)


def test_each_meeting_counts_its_seats_and_who_covered_them(council):
    before = of_year(council, 2026)
    closed = factories.closed(council, on=date(2026, 10, 14))
    met = Attendance.objects.filter(meeting=closed.meeting, seat__group__may_vote=True)
    row = met.get(seat__ordinal=4)
    row.as_substitute = True
    row.save()
    met.exclude(pk=row.pk).latest("pk").delete()

    after = of_year(council, 2026)

    seats = (after.places - before.places, after.meetings - before.meetings)
    assert seats[1] == 1
    assert after.by_substitute - before.by_substitute == 1
    assert after.by_member - before.by_member == met.count() - 1
    assert after.empty - before.empty == seats[0] - met.count()
    assert 0 < after.percent < 100


def test_meeting_that_is_not_held_counts_nothing(council):
    before = coverage.yearly(council=council, on=date(2026, 12, 31))
    factories.opened(council, on=date(2026, 10, 14))

    assert coverage.yearly(council=council, on=date(2026, 12, 31)) == before


def test_council_that_never_met_has_no_figure(agder):
    council = factories.small_council(agder)

    assert coverage.yearly(council=council, on=date(2026, 12, 31)) == []
