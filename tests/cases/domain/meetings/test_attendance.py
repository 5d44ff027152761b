"""Who met, in whose seat, and who may vote."""

import pytest
from django.db import IntegrityError, transaction

from cases.domain.meetings import attendance, minutes, presence
from cases.enums import AttendanceStatus, Mode
from cases.models import Attendance, Meeting
from councils.enums import ProfessionalGroup
from councils.models import Seat
from legeraad.errors import DomainError
from members.models import Person
from tests import factories
from tests.factories import council_of, planned

PRESENT, APOLOGIES = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES


@pytest.fixture
def meeting(agder):
    """In session on a day when every seat is held; nobody is recorded."""
    meeting = factories.opened(council_of(agder)).meeting
    for row in meeting.attendances.all():
        attendance.remove(attendance=row, by=None)
    return meeting


def seat(ordinal):
    return Seat.objects.get(group__council__slug="alr", ordinal=ordinal, substitute_for=None)


def person(name):
    return Person.objects.get(name=name)


def record(meeting, ordinal, name, status=PRESENT, **more):
    return attendance.record(
        meeting=meeting, seat=seat(ordinal), person=person(name), status=status, by=None, **more
    )


def chair_of(meeting, ordinal):
    return next(c for c in attendance.chairs(meeting) if c.seat.ordinal == ordinal)


def test_holder_meets_for_the_seat(meeting):
    row = record(meeting, 4, "Q.B.")

    assert (row.as_substitute, row.professional_group, row.mode) == (False, "gp", Mode.ROOM)
    assert chair_of(meeting, 4).state == "on"


def test_substitute_meets_while_the_holder_sends_apologies(meeting):
    record(meeting, 4, "Q.B.", APOLOGIES)
    row = record(meeting, 4, "Q.V.")

    chair = chair_of(meeting, 4)
    assert row.as_substitute
    assert (chair.state, chair.met.person.name, chair.apologies.person.name) == (
        "half",
        "Q.V.",
        "Q.B.",
    )


def test_seat_has_one_voter(meeting):
    record(meeting, 4, "Q.B.")
    substitute = record(meeting, 4, "Q.V.")

    assert (substitute.seat, substitute.status) == (None, PRESENT)  # AHU-9: may attend
    assert [row.person.name for row in attendance.present_voters(meeting)] == ["Q.B."]


def test_database_too_knows_one_voter_per_seat(meeting):
    record(meeting, 4, "Q.B.")
    sorry = record(meeting, 4, "Q.V.", APOLOGIES)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=sorry.pk).update(status=PRESENT)


def test_entry_is_changed_and_not_doubled(meeting):
    record(meeting, 4, "Q.B.")
    record(meeting, 4, "Q.B.", APOLOGIES, mode=Mode.REMOTE)

    row = meeting.attendances.get(person__name="Q.B.")
    assert (row.status, row.mode, row.history.count()) == (APOLOGIES, Mode.REMOTE, 2)


@pytest.mark.parametrize("name", ["X.D.", "Q.V.", "Y.R."])
def test_nobody_meets_in_a_seat_that_is_not_theirs(name, meeting):
    with pytest.raises(DomainError, match=name):
        record(meeting, 5 if name == "Q.V." else 4, name)

    assert meeting.attendances.count() == 0


def test_seat_of_another_council_is_refused(agder, meeting):
    other = Seat.objects.get(group__council=factories.small_council(agder))

    with pytest.raises(DomainError):
        attendance.record(
            meeting=meeting, seat=other, person=person("Q.B."), status=PRESENT, by=None
        )


def test_everyone_present_respects_what_is_recorded(meeting):
    record(meeting, 4, "Q.B.", APOLOGIES)
    record(meeting, 6, "Z.F.")

    count = attendance.everyone_present(meeting=meeting, by=None)
    again = attendance.everyone_present(meeting=meeting, by=None)

    assert (count, again) == (12, 0)
    assert chair_of(meeting, 4).met is None
    assert len(attendance.present_voters(meeting)) == 13


def test_guest_is_there_for_one_item_without_a_vote(meeting):
    item = meeting.items.first()

    attendance.add_guest(
        meeting=meeting,
        person=person("W.Ø."),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        item=item,
        by=None,
    )

    assert [(row.person.name, row.item) for row in attendance.others(meeting)] == [("W.Ø.", item)]
    assert attendance.present_voters(meeting) == []


def test_guest_is_recorded_once(meeting):
    facts = {
        "meeting": meeting,
        "person": person("W.Ø."),
        "professional_group": ProfessionalGroup.HOSPITAL_DOCTOR,
        "by": None,
    }
    attendance.add_guest(**facts)

    with pytest.raises(DomainError) as refusal:
        attendance.add_guest(**facts)

    assert refusal.value.field == "person"


def test_guest_for_an_item_of_another_meeting_is_refused(agder, meeting):
    other = planned(council_of(agder)).items.first()

    with pytest.raises(DomainError) as refusal:
        attendance.add_guest(
            meeting=meeting,
            person=person("W.Ø."),
            professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
            item=other,
            by=None,
        )

    assert refusal.value.field == "item"


def test_attendance_is_closed_with_the_minutes_and_open_when_they_are_sent_back(agder):
    closed = factories.closed(council_of(agder))

    with pytest.raises(DomainError):
        record(closed.meeting, 4, "Q.B.", APOLOGIES)
    minutes.send_back(minutes=closed, why="Q.B. meldte forfall", by=None)

    assert record(closed.meeting, 4, "Q.B.", APOLOGIES).status == APOLOGIES


def test_attendance_before_the_meeting_is_refused(agder):
    meeting = planned(council_of(agder))

    with pytest.raises(DomainError):
        attendance.everyone_present(meeting=meeting, by=None)


def test_removed_entry_leaves_its_history(meeting):
    row = record(meeting, 4, "Q.B.")
    key = row.pk

    attendance.remove(attendance=row, by=None)

    assert meeting.attendances.count() == 0
    assert [h.history_type for h in Attendance.history.filter(id=key)] == ["-", "+"]


def test_chairs_ask_the_database_as_often_for_many_seats(meeting, django_assert_num_queries):
    attendance.everyone_present(meeting=meeting, by=None)
    meeting = Meeting.objects.select_related("council").get(pk=meeting.pk)

    with django_assert_num_queries(5):
        attendance.chairs(meeting)


def test_meeting_on_screen_records_people_on_screen(agder):
    draft = factories.opened(council_of(agder))
    draft.meeting.remote = True
    draft.meeting.save()
    attendance.remove(attendance=draft.meeting.attendances.get(person__name="Q.B."), by=None)

    assert record(draft.meeting, 4, "Q.B.").mode == Mode.REMOTE


def test_apologies_of_somebody_who_was_recorded_as_late_take_the_hour_away(meeting):
    row = record(meeting, 4, "Q.B.")
    presence.set_presence(attendance=row, came_at=meeting.items.first(), left_at=None, by=None)

    sorry = record(meeting, 4, "Q.B.", APOLOGIES)

    assert (sorry.status, sorry.came_at, sorry.left_at) == (APOLOGIES, None, None)


def test_substitute_called_in_for_one_item_may_sit_in_the_seat_after_all(meeting):
    attendance.add_guest(
        meeting=meeting,
        person=person("Q.V."),
        professional_group=ProfessionalGroup.GP,
        item=meeting.items.first(),
        by=None,
    )

    row = record(meeting, 4, "Q.V.")

    assert (row.seat, row.item, row.as_substitute) == (seat(4), None, True)
