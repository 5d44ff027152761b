"""What stands on every agenda is on a meeting from the start, once."""

import uuid
from datetime import datetime

from cases.domain.meetings import agenda, planning, series, standing
from cases.models import Meeting
from tests.factories import OSLO, council_of

DAYS = [datetime(2027, 2, day, 15, 30, tzinfo=OSLO) for day in (3, 10)]


def facts(agder):
    return {
        "council": council_of(agder),
        "starts_at": DAYS[0],
        "ends_at": DAYS[0].replace(hour=18),
        "place": "Kristiansand",
    }


def stands(agder):
    standing.add(council=council_of(agder), title="Eventuelt", last=True, by=None)
    standing.add(council=council_of(agder), title="Referat", by=None)


def titles(meeting):
    return [item.title for item in meeting.items.order_by("position")]


def test_planned_meeting_has_what_stands_on_every_agenda(agder):
    stands(agder)

    assert titles(planning.plan(by=None, **facts(agder))) == ["Referat", "Eventuelt"]


def test_meeting_of_a_council_without_such_items_is_empty(agder):
    assert titles(planning.plan(by=None, **facts(agder))) == []


def test_form_sent_again_does_not_put_on_what_was_taken_off(agder):
    stands(agder)
    key = uuid.uuid4()
    first = planning.plan(form_key=key, by=None, **facts(agder))
    agenda.remove(item=first.items.get(title="Referat"), by=None)

    again = planning.plan(form_key=key, by=None, **facts(agder))

    assert (again, titles(again)) == (first, ["Eventuelt"])


def test_each_meeting_of_a_series_has_them(agder):
    stands(agder)

    made = series.plan(
        council=council_of(agder),
        title="Vårens møter",
        times=[(day, day.replace(hour=18)) for day in DAYS],
        place="Kristiansand",
        by=None,
    )

    assert [titles(each) for each in Meeting.objects.filter(series=made)] == [
        ["Referat", "Eventuelt"],
        ["Referat", "Eventuelt"],
    ]
