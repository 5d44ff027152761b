"""Hours of meetings in a year against what was fixed for them."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from cases.domain.meetings import budget, cancelling, series
from tests.factories import council_of, small_council

DAYS = [date(2027, month, 10) for month in (2, 5, 9, 11)]


def planned(council, starts, ends, days=DAYS):
    times = [series.at_clock(day, time(*starts), time(*ends)) for day in days]
    series.plan(council=council, title="Året", times=times, place="Arendal", by=None)


def of_2027(council):
    [found] = budget.of_year([council], year=2027)
    return found


@pytest.fixture
def council(agder):
    found = small_council(agder)
    found.hours_per_year = Decimal(10)
    found.save()
    return found


def test_four_meetings_of_two_and_a_half_hours_are_ten(council):  # AHU-10
    planned(council, (15, 30), (18, 0))

    found = of_2027(council)

    assert (found.hours, found.limit, found.exceeded) == (Decimal(10), Decimal(10), False)
    assert found.words.count("10") == 2


def test_five_meetings_of_2017_are_thirteen_and_a_half(council):  # PRJ-4
    planned(council, (15, 30), (19, 0), [date(2027, 1, 10)])
    planned(council, (15, 30), (18, 0))

    found = of_2027(council)

    assert (found.hours, found.exceeded) == (Decimal("13.5"), True)


def test_cancelled_meetings_and_other_years_do_not_count(council):
    planned(council, (15, 30), (18, 0))
    planned(council, (15, 30), (18, 0), [date(2028, 1, 12)])
    first = council.meetings.order_by("starts_at").first()
    cancelling.cancel(meeting=first, why="Ferie", by=None)

    assert of_2027(council).hours == Decimal("7.5")


def test_warning_comes_when_the_year_is_over_its_hours(council):
    planned(council, (15, 30), (18, 0))
    more = [series.at_clock(date(2027, 12, 1), time(15, 30), time(16, 0))]

    assert "10,5" in budget.warning(council=council, times=more, year=2027)
    assert budget.warning(council=council, times=[], year=2027) == ""


def test_nothing_fixed_is_never_exceeded(agder):
    council = small_council(agder)
    planned(council, (8, 0), (16, 0))

    found = of_2027(council)

    assert (found.limit, found.exceeded) == (None, False)
    assert found.words.startswith("32")


def test_of_year_asks_once_for_all(agder, council, django_assert_num_queries):
    planned(council, (15, 30), (18, 0))

    bodies = [council_of(agder), council]

    with django_assert_num_queries(1):
        found = budget.of_year(bodies, year=2027)

    assert [each.hours for each in found] == [Decimal(0), Decimal(10)]
    assert found[1].after(timedelta(hours=1)).hours == Decimal(11)
