"""The notice once more, to one person."""

from datetime import UTC, datetime, timedelta

import pytest

from cases.domain.meetings import guests, minutes, resending
from cases.enums import GuestRole
from councils.enums import ProfessionalGroup
from legeraad.errors import DomainError
from members.models import Notice, Person
from tests.cases.domain.meetings.called import call_of, coming, summoned

NOW = datetime(2026, 11, 23, 9, 15, 20, tzinfo=UTC)


def resend(person, at=NOW):
    return resending.resend(meeting=coming(), person=person, at=at, by=None)


def told(intent, person):
    return Notice.objects.filter(intent=f"cases/{intent}", person=person).count()


def outsider():
    called = Person.objects.filter(calls__summons__meeting=coming())
    return Person.objects.exclude(pk__in=called).exclude(email="").first()


def invited():
    return guests.invite(
        meeting=coming(),
        person=outsider(),
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.OBSERVER,
        by=None,
    )


def test_notice_goes_to_one_person_only_and_the_history_tells_of_it(agder):
    summoned()
    person = call_of("Q.B.").person
    own, all_ = told("agenda_sent", person), Notice.objects.count()

    assert resend(person)

    assert (told("agenda_sent", person), Notice.objects.count()) == (own + 1, all_ + 1)
    assert call_of("Q.B.").history.latest().history_change_reason.startswith("summons.again")


def test_double_click_is_one_letter_and_another_try_is_another(agder):
    summoned()
    person = call_of("Q.B.").person
    before = told("agenda_sent", person)

    sent = [resend(person), resend(person), resend(person, at=NOW + timedelta(minutes=1))]

    assert sent == [True, False, True]
    assert told("agenda_sent", person) == before + 2


def test_guest_gets_his_own_invitation_again(agder):
    summoned()
    guest = invited()

    assert resend(guest.person)
    assert told("guest_invited", guest.person) == 2
    assert told("agenda_sent", guest.person) == 0


def test_somebody_who_is_not_called_gets_nothing(agder):
    summoned()

    with pytest.raises(DomainError):
        resend(outsider())


def test_somebody_without_an_address_is_told_of(agder):
    summoned()
    person = call_of("Q.B.").person
    Person.objects.filter(pk=person.pk).update(email="", user=None)
    person.refresh_from_db()

    with pytest.raises(DomainError, match=person.name):
        resend(person)


def test_nothing_is_sent_again_before_the_agenda_nor_during_the_meeting(agder):
    guest = invited()
    assert resend(guest.person)

    meeting = summoned()
    person = call_of("Q.B.").person
    minutes.open_session(meeting=meeting, by=None)
    for each in (person, guest.person):
        with pytest.raises(DomainError):
            resend(each, at=NOW + timedelta(minutes=5))
