"""Whether enough are there for an item: told only where the mandate says how many must be."""

import pytest

from cases.domain.meetings import impartiality, presence, quorum, voting
from councils.models import Council
from members.models import Person
from tests import factories
from tests.factories import council_of, new_case

VOTERS = 14


@pytest.fixture
def meeting(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council)).meeting


def told(meeting, needed):
    council = Council.objects.get(pk=meeting.council_id)
    council.quorum = needed
    table = voting.table(meeting.pk)
    found = (quorum.of(council, item, table) for item in meeting.items.order_by("position"))
    return [each and (each.there, each.short) for each in found]


def test_nothing_is_told_where_the_mandate_is_silent(meeting):
    assert told(meeting, None) == [None, None]


@pytest.mark.parametrize(("needed", "short"), [(VOTERS, False), (VOTERS + 1, True)])
def test_exactly_as_many_as_needed_are_enough(needed, short, meeting):
    assert told(meeting, needed) == [(VOTERS, short)] * 2


def test_who_left_or_stepped_down_does_not_count_in_that_item(meeting):
    first, last = meeting.items.order_by("position")
    row = meeting.attendances.get(person__name="Q.B.")
    presence.set_presence(attendance=row, came_at=last, left_at=None, by=None)
    other = Person.objects.get(name="X.D.")
    for item in (first, last):
        impartiality.raise_question(item=item, person=other, reason="Eier.", by=None)

    assert told(meeting, VOTERS - 1) == [(VOTERS - 2, True), (VOTERS - 1, False)]
