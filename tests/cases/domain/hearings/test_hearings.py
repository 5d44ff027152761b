"""Hearings: sent once, to whoever answers for each body, held to a deadline."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.domain import taking_back
from cases.domain.casework import cases
from cases.domain.documents import documents
from cases.domain.hearings import answers, hearings
from cases.enums import Access, CaseState, HearingState
from cases.models import Hearing, HearingAnswer, HearingInvitation
from councils.enums import CouncilStatus
from councils.models import Council, RegionMembership
from legeraad.errors import DomainError
from members.models import Notice
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.hearings.asked import DEADLINE, answered, prepared, sent
from tests.cases.views.workbench import new_case
from tests.factories import DAY

ALU, AU = "alu-ostre-agder", "au-alr"


@pytest.fixture
def case(agder):
    return new_case()


def told(hearing):
    return list(
        Notice.objects.filter(path=hearing.get_absolute_url())
        .order_by("person__email")
        .values_list("person__email", flat=True)
    )


def test_hearing_prepared_tells_nobody(case):
    hearing = prepared(case, ALU, AU)

    assert (hearing.state, hearing.sent_on) == (HearingState.DRAFT, None)
    assert [row.body.slug for row in hearing.invitations.all()] == [ALU, AU]
    assert told(hearing) == []


def test_hearing_prepared_by_the_same_form_twice_is_one(case):
    key = uuid4()

    assert prepared(case, ALU, form_key=key) == prepared(case, AU, form_key=key)
    assert HearingInvitation.objects.get().body.slug == ALU


def test_hearing_without_bodies_is_refused(case):
    with pytest.raises(DomainError) as refusal:
        prepared(case)

    assert refusal.value.field == "bodies"
    assert Hearing.objects.count() == 0


@pytest.mark.parametrize("days", [0, -1])
def test_hearing_whose_deadline_is_over_is_refused(case, days):
    with pytest.raises(DomainError) as refusal:
        prepared(case, ALU, deadline=DAY + timedelta(days=days))

    assert refusal.value.field == "deadline"


@pytest.mark.parametrize("access", [Access.EXEMPT, Access.PARTLY])
def test_hearing_of_a_case_that_is_not_open_is_refused(case, access):  # Z6
    hearing = prepared(case, ALU)
    cases.change(case=case, access=access, legal_basis="offl. § 14", by=None)
    case.refresh_from_db()

    with pytest.raises(DomainError):
        prepared(case, ALU)
    with pytest.raises(DomainError):
        hearings.send(hearing=hearing, on=DAY, by=None)
    assert told(hearing) == []


def test_hearing_sent_tells_whoever_answers_for_a_body_once(case):  # ALR-31
    hearing = sent(case, ALU, AU)

    assert "alu@eksempel.example" in told(hearing)
    assert len(told(hearing)) == len(set(told(hearing)))
    assert hearing.state == HearingState.SENT


def test_hearing_sent_twice_is_refused(case):  # C2
    hearing = sent(case, ALU)
    before = told(hearing)

    with pytest.raises(DomainError):
        hearings.send(hearing=hearing, on=DAY, by=None)
    assert told(hearing) == before


def test_hearing_taken_back_is_a_draft_again(case, agder):
    hearing = prepared(case, ALU)
    sending = hearings.send(hearing=hearing, on=DAY, by=None)
    taking_back.take_back(sending=sending, by=None)

    hearing.refresh_from_db()
    assert (hearing.state, hearing.sent_on, told(hearing)) == (HearingState.DRAFT, None, [])


def test_hearing_that_somebody_has_answered_is_not_taken_back(case):
    hearing = prepared(case, ALU)
    sending = hearings.send(hearing=hearing, on=DAY, by=None)
    answered(HearingInvitation.objects.get(hearing=hearing))

    with pytest.raises(DomainError):
        taking_back.take_back(sending=sending, by=None)
    assert told(hearing) != []


def test_body_that_is_not_operative_is_heard_through_another(case):  # ALR-30
    alu, au = Council.objects.get(slug=ALU), Council.objects.get(slug=AU)
    Council.objects.filter(pk=alu.pk).update(status=CouncilStatus.NOT_OPERATIVE, heard_through=au)

    invitation = prepared(case, ALU).invitations.get()
    assert (invitation.body, invitation.in_place_of) == (au, alu)


def test_body_asked_for_itself_and_for_another_has_two_rows(case):  # ALR-30
    alu, au = Council.objects.get(slug=ALU), Council.objects.get(slug=AU)
    Council.objects.filter(pk=alu.pk).update(status=CouncilStatus.NOT_OPERATIVE, heard_through=au)

    rows = prepared(case, ALU, AU).invitations.values_list("body__slug", "in_place_of__slug")
    assert sorted(rows, key=str) == [(AU, ALU), (AU, None)]


def test_body_without_a_contact_is_named(case):
    hearing = prepared(case, ALU, "oss")
    Council.objects.get(slug="oss").offices.all().delete()

    assert [body.slug for body in hearings.without_contact(hearing, on=DAY)] == ["oss"]


def test_committees_near_are_those_of_the_regions_of_the_case(case, agder):  # ALR-31
    alu = Council.objects.get(slug=ALU)
    elsewhere = agder.regions.get(slug="setesdal")

    assert hearings.near(case, on=DAY) == {alu.pk}
    case.regions.set([elsewhere])
    assert hearings.near(case, on=DAY) == set()
    here = agder.regions.get(slug="ostre-agder")
    RegionMembership.objects.create(region=here, municipality=alu.municipalities.get())
    case.regions.set([here])
    assert hearings.near(case, on=DAY) == {alu.pk}


def test_new_text_voids_the_answers_and_tells_all(case):
    hearing = sent(case, ALU)
    given = answered(hearing.invitations.get())
    hearings.renew(
        hearing=hearing, text="Ny tekst", deadline=DEADLINE, on=DAY + timedelta(days=3), by=None
    )

    hearing.refresh_from_db()
    given.refresh_from_db()
    assert (hearing.version, hearing.text) == (2, "Ny tekst")
    assert given.voided_on == DAY + timedelta(days=3)
    assert HearingAnswer.objects.filter(voided_on=None).count() == 0
    assert len(told(hearing)) == 2


def test_new_text_taken_back_brings_the_answers_and_deadlines_back(case):
    hearing = sent(case, ALU, AU)
    first, second = hearing.invitations.all()
    day = DEADLINE + timedelta(days=7)
    hearings.extend(invitation=second, deadline=day, why="Møte", on=DAY, by=None)
    given = answered(first)
    later = DEADLINE + timedelta(days=14)
    sending = hearings.renew(hearing=hearing, text="Ny", deadline=later, on=DAY, by=None)
    taking_back.take_back(sending=sending, by=None)

    hearing.refresh_from_db()
    given.refresh_from_db()
    second.refresh_from_db()
    assert (hearing.version, hearing.text, hearing.deadline) == (1, "Vi ber om innspill.", DEADLINE)
    assert (given.voided_on, second.deadline) == (None, day)


def test_case_exempted_since_goes_out_in_no_mail(case):  # Z6
    hearing = sent(case, ALU)
    given = answered(hearing.invitations.get())
    cases.change(case=case, access=Access.EXEMPT, legal_basis="offl. § 14", by=None)
    before = Notice.objects.count()

    with pytest.raises(DomainError):
        hearings.renew(hearing=hearing, text="Ny", deadline=DEADLINE, on=DAY, by=None)
    with pytest.raises(DomainError):
        answers.follow_up(given=given, text="Vi endret.", on=DAY, by=None)
    assert Notice.objects.count() == before


def test_body_that_has_answered_promises_nothing(case):
    invitation = sent(case, ALU).invitations.get()
    answered(invitation)

    with pytest.raises(DomainError):
        hearings.promise(invitation=invitation, day=DAY, on=DAY, by=None)


def test_longer_deadline_needs_a_reason_and_a_later_day(case):
    invitation = sent(case, ALU).invitations.get()
    facts = {"invitation": invitation, "on": DAY, "by": None}

    with pytest.raises(DomainError):
        hearings.extend(deadline=DEADLINE, why="Møte", **facts)
    with pytest.raises(ValidationError):
        hearings.extend(deadline=DEADLINE + timedelta(days=7), why=" ", **facts)
    longer = hearings.extend(deadline=DEADLINE + timedelta(days=7), why="Møte", **facts)
    assert longer.due == DEADLINE + timedelta(days=7)


def test_promise_is_for_a_day_that_is_not_over(case):
    invitation = sent(case, ALU).invitations.get()

    with pytest.raises(DomainError):
        hearings.promise(invitation=invitation, day=DAY - timedelta(days=1), on=DAY, by=None)
    kept = hearings.promise(invitation=invitation, day=DAY, on=DAY, by=None)
    assert kept.promised_on == DAY


def test_hearing_closed_is_opened_again(case):
    hearing = hearings.close(hearing=sent(case, ALU), on=DAY, by=None)

    assert (hearing.state, hearing.closed_on) == (HearingState.CLOSED, DAY)
    with pytest.raises(DomainError):
        hearings.close(hearing=hearing, on=DAY, by=None)
    again = hearings.reopen(hearing=hearing, by=None)
    assert (again.state, again.closed_on) == (HearingState.SENT, None)


def test_draft_is_changed_and_what_is_sent_is_not(case):
    hearing = prepared(case, ALU)
    facts = {"bodies": [Council.objects.get(slug=AU)], "on": DAY, "by": None}
    hearings.change(hearing=hearing, title="Nytt", **facts)

    assert [row.body.slug for row in hearing.invitations.all()] == [AU]
    hearings.send(hearing=hearing, on=DAY, by=None)
    with pytest.raises(DomainError):
        hearings.change(hearing=hearing, title="For sent", **facts)


def test_database_refuses_what_cannot_be(case):
    hearing = sent(case, ALU)
    for wrong in ({"sent_on": None}, {"state": "closed"}, {"deadline": DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hearing.objects.filter(pk=hearing.pk).update(**wrong)


def test_rows_of_a_hearing_cost_the_same_however_many(case, django_assert_num_queries):
    few, many = sent(case, ALU), sent(case, ALU, AU, "oss")
    for hearing in (few, many):
        answered(hearing.invitations.first())
        with django_assert_num_queries(2):
            rows = hearings.rows_of(hearing)
            assert sum(len(row.counting) for row in rows) == 1


def test_documents_of_a_hearing_are_those_chosen(case):
    document = documents.add(case=case, name="notat.pdf", content=PDF, on=DAY, by=None)

    assert list(prepared(case, ALU, documents=[document]).documents.all()) == [document]


def test_hearing_of_a_case_registered_by_mistake_is_not_sent(case):
    hearing = prepared(case, ALU)
    cases.move(case=case, to=CaseState.MISREGISTERED, why="Finnes fra før.", by=None)

    with pytest.raises(DomainError):
        hearings.send(hearing=hearing, on=DAY, by=None)

    hearing.refresh_from_db()
    assert (hearing.state, told(hearing)) == (HearingState.DRAFT, [])


def test_case_that_went_on_hearing_was_no_mistake(case):
    sent(case, ALU)

    with pytest.raises(DomainError):
        cases.move(case=case, to=CaseState.MISREGISTERED, why="Finnes fra før.", by=None)
