"""The year at a glance."""

from datetime import date

from cases.domain.meetings import wheel
from cases.models import Meeting
from councils.domain import closures
from tests.factories import council_of, planned


def found(agder, year=2027):
    rows = Meeting.objects.filter(starts_at__year=year).select_related("council")
    return wheel.months(rows, community=agder, year=year)


def test_months_has_twelve_with_meetings_where_they_are(agder):
    planned(council_of(agder), on=date(2027, 2, 10))

    months = found(agder)

    assert [month.first for month in months] == [date(2027, n, 1) for n in range(1, 13)]
    assert [month.first.month for month in months if month.meets] == [2]


def test_months_has_the_moving_holidays_of_the_year(agder):
    holidays = {line.day for month in found(agder) for line in month.lines if line.holiday}

    assert {date(2027, 3, 28), date(2027, 5, 17), date(2027, 5, 6)} <= holidays
    assert date(2026, 4, 5) in {
        line.day for month in found(agder, 2026) for line in month.lines if line.holiday
    }


def test_closed_days_over_new_year_stand_in_both_years(agder):
    closures.close(
        community=agder,
        name="Romjul",
        start=date(2026, 12, 24),
        last_day=date(2027, 1, 3),
        by=None,
    )

    closed = {
        year: [line.day for month in found(agder, year) for line in month.lines if line.closure]
        for year in (2026, 2027, 2028)
    }

    assert closed == {2026: [date(2026, 12, 24)], 2027: [date(2027, 1, 1)], 2028: []}


def test_meeting_comes_before_the_holiday_of_its_day(agder):
    planned(council_of(agder), on=date(2027, 5, 17))

    may = found(agder)[4]

    lines = [line for line in may.lines if line.day == date(2027, 5, 17)]
    assert [bool(line.meeting) for line in lines] == [True, False]
