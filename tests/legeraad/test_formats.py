"""Dates, clocks and money, as Språkrådet writes them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from legeraad.web import formats

DAY = dt.date(2026, 9, 6)
HARD = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", f"6.{HARD}september 2026"),
        ("nn", f"6.{HARD}september 2026"),
        ("en", f"6{HARD}September 2026"),
    ],
)
def test_day_follows_the_language(language, expected):
    with translation.override(language):
        assert formats.day(DAY) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", f"søndag 6.{HARD}september 2026"),
        ("nn", f"søndag 6.{HARD}september 2026"),
        ("en", f"Sunday 6{HARD}September 2026"),
    ],
)
def test_weekday_stands_before_the_day(language, expected):
    with translation.override(language):
        assert formats.weekday(DAY) == expected


def test_day_short_has_two_digits_in_tables():
    assert formats.day_short(DAY) == "06.09.2026"


def test_moment_just_before_midnight_utc_is_the_next_day_in_oslo():
    moment = dt.datetime(2026, 9, 6, 22, 30, tzinfo=dt.UTC)

    assert formats.day_short(moment) == "07.09.2026"
    assert formats.clock(moment) == f"kl.{HARD}00.30"


@pytest.mark.parametrize(
    ("language", "expected"), [("nb", f"kl.{HARD}15.30–18.00"), ("en", "15:30–18:00")]
)
def test_clock_range_has_an_en_dash_without_spaces(language, expected):
    with translation.override(language):
        assert formats.clock_range(dt.time(15, 30), dt.time(18, 0)) == expected


def test_clock_range_without_an_end_is_the_start():
    assert formats.clock_range(dt.time(15, 30), None) == f"kl.{HARD}15.30"


def test_clock_at_midnight_is_shown():
    assert formats.clock(dt.time(0, 0)) == f"kl.{HARD}00.00"


def test_period_with_both_ends():
    assert (
        formats.period(dt.date(2026, 3, 1), dt.date(2028, 2, 28))
        == f"1.{HARD}mars 2026–28.{HARD}februar 2028"
    )


@pytest.mark.parametrize(
    "function", [formats.day, formats.day_short, formats.weekday, formats.clock, formats.kroner]
)
def test_nothing_is_an_empty_string(function):
    assert function(None) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100_000, f"100{HARD}000{HARD}kr"),
        (0, f"0{HARD}kr"),
        (Decimal("1234.50"), f"1{HARD}234,50{HARD}kr"),
        (-850_000, f"-850{HARD}000{HARD}kr"),
    ],
)
def test_kroner_has_hard_spaces_and_a_decimal_comma(value, expected):
    assert formats.kroner(value) == expected


def test_kroner_in_english_names_the_currency_first():
    with translation.override("en"):
        assert formats.kroner(100_000) == f"NOK{HARD}100,000"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vera Øst", "V.Ø."),
        ("Vera Maria Øst", "V.Ø."),
        ("V.Ø.", "V.Ø."),
        ("vera@example.no", "V"),
        ("Veronika", "V."),
        ("", ""),
    ],
)
def test_initials(name, expected):
    assert formats.initials(name) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (120, "2 t"),
        (150, "2 t 30 min"),
        (None, ""),
    ],
)
def test_hours_are_written_out(minutes, expected):
    with translation.override("nb"):
        assert formats.hours(minutes) == expected.replace(" ", HARD)
