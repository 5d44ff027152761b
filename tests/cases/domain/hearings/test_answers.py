"""Answers of bodies: one counts, to the text that was read; late is said; you said, we did."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from cases.domain.hearings import answers, hearings
from cases.enums import Discussed, Position
from cases.hearing_mails import invitation_signer
from cases.models import CaseDocument, HearingAnswer, HearingInvitation
from legeraad.errors import DomainError
from members.models import Notice, Person
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.hearings.asked import DEADLINE, answered, prepared, sent
from tests.cases.views.workbench import new_case
from tests.factories import DAY

ALU, AU = "alu-ostre-agder", "au-alr"


@pytest.fixture
def invitation(agder):
    return sent(new_case(), ALU).invitations.get()


def test_answer_counts_and_the_next_takes_its_place(invitation):
    first = answered(invitation)
    second = answered(invitation, position=Position.NO_REMARKS)

    first.refresh_from_db()
    assert (first.voided_on, second.voided_on) == (DAY, None)


@pytest.mark.parametrize("position", [Position.WITH_REMARKS, Position.OPPOSES])
def test_answer_that_says_nothing_is_refused(invitation, position):
    with pytest.raises(ValidationError):
        answered(invitation, position=position, text=" ")
    assert HearingAnswer.objects.count() == 0


def test_answer_of_a_meeting_names_its_day_and_how_many(invitation):
    with pytest.raises(ValidationError):
        answered(invitation, discussed=Discussed.MEETING, discussed_on=DAY)
    answered(invitation, discussed=Discussed.MEETING, discussed_on=DAY, present=7)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_answer_after_the_deadline_is_marked(invitation, days, late):  # PRJ-8
    assert answered(invitation, on=DEADLINE + timedelta(days=days)).is_late == late


def test_answer_within_the_longer_deadline_is_not_late(invitation):
    day = DEADLINE + timedelta(days=7)
    hearings.extend(invitation=invitation, deadline=day, why="Møte", on=DAY, by=None)
    invitation.refresh_from_db()

    assert not answered(invitation, on=day).is_late


def test_answer_to_an_older_text_is_refused(invitation):
    facts = {"text": "Ny", "deadline": DEADLINE, "on": DAY, "by": None}
    hearings.renew(hearing=invitation.hearing, **facts)

    with pytest.raises(DomainError):
        answered(HearingInvitation.objects.get(pk=invitation.pk), version=1)


def test_answer_to_a_closed_hearing_is_refused(invitation):
    hearings.close(hearing=invitation.hearing, on=DAY, by=None)

    with pytest.raises(DomainError):
        answered(invitation)


def test_answer_on_behalf_keeps_the_file_with_the_case(invitation):
    given = answered(
        invitation,
        position=Position.OPPOSES,
        came_by="e-post fra leder",
        file=("svar.pdf", PDF),
    )

    assert given.document == CaseDocument.objects.get(case=invitation.hearing.case)
    assert (given.came_by, given.answered_by) == ("e-post fra leder", None)


def test_answer_on_behalf_with_a_file_that_is_refused_changes_nothing(invitation):
    before = answered(invitation)
    with pytest.raises(DomainError):
        answered(invitation, file=("x.exe", b"MZ\0"))

    before.refresh_from_db()
    assert before.voided_on is None
    assert CaseDocument.objects.count() == 0


def test_follow_up_tells_the_body_once(invitation):
    given = answered(invitation)
    for _each in range(2):
        answers.follow_up(given=given, text="Vi endret rådet.", on=DAY, by=None)

    told = Notice.objects.filter(intent="cases/hearing_followed_up")
    assert [notice.person.email for notice in told] == ["alu@eksempel.example"]
    given.refresh_from_db()
    assert (given.followed_up, given.told_on) == ("Vi endret rådet.", DAY)


def test_follow_up_without_words_is_refused(invitation):
    with pytest.raises(DomainError):
        answers.follow_up(given=answered(invitation), text=" ", on=DAY, by=None)


def test_address_opens_what_was_sent_and_nothing_else(invitation):
    good = invitation_signer.address(invitation).strip("/").split("/")[-1]
    draft = prepared(new_case("En annen"), AU).invitations.get()

    assert answers.read_address(good) == invitation
    assert answers.read_address(good + "x") is None
    assert answers.read_address("x~y") is None
    of_draft = invitation_signer.address(draft).strip("/").split("/")[-1]
    assert answers.read_address(of_draft) is None


def test_person_answers_for_the_body(invitation):
    chair = Person.objects.get(email="alu@eksempel.example")

    assert answered(invitation, person=chair).answered_by == chair
