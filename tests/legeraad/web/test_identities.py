"""Identity numbers are found however they are written; dates and telephones are not (U6)."""

import random
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.no import fodselsnummer

from legeraad.web.identities import numbers_in, refuse_identity_numbers

WRITTEN = ("{}{}", "{} {}", "{}-{}", "{}.{}", "{} {}", "{} - {}", "{}\u00ad{}", "{}\u2013{}")


def made_up(day: date, serial: int, *, more: int = 0) -> str | None:
    """A number with the right check digits; None where there is none for that serial."""
    first = f"{day.day + more:02}{day:%m%y}{serial:03}"
    one = fodselsnummer.calc_check_digit1(first)
    if one in ("10", "-"):
        return None
    two = fodselsnummer.calc_check_digit2(first + one)
    whole = first + one + two
    return whole if len(whole) == 11 and fodselsnummer.is_valid(whole) else None


@settings(max_examples=300, deadline=None)
@given(
    st.dates(date(1925, 1, 1), date(1999, 12, 31)),
    st.integers(0, 499),
    st.sampled_from(WRITTEN),
    st.sampled_from([0, 40]),
)
def test_every_number_is_found_in_every_way_of_writing_it(day, serial, way, more):
    number = made_up(day, serial, more=more)
    if number is None:
        return
    text = f"Pasienten ({way.format(number[:6], number[6:])}) kom på mandag."

    assert numbers_in(text) == [number]
    with pytest.raises(ValidationError):
        refuse_identity_numbers(text)


@pytest.mark.parametrize(
    "way", ["{} {} {} {} {}", "{}.{}.{} {}{}", "{}{}{} {} {}", "{}/{}/{}-{}{}"]
)
def test_number_in_smaller_pieces_is_found(way):
    number = next(filter(None, (made_up(date(1970, 5, 17), each) for each in range(100, 400))))
    pieces = number[:2], number[2:4], number[4:6], number[6:9], number[9:]

    assert numbers_in(way.format(*pieces)) == [number]


def test_dates_times_and_telephones_are_left_alone():
    draw = random.Random(6)  # noqa: S311  no secret
    hits = 0
    for _ in range(10_000):
        day = date(2026, 1, 1) + timedelta(days=draw.randrange(400))
        clock = f"{draw.randrange(24):02}.{draw.randrange(60):02}"
        phone = f"{draw.randrange(20_000_000, 99_999_999)}"
        text = draw.choice(
            [
                f"{day:%d.%m.%Y} kl. {clock}",
                f"+47 {phone[:2]} {phone[2:4]} {phone[4:6]} {phone[6:]}",
                f"tlf. {phone}, {day:%d.%m.%y}",
                f"{day:%d.%m.%Y}-{clock}",
                f"sak {draw.randrange(99)}/26, punkt {draw.randrange(40)}, {day:%Y-%m-%d} {clock}",
            ]
        )
        hits += bool(numbers_in(text))

    assert hits <= 1


@pytest.mark.parametrize("text", ["", "12345678901", "00000000000", "1" * 12, "Blodprøver 2026"])
def test_eleven_digits_that_are_nobody_are_left_alone(text):
    assert numbers_in(text) == []
    refuse_identity_numbers(text)
