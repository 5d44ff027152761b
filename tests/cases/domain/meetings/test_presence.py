"""Who came late, who left early."""

import pytest

from cases.domain.meetings import attendance, minutes, presence
from councils.enums import ProfessionalGroup
from legeraad.errors import DomainError
from members.models import Person
from tests import factories
from tests.factories import council_of, new_case


@pytest.fixture
def meeting(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council)).meeting


def set_presence(row, came_at=None, left_at=None):
    return presence.set_presence(attendance=row, came_at=came_at, left_at=left_at, by=None)


def test_arrival_is_kept_and_taken_back(meeting):
    row = meeting.attendances.first()
    late = meeting.items.last()

    assert set_presence(row, came_at=late).came_at == late
    assert set_presence(row).came_at is None
    assert row.history.count() == 3


def test_nobody_leaves_before_having_come(meeting):
    first, last = meeting.items.all()

    with pytest.raises(DomainError):
        set_presence(meeting.attendances.first(), came_at=last, left_at=first)


def test_item_of_another_meeting_is_refused(agder, meeting):
    other = factories.planned(council_of(agder)).items.first()

    with pytest.raises(DomainError):
        set_presence(meeting.attendances.first(), left_at=other)


def test_guest_of_one_item_neither_comes_late_nor_leaves(meeting):
    guest = attendance.add_guest(
        meeting=meeting,
        person=Person.objects.get(name="W.Ø."),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        item=meeting.items.last(),
        by=None,
    )

    with pytest.raises(DomainError):
        set_presence(guest, came_at=meeting.items.last())


def test_presence_is_closed_with_the_minutes(agder):
    meeting = factories.closed(council_of(agder)).meeting

    with pytest.raises(DomainError):
        set_presence(meeting.attendances.first(), came_at=meeting.items.first())
    minutes.send_back(minutes=minutes.current(meeting), why="Kom sent", by=None)

    assert set_presence(meeting.attendances.first(), came_at=meeting.items.first()).came_at
