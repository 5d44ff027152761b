"""What is done once a day is put once, under the day in Oslo, however often the sweep comes."""

import pytest
import time_machine

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain.daily import _kinds
from legeraad.outbox.models import Job

KIND = "test.day"


@pytest.fixture
def kinds():
    """The kinds of daily work: none but those of the test."""
    ours = _kinds[:]
    _kinds.clear()
    yield _kinds
    _kinds[:] = ours


@pytest.fixture
def days(kinds, handler, db):
    """The days that the one kind of daily work was called with."""
    done = []

    def work(on):
        done.append(on)

    handler(work, kind=KIND)
    kinds.append(KIND)
    return done


def put_at(*moments):
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            outbox.put_today()


def keys():
    return list(Job.objects.order_by("pk").values_list("key", flat=True))


def test_each_day_is_put_once(days):
    put_at("2027-03-01T08:00Z", "2027-03-01T08:15Z", "2027-03-02T08:00Z", "2027-03-01T20:00Z")

    assert keys() == [f"{KIND}:2027-03-01", f"{KIND}:2027-03-02"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2027-02-28T22:59:59Z", "2027-02-28T23:00:00Z"),  # winter: Oslo is one hour ahead
        ("2027-06-30T21:59:59Z", "2027-06-30T22:00:00Z"),  # summer: two
    ],
)
def test_day_begins_at_midnight_in_oslo(before, after, days):
    put_at(before, after)

    assert keys() == [f"{KIND}:{before[:10]}", f"{KIND}:{next_month(before)}"]


def next_month(moment):
    return f"2027-0{int(moment[6]) + 1}-01"


def test_work_is_told_its_day_when_it_is_done_later(days):
    put_at("2027-03-01T08:00Z")

    with time_machine.travel("2027-03-04T08:00Z", tick=False):
        outbox.run_due()

    assert days == ["2027-03-01"]


def test_days_that_were_missed_are_not_put(days):
    """The work looks at the state, so the next day does what the missed ones left (O8)."""
    put_at("2027-03-01T08:00Z", "2027-03-05T08:00Z")

    assert keys() == [f"{KIND}:2027-03-01", f"{KIND}:2027-03-05"]


def test_all_kinds_are_put_even_where_one_is_there_already(days, kinds):
    put_at("2027-03-01T08:00Z")
    kinds.append("test.other")

    put_at("2027-03-01T08:15Z")

    assert keys() == [f"{KIND}:2027-03-01", "test.other:2027-03-01"]


def test_daily_work_is_registered_and_handled_once(kinds):
    with pytest.raises(ValueError, match=r"members\.day"):
        outbox.daily("members.day")(lambda on: None)
