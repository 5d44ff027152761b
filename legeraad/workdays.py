"""Working days in Norway: not Saturdays, Sundays, public holidays, Christmas Eve or New Year's Eve.

The public holidays are those of the law, moving ones too; the two eves are days on which nobody
in an office expects a letter.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

DAY = timedelta(days=1)
EVES = ((12, 24), (12, 31))  # month, day


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NO", years=year))


@cache
def named_holidays(year: int, *, language: str) -> dict[date, str]:
    """The public holidays of a year by their day, in Norwegian or in English."""
    spoken = "en_US" if language.startswith("en") else "no"
    found = holidays.country_holidays("NO", years=year, language=spoken)
    return dict(sorted(found.items()))


def holiday(day: date, *, language: str) -> str:
    """The name of the public holiday on that day; empty on every other."""
    return named_holidays(day.year, language=language).get(day, "")


def is_working_day(day: date) -> bool:
    if day.weekday() >= 5 or (day.month, day.day) in EVES:  # noqa: PLR2004  Saturday and Sunday
        return False
    return day not in _holidays(day.year)


def next_working_day(day: date) -> date:
    """The first working day after that day."""
    return working_days_after(day, 1)


def working_days_after(day: date, count: int) -> date:
    """So many working days after a day; before it when `count` is negative. Zero is the day."""
    step = DAY if count > 0 else -DAY
    for _each in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day
