"""Six weeks, and longer over the holidays in which nobody meets."""

from datetime import date

import pytest
from django.utils import translation

from cases.domain.hearings.deadlines import propose, warnings
from legeraad import workdays


@pytest.mark.parametrize(
    ("sent_on", "deadline", "reasons"),
    [
        (date(2026, 9, 16), date(2026, 10, 28), 0),
        (date(2027, 2, 10), date(2027, 3, 31), 1),  # Easter Sunday is 28 March
        (date(2026, 6, 1), date(2026, 8, 10), 1),  # July
        (date(2026, 11, 23), date(2027, 1, 11), 1),  # Christmas
        (date(2026, 12, 1), date(2027, 1, 19), 1),
        (date(2026, 4, 3), date(2026, 5, 22), 1),  # Good Friday: Easter is not over
    ],
)
def test_deadline_proposed_is_six_weeks_and_longer_over_holidays(sent_on, deadline, reasons):
    proposed = propose(sent_on=sent_on)

    assert (proposed.day, len(proposed.reasons)) == (deadline, reasons)


def test_deadline_proposed_is_always_a_working_day():
    for day in range(1, 366):
        sent_on = date.fromordinal(date(2026, 12, 31).toordinal() + day)
        assert workdays.is_working_day(propose(sent_on=sent_on).day), sent_on


def test_deadline_that_is_short_is_warned_of():
    with translation.override("en"):
        said = warnings(sent_on=date(2026, 11, 23), deadline=date(2026, 12, 19))

    assert said == [
        "The bodies get 3 weeks. Six are usual.",
        "Christmas lies in between: one week more.",
        "The deadline is not a working day.",
    ]
    assert warnings(sent_on=date(2026, 9, 16), deadline=date(2026, 10, 28)) == []
