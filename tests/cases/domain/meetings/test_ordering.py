"""The whole order of an agenda at once, and what stands of one item."""

import pytest

from cases.domain.meetings import agenda, meetings, ordering
from cases.enums import ItemKind, MeetingState
from legeraad.errors import DomainError
from tests import factories


@pytest.fixture
def meeting(agder):
    made = factories.planned(factories.council_of(agder))
    for title in "BC":
        agenda.add_item(meeting=made, title=title, by=None)
    return made


def keys(meeting):
    return list(meeting.items.order_by("position").values_list("pk", flat=True))


def test_reorder_writes_history_of_those_that_moved_only(meeting):
    first, second, third = keys(meeting)

    ordering.reorder(
        meeting=meeting, order=[second, first, third], seen=[first, second, third], by=None
    )

    moved = [item.history.latest().history_change_reason for item in meeting.items.all()]
    assert keys(meeting) == [second, first, third]
    assert moved == ["item.moved", "item.moved", "item.added"]


@pytest.mark.parametrize("order", [[], [1], [-1, -2, -3]])
def test_reorder_of_other_items_is_refused(meeting, order):
    before = keys(meeting)

    with pytest.raises(DomainError):
        ordering.reorder(meeting=meeting, order=order, seen=before, by=None)

    assert keys(meeting) == before


def test_edit_of_a_cancelled_meeting_is_refused(meeting):
    item = meeting.items.first()
    meetings.move(meeting=meeting, to=MeetingState.CANCELLED, by=None)

    with pytest.raises(DomainError):
        ordering.edit(
            item=item,
            title="Nytt",
            kind=ItemKind.FORMAL,
            presenter="",
            minutes_planned=5,
            begins_at=None,
            by=None,
        )

    item.refresh_from_db()
    assert item.title != "Nytt"
