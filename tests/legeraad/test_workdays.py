"""Working days in Norway: which days are none, and counting past them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legeraad import workdays
from legeraad.workdays import is_working_day, next_working_day, working_days_after

DAYS = st.dates(date(2020, 1, 1), date(2070, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),  # Easter
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),  # Ascension
        date(2026, 5, 25),  # Whit Monday
        date(2027, 5, 17),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2026, 11, 21),  # Saturday
        date(2026, 11, 22),  # Sunday
    ],
)
def test_day_off(day):
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 1),  # before Maundy Thursday
        date(2026, 4, 7),
        date(2026, 5, 15),  # after Ascension
        date(2026, 12, 23),
        date(2026, 12, 28),
        date(2026, 12, 30),
        date(2028, 2, 29),
    ],
)
def test_day_in_the_office(day):
    assert is_working_day(day)


@pytest.mark.parametrize(("year", "count"), [(2026, 251), (2027, 253), (2028, 251)])
def test_year_has_so_many_working_days(year, count):
    first = date(year, 1, 1)
    number = (date(year + 1, 1, 1) - first).days
    assert sum(is_working_day(first + timedelta(days=day)) for day in range(number)) == count


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 4, 1), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 4, 7), -1, date(2026, 4, 1)),
        (date(2026, 12, 23), 2, date(2026, 12, 29)),
        (date(2026, 12, 30), 1, date(2027, 1, 4)),  # over New Year
        (date(2027, 1, 4), -2, date(2026, 12, 29)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),  # zero is the day, even a Saturday
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
    ],
)
def test_so_many_working_days_after(day, count, then):
    assert working_days_after(day, count) == then


@given(DAYS, st.integers(-30, 30))
def test_counting_there_and_back_ends_where_it_began(day, count):
    start = next_working_day(day)

    assert working_days_after(working_days_after(start, count), -count) == start


@given(DAYS)
def test_next_working_day_is_the_first_one_after(day):
    following = next_working_day(day)
    between = [day + timedelta(days=number) for number in range(1, (following - day).days)]

    assert is_working_day(following)
    assert not any(is_working_day(each) for each in between)


def test_holidays_of_a_year_are_asked_for_once():
    workdays._holidays.cache_clear()

    for number in range(365):
        is_working_day(date(2026, 1, 1) + timedelta(days=number))

    assert workdays._holidays.cache_info().misses == 1
