"""Those called without a seat, and what they see (ALR-26 to ALR-28)."""

from datetime import date

import pytest

from cases import permissions
from cases.domain.meetings import agenda, guests, minutes
from cases.enums import CallAnswer, GuestRole, MeetingState
from cases.models import Case, Meeting
from councils.enums import ProfessionalGroup
from legeraad.errors import DomainError
from members.models import Notice
from tests.cases.views.workbench import coming, new_case

SENT = date(2026, 11, 22)


@pytest.fixture
def meeting(agder):
    """Two cases on the agenda, which has gone out."""
    meeting = coming()
    for title in ("Den ene", "Den andre"):
        agenda.add_case(meeting=meeting, case=new_case(title), by=None)
    agenda.send(meeting=meeting, on=SENT, by=None)
    return coming()


def invite(meeting, person, title=None):
    return guests.invite(
        meeting=meeting,
        person=person,
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        role=GuestRole.AD_HOC,
        item=meeting.items.get(title=title) if title else None,
        by=None,
    )


def seen_by(user, agder):
    user = type(user).objects.get(pk=user.pk)
    return set(permissions.cases_visible_to(user, agder).values_list("title", flat=True))


def test_guest_is_told_at_once_and_once(meeting, doctor):
    invite(meeting, doctor.person, "Den ene")
    with pytest.raises(DomainError):
        invite(meeting, doctor.person, "Den ene")

    rows = Notice.objects.filter(intent="cases/guest_invited", person=doctor.person)
    assert rows.count() == 1


def test_guest_of_one_item_sees_that_case_and_no_other(meeting, doctor, agder):
    """ALR-27."""
    assert seen_by(doctor, agder) == set()

    guest = invite(meeting, doctor.person, "Den ene")
    assert seen_by(doctor, agder) == {"Den ene"}

    guests.remove(guest=guest, by=None)
    assert seen_by(doctor, agder) == set()


def test_exempt_case_opens_for_its_own_guest_only(meeting, doctor, agder):
    guest = invite(meeting, doctor.person)
    Case.objects.filter(title="Den ene").update(access="exempt", legal_basis="offl. § 13")
    assert seen_by(doctor, agder) == {"Den andre"}

    guests.remove(guest=guest, by=None)
    invite(meeting, doctor.person, "Den ene")
    assert seen_by(doctor, agder) == {"Den ene"}


def test_guest_sees_nothing_after_a_no_and_after_the_meeting(meeting, doctor, agder):
    guest = invite(meeting, doctor.person, "Den ene")
    guests.answer(guest=guest, answer=CallAnswer.APOLOGISED, by=None)
    assert seen_by(doctor, agder) == set()

    guests.answer(guest=guest, answer=CallAnswer.ACCEPTED, by=None)
    assert seen_by(doctor, agder) == {"Den ene"}
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.HELD)
    assert seen_by(doctor, agder) == set()


def test_whoever_has_a_seat_is_no_guest(meeting, member):
    with pytest.raises(DomainError) as refusal:
        invite(meeting, member.person)

    assert refusal.value.field == "person"


def test_guest_who_said_yes_is_offered_and_not_present_by_himself(meeting, doctor):
    guest = invite(meeting, doctor.person, "Den ene")
    guests.answer(guest=guest, answer=CallAnswer.ACCEPTED, came_by="på telefon", by=None)
    minutes.open_session(meeting=meeting, by=None)

    assert [each.person for each in guests.expected(meeting)] == [doctor.person]
    assert not meeting.attendances.filter(person=doctor.person).exists()
    with pytest.raises(DomainError):
        guests.answer(guest=guest, answer=CallAnswer.APOLOGISED, by=None)
