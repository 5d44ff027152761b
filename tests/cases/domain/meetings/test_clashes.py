"""What speaks against a day is said; nothing is stopped."""

from datetime import date, timedelta

import pytest

from cases.domain.meetings import cancelling, clashes, meetings
from councils.domain import closures
from members.domain import terms
from members.enums import FilledBy
from members.models import Term
from tests.cases.domain.meetings.test_series import times
from tests.factories import council_of, planned, small_council

TODAY = date(2026, 9, 1)
FREE = date(2027, 1, 20)  # a Wednesday


def said(council, day=FREE, *, on=TODAY, **facts):
    [(starts_at, ends_at)] = times([day])
    return clashes.warnings(council=council, starts_at=starts_at, ends_at=ends_at, on=on, **facts)


@pytest.mark.parametrize(
    ("day", "count", "word"),
    [
        (FREE, 0, ""),
        (date(2027, 5, 17), 1, ""),  # a Monday
        (date(2027, 3, 25), 1, "Skj"),
        (date(2027, 3, 24), 1, "Skj"),  # the day before
        (date(2027, 1, 23), 1, ""),  # a Saturday
    ],
)
def test_day_is_weighed(agder, day, count, word):
    found = said(council_of(agder), day)

    assert len(found) == count
    assert all(word in sentence for sentence in found)


def test_closed_week_is_named(agder):
    closures.close(
        community=agder, name="Vinterferie", start=FREE, last_day=FREE + timedelta(3), by=None
    )

    [sentence] = said(council_of(agder))

    assert "Vinterferie" in sentence


def test_same_council_at_the_same_time_is_said(agder):
    other = planned(council_of(agder), on=FREE)

    [sentence] = said(council_of(agder))

    assert other.label in sentence
    assert said(council_of(agder), beside=[other.pk]) == []


def test_other_council_with_the_same_people_names_them(agder):
    small = small_council(agder)
    planned(small, on=FREE)
    person = Term.objects.get(seat__group__council=small).person
    target = Term.objects.filter(
        seat__group__council=council_of(agder), seat__substitute_for=None, ended_on=None
    ).first()
    assert said(council_of(agder)) == []
    terms.end_term(term=target, on=date(2026, 9, 1), reason="term_over", by=None)
    terms.start_term(
        person=person,
        seat=target.seat,
        start=date(2026, 9, 1),
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="Fastlegene",
        by=None,
    )

    [sentence] = said(council_of(agder))

    assert person.name in sentence
    assert "FRP" in sentence


def test_cancelled_meeting_clashes_with_nobody(agder):
    other = planned(council_of(agder), on=FREE)
    cancelling.cancel(meeting=other, why="Ferie", by=None)

    assert said(council_of(agder)) == []


def test_short_notice_is_said_by_the_days_of_the_council(agder):  # AHU-9
    council = council_of(agder)
    council.answer_days = 7
    enough = FREE - timedelta(days=14)

    assert said(council, on=enough) == []
    assert len(said(council, on=enough + timedelta(days=1))) == 1


def test_past_day_is_said(agder):
    assert len(said(council_of(agder), on=FREE + timedelta(days=1))) == 1


def test_overlapping_times_are_found():
    assert clashes.overlapping(times([FREE, FREE]))
    assert not clashes.overlapping(times([FREE, FREE + timedelta(days=1)]))


def test_warned_meeting_is_planned_all_the_same(agder):
    [(starts_at, ends_at)] = times([date(2027, 5, 17)])

    made = meetings.plan(
        council=council_of(agder), starts_at=starts_at, ends_at=ends_at, place="Mandal", by=None
    )

    assert made.pk
