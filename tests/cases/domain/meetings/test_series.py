"""Several meetings planned together; the clock is that of Oslo in summer and in winter."""

import uuid
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cases.domain.meetings import announcing, series
from cases.enums import MeetingState
from cases.models import Meeting, MeetingSeries
from legeraad.errors import DomainError
from tests.factories import DAY, council_of

OSLO = ZoneInfo("Europe/Oslo")
STARTS, ENDS = time(15, 30), time(18, 0)
WEDNESDAYS = [date(2026, 10, 21), date(2026, 10, 28), date(2027, 3, 24), date(2027, 3, 31)]
WEDNESDAY, THURSDAY = 2, 3


def times(days):
    return [series.at_clock(day, STARTS, ENDS) for day in days]


def made(agder, days=tuple(WEDNESDAYS), **facts):
    facts = {"title": "Møter", "times": times(days), "place": "Arendal", "by": None} | facts
    return series.plan(council=council_of(agder), **facts)


def starts_of(made_):
    rows = made_.meetings.order_by("starts_at")
    return [timezone.localtime(each.starts_at).strftime("%d.%m.%Y %H.%M") for each in rows]


def test_every_weeks_counts_from_the_first():
    assert series.every_weeks(first=DAY, weeks=2, count=3) == [
        date(2026, 9, 16),
        date(2026, 9, 30),
        date(2026, 10, 14),
    ]


@pytest.mark.parametrize(
    ("first", "months", "expected"),
    [
        (date(2026, 9, 16), 1, [date(2026, 9, 16), date(2026, 10, 21), date(2026, 11, 18)]),
        (date(2026, 11, 4), 2, [date(2026, 11, 4), date(2027, 1, 6), date(2027, 3, 3)]),
        # The fifth Wednesday is the last where a month has four.
        (date(2026, 9, 30), 1, [date(2026, 9, 30), date(2026, 10, 28), date(2026, 11, 25)]),
    ],
)
def test_every_months_keeps_the_weekday(first, months, expected):
    assert series.every_months(first=first, months=months, count=3) == expected


def test_plan_keeps_half_past_three_across_summer_time(agder):
    """25 October and 28 March lie between them."""
    assert starts_of(made(agder)) == [
        "21.10.2026 15.30",
        "28.10.2026 15.30",
        "24.03.2027 15.30",
        "31.03.2027 15.30",
    ]
    hours = [
        each.starts_at.astimezone(ZoneInfo("UTC")).hour
        for each in Meeting.objects.filter(series__isnull=False).order_by("starts_at")
    ]
    assert hours == [13, 14, 14, 13]


def test_plan_numbers_each_in_its_year(agder):
    labels = [each.label for each in made(agder).meetings.order_by("starts_at")]

    assert [label.split("/")[1] for label in labels] == ["26", "26", "27", "27"]
    assert labels[2:] == ["1/27", "2/27"]


def test_plan_twice_makes_one(agder):
    key = uuid.uuid4()

    first, second = (made(agder, form_key=key) for _ in range(2))

    assert first == second
    assert Meeting.objects.filter(series=first).count() == len(WEDNESDAYS)


@pytest.mark.parametrize("days", [[], [WEDNESDAYS[0]] * 2, [date(2026, 1, 1)] * (series.MOST + 1)])
def test_plan_of_nothing_too_much_or_twice_the_same_is_refused(agder, days):
    with pytest.raises(DomainError):
        made(agder, days)

    assert MeetingSeries.objects.count() == 0


def test_move_of_all_wednesdays_to_thursday_keeps_the_clock(agder):
    whole = made(agder)
    plan = series.moved(series.coming(whole), shift=series.to_weekday(THURSDAY))

    sent = series.move(plan, by=None)

    assert sent == []  # nobody knew of the days
    assert starts_of(whole) == [
        "22.10.2026 15.30",
        "29.10.2026 15.30",
        "25.03.2027 15.30",
        "01.04.2027 15.30",
    ]


def test_move_from_a_chosen_one_on_leaves_those_before(agder):
    whole = made(agder)
    third = whole.meetings.order_by("starts_at")[2]
    chosen = series.coming(whole, first=third)

    series.move(series.moved(chosen, shift=series.by_days(7), starts=time(12)), by=None)

    assert starts_of(whole) == [
        "21.10.2026 15.30",
        "28.10.2026 15.30",
        "31.03.2027 12.00",
        "07.04.2027 12.00",
    ]


def test_move_tells_those_who_knew(agder):
    whole = made(agder)
    announcing.announce(meetings=series.coming(whole)[:1], on=DAY, by=None)

    plan = series.moved(series.coming(whole), shift=series.by_days(1))

    assert len(series.move(plan, by=None)) == 1


def test_cancel_of_the_rest_gives_each_the_reason(agder):
    whole = made(agder)
    third = whole.meetings.order_by("starts_at")[2]

    series.cancel(series.coming(whole, first=third), why="Nytt råd", by=None)

    rows = whole.meetings.order_by("starts_at").values_list("state", "cancelled_why")
    planned, cancelled = (MeetingState.PLANNED, ""), (MeetingState.CANCELLED, "Nytt råd")
    assert list(rows) == [planned, planned, cancelled, cancelled]


def test_take_out_leaves_it_where_it_is(agder):
    whole = made(agder)
    first = whole.meetings.order_by("starts_at")[0]

    series.take_out(meeting=first, by=None)
    series.move(series.moved(series.coming(whole), shift=series.by_days(1)), by=None)

    first.refresh_from_db()
    assert (first.series, timezone.localdate(first.starts_at)) == (None, WEDNESDAYS[0])


def test_outlook_shows_all_and_plans_nothing(agder):
    found = series.outlook(council=council_of(agder), times=times([date(2027, 5, 17)]), on=DAY)

    [step] = found.steps
    assert "17. mai" in step.warnings[0].lower() or "grunnlov" in step.warnings[0].lower()
    assert MeetingSeries.objects.count() == 0


def test_outlook_of_a_move_does_not_clash_with_itself(agder):
    whole = made(agder, [date(2027, 1, 13), date(2027, 1, 20)])
    plan = series.moved(series.coming(whole), shift=series.by_days(7))

    found = series.outlook_of_move(plan, on=DAY)

    assert [step.warnings for step in found.steps] == [(), ()]
