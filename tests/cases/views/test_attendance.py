"""Attendance during the meeting, one press at a time."""

import pytest
from django.utils import timezone

from cases.domain.meetings import attendance
from cases.enums import AttendanceStatus
from cases.models import Guest
from members.models import Person
from tests import world
from tests.cases.views.workbench import at, in_session

HTMX = {"hx-request": "true"}


def press(client, seat, person, status, **extra):
    who = f"{Person.objects.get(name=person).pk}:{status}"
    return client.post(at("oppmote/"), {"seat": seat.pk, "who": who}, **extra)


def chair_of(meeting, ordinal):
    return next(each for each in attendance.chairs(meeting) if each.seat.ordinal == ordinal)


def test_everyone_present_fills_all_but_the_vacant_seat(as_secretary):
    meeting = in_session()

    for _ in range(2):
        as_secretary.post(at("oppmote/alle/"))

    assert meeting.attendances.count() == 13
    assert chair_of(meeting, 7).state == "vacant"


def test_apologies_and_the_substitute_share_one_seat(as_secretary):
    """AHU-9: the substitute stands for the seat; the member's apologies stay on record."""
    meeting = in_session()
    seat = chair_of(meeting, 4).seat

    press(as_secretary, seat, "Q.B.", "apologies")
    press(as_secretary, seat, "Q.V.", "present")

    chair = chair_of(meeting, 4)
    assert (chair.met.person.name, chair.met.as_substitute, chair.state) == ("Q.V.", True, "half")
    assert chair.apologies.person.name == "Q.B."


def test_second_one_in_a_seat_has_no_vote(as_secretary):
    meeting = in_session()
    seat = chair_of(meeting, 4).seat
    press(as_secretary, seat, "Q.B.", "present")

    press(as_secretary, seat, "Q.V.", "present")

    assert chair_of(meeting, 4).met.person.name == "Q.B."
    assert [row.person.name for row in attendance.others(meeting)] == ["Q.V."]


def test_somebody_who_does_not_sit_there_is_refused(as_secretary):
    meeting = in_session()
    seat = chair_of(meeting, 4).seat

    answer = press(as_secretary, seat, "T.Q.", "present", headers=HTMX)

    assert "T.Q. sitter ikke på denne plassen." in answer.text
    assert meeting.attendances.count() == 0


def test_nonsense_is_refused_in_a_sentence(as_secretary):
    meeting = in_session()

    answer = as_secretary.post(at("oppmote/"), {"seat": "x", "who": "\x00"})

    assert answer.status_code == 422
    assert meeting.attendances.count() == 0


def test_press_with_htmx_answers_with_the_list_and_the_count(as_secretary):
    meeting = in_session()
    seat = chair_of(meeting, 1).seat

    answer = press(as_secretary, seat, "T.Q.", "present", headers=HTMX)

    assert answer.templates[0].name == "cases/minutes/_attendance.html"
    assert 'id="met" hx-swap-oob="true"' in answer.text
    assert meeting.attendances.get().status == AttendanceStatus.PRESENT


def test_take_back_removes_the_entry_and_keeps_its_history(as_secretary):
    meeting = in_session()
    press(as_secretary, chair_of(meeting, 1).seat, "T.Q.", "present")
    row = meeting.attendances.get()

    as_secretary.post(at(f"oppmote/{row.pk}/fjern/"))

    assert meeting.attendances.count() == 0
    assert [each.history_type for each in type(row).history.filter(id=row.pk)] == ["-", "+"]


def test_guest_is_there_for_one_item_and_never_votes(as_secretary):
    """ALR-26, ALR-27."""
    meeting = in_session()
    item = meeting.items.last()
    surgeon = Person.objects.get(name="Å.Z.")

    as_secretary.post(
        at("oppmote/gjest/"),
        {"person": surgeon.pk, "professional_group": "hospital_doctor", "item": item.pk},
    )

    guest = meeting.attendances.get()
    assert (guest.person, guest.item, guest.seat) == (surgeon, item, None)
    assert attendance.present_voters(meeting) == []


def test_guest_of_another_community_is_refused(as_secretary):
    """Z5: nobody of another health community is offered, and a made-up choice is refused."""
    meeting = in_session()
    world.neighbour()
    stranger = Person.objects.get(name="K.N.")

    page = as_secretary.get(at("gjennomfor/"))
    answer = as_secretary.post(
        at("oppmote/gjest/"), {"person": stranger.pk, "professional_group": "gp"}
    )

    assert "K.N." not in page.text
    assert answer.status_code == 422
    assert not meeting.attendances.filter(person=stranger).exists()


def test_guest_form_without_a_person_is_explained(as_secretary):
    in_session()

    answer = as_secretary.post(at("oppmote/gjest/"), {"professional_group": "gp"})

    assert answer.status_code == 422
    assert list(answer.context["guest_form"].errors) == ["person"]


def test_attendance_before_the_meeting_is_not_found(as_secretary):
    assert as_secretary.post(at("oppmote/alle/")).status_code == 404


def test_attendance_is_refused_for_a_member(as_member):
    meeting = in_session()

    assert as_member.post(at("oppmote/alle/")).status_code == 403
    assert meeting.attendances.count() == 0


def test_where_somebody_sat_is_changed_in_one_press_and_said_only_in_a_mixed_meeting(as_secretary):
    meeting = in_session()
    as_secretary.post(at("oppmote/alle/"))
    rows = meeting.attendances.order_by("pk")
    everybody = as_secretary.get(at("gjennomfor/"))

    answer = as_secretary.post(at(f"oppmote/{rows[0].pk}/plass/"), {"mode": "remote"}, headers=HTMX)

    assert [row.mode for row in rows] == ["remote"] + ["room"] * 12
    assert (everybody.context["mixed"], answer.context["mixed"]) == (False, True)


@pytest.mark.parametrize("mode", ["", "tog", "Room"])
def test_place_that_does_not_exist_is_refused(mode, as_secretary):
    meeting = in_session()
    as_secretary.post(at("oppmote/alle/"))
    row = meeting.attendances.first()

    answer = as_secretary.post(at(f"oppmote/{row.pk}/plass/"), {"mode": mode})

    row.refresh_from_db()
    assert (answer.status_code, row.mode) == (422, "room")


def test_guest_who_said_yes_is_one_press_away(as_secretary, doctor):
    """ALR-27: offered when the meeting is open, and not present by himself."""
    meeting = in_session()
    Guest.objects.create(
        meeting=meeting,
        person=doctor.person,
        professional_group="gp",
        role="ad_hoc",
        answer="accepted",
        answered_at=timezone.now(),
    )

    page = as_secretary.get(at("gjennomfor/"))
    assert [guest.person for guest in page.context["expected_guests"]] == [doctor.person]
    form = {"person": doctor.person.pk, "professional_group": "gp", "item": ""}
    as_secretary.post(at("oppmote/gjest/"), form)

    assert [row.person for row in attendance.others(meeting)] == [doctor.person]
    assert as_secretary.get(at("gjennomfor/")).context["expected_guests"] == []
