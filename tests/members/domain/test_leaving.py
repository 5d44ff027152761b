"""A resignation is acknowledged, and those who lead the council hear of it; once."""

from datetime import date

import pytest
from django.core import mail

from councils.enums import Office
from members.domain import terms
from members.enums import EndReason, Rhythm
from members.models import Notice, OfficeHolding, Person
from tests.members.domain.workbench import DAY, seat_of

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def term(agder):
    return seat_of(4).terms.get(ended_on=None)


def told():
    return [notice.person for notice in Notice.objects.filter(intent="members/resigned")]


def leads(term, office):
    return (
        OfficeHolding.objects.on(TODAY).get(council=term.seat.group.council, office=office).person
    )


def test_member_has_a_receipt_and_secretary_and_chair_hear_of_it(term, run_outbox):
    Person.objects.update(rhythm=Rhythm.AT_ONCE)  # a mail for each matter

    terms.resign(term=term, last_day=TODAY + 9 * DAY, by=None)
    run_outbox()

    those = [term.person, leads(term, Office.SECRETARY), leads(term, Office.CHAIR)]
    assert sorted(person.pk for person in told()) == sorted(person.pk for person in those)
    letters = {sent.to[0]: sent for sent in mail.outbox}
    own = letters[term.person.email]
    assert "/min-side/" in own.body
    assert "1.\N{NO-BREAK SPACE}desember 2026" in own.body
    for person in those[1:]:
        letter = letters[person.email]
        assert term.person.name in letter.subject
        assert "/agder/sammensetning/alr/" in letter.body


def test_secretary_who_writes_it_down_needs_no_word(term, secretary):
    facts = {"on": TODAY + DAY, "reason": EndReason.RESIGNED}
    terms.end_term(term=term, by=secretary, **facts)

    assert secretary.person not in told()
    assert term.person in told()


def test_same_resignation_twice_is_told_once(term):
    for _each in range(2):
        terms.end_term(term=term, on=TODAY + DAY, reason=EndReason.RESIGNED, by=None)

    assert len(told()) == len(set(told())) == 3


def test_chair_who_resigns_has_the_receipt_only(agder):
    chair = OfficeHolding.objects.on(TODAY).get(council__slug="alr", office=Office.CHAIR).person
    own = chair.terms.get(seat__group__council__slug="alr", ended_on=None)

    terms.resign(term=own, last_day=TODAY, by=None)

    matters = Notice.objects.filter(intent="members/resigned", person=chair)
    assert [notice.matter["own"] for notice in matters] == [True]


@pytest.mark.parametrize(
    ("on", "reason"), [(TODAY - DAY, EndReason.RESIGNED), (TODAY + DAY, EndReason.MOVED)]
)
def test_day_of_the_past_and_other_reasons_are_not_told(term, on, reason):
    terms.end_term(term=term, on=on, reason=reason, by=None)

    assert told() == []


def test_resignation_that_is_taken_back_calls_off_what_has_not_been_sent(term):
    left = terms.resign(term=term, last_day=TODAY + 9 * DAY, by=None)

    terms.take_back_end(term=left, by=None)

    assert told() == []
