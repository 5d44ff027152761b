"""Who is away, and that messages find whoever stands in."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from legeraad.errors import DomainError
from members.domain import absences, notices
from members.mails import LOGIN_LOCKED
from members.models import Absence, Notice
from tests.members.domain.workbench import DAY

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


def away(person, stand_in=None, *, start=TODAY, ended_on=None):
    return absences.register(
        person=person, start=start, ended_on=ended_on, stand_in=stand_in, by=None
    )


def tell(person, community, key="k"):
    notices.send_once(LOGIN_LOCKED, to=person, community=community, key=key, matter={})


def told_now():
    return list(Notice.objects.filter(intent=LOGIN_LOCKED.name))


def test_stand_in_is_asked_for_the_day(member, substitute):
    away(member.person, substitute.person, ended_on=TODAY + 7 * DAY)

    days = [TODAY - DAY, TODAY, TODAY + 6 * DAY, TODAY + 7 * DAY]
    found = [absences.stand_in_of(member.person, on=day) for day in days]
    assert found == [None, substitute.person, substitute.person, None]


def test_stand_in_gets_the_message_as_well_and_reads_for_whom(
    agder, member, substitute, run_outbox
):
    away(member.person, substitute.person)

    tell(member.person, agder)
    tell(member.person, agder)
    run_outbox()

    told = {(row.person, row.meant_for) for row in told_now()}
    assert told == {(member.person, None), (substitute.person, member.person)}
    assert sorted(sent.to for sent in mail.outbox) == [[member.email], [substitute.email]]
    said = {sent.to[0]: sent.body for sent in mail.outbox}
    assert member.person.name in said[substitute.email].splitlines()[0]
    assert member.person.name not in said[member.email].splitlines()[0]


def test_nobody_else_is_told_when_nobody_stands_in(agder, member):
    away(member.person)

    tell(member.person, agder)

    assert [row.person for row in told_now()] == [member.person]


def test_two_who_stand_in_for_each_other_do_not_go_in_circles(agder, member, substitute):
    away(member.person, substitute.person)
    Absence.objects.create(person=substitute.person, start=TODAY, stand_in=member.person)

    tell(member.person, agder)

    assert len(told_now()) == 2


@pytest.mark.parametrize(
    ("start", "ended_on", "free"),
    [
        (TODAY, None, False),
        (TODAY - 9 * DAY, TODAY + DAY, False),
        (TODAY - 9 * DAY, TODAY, True),
        (TODAY + 7 * DAY, None, True),
    ],
)
def test_one_who_is_away_cannot_stand_in(member, substitute, start, ended_on, free):
    away(substitute.person, start=start, ended_on=ended_on)

    if free:
        assert away(member.person, substitute.person, ended_on=TODAY + 7 * DAY).pk
    else:
        with pytest.raises(DomainError) as refusal:
            away(member.person, substitute.person, ended_on=TODAY + 7 * DAY)
        assert refusal.value.field == "stand_in"


def test_absences_of_one_person_never_overlap(member):
    away(member.person)

    with pytest.raises(ValidationError):
        away(member.person, start=TODAY + DAY)


def test_one_stands_not_in_for_oneself(member):
    with pytest.raises(ValidationError):
        away(member.person, member.person)


def test_absence_ends_early(member, substitute):
    absence = away(member.person, substitute.person, ended_on=TODAY + 30 * DAY)

    absences.end(absence=absence, on=TODAY + 3 * DAY, by=None)

    absence.refresh_from_db()
    assert (absence.ended_on, absence.last_day) == (TODAY + 3 * DAY, TODAY + 2 * DAY)
    with pytest.raises(DomainError):
        absences.end(absence=absence, on=TODAY + 4 * DAY, by=None)


def test_absence_that_never_began_is_taken_away_and_remembered(member):
    absence = away(member.person, start=TODAY + 5 * DAY)

    absences.end(absence=absence, on=TODAY, by=None)

    assert absences.ahead_of(member.person, on=TODAY) == []
    assert Absence.history.filter(person=member.person).count() == 2


def test_colleagues_are_those_of_the_same_councils(member, substitute, chair, registrar, doctor):
    found = absences.colleagues(member.person, on=TODAY)

    assert {substitute.person, chair.person} <= set(found)
    assert not {member.person, registrar.person, doctor.person} & set(found)
    assert len(found) == len(set(found))


def test_those_away_are_read_at_once(member, substitute, django_assert_num_queries):
    away(member.person, substitute.person)
    away(substitute.person, start=TODAY + 9 * DAY)

    with django_assert_num_queries(1):
        found = absences.of_people([member.person, substitute.person], on=TODAY)
        stand_ins = {key: absence.stand_in for key, absence in found.items()}

    assert stand_ins == {member.person.pk: substitute.person}
