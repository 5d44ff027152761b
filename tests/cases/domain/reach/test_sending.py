"""Sending a recommendation out: to each once, to nobody twice, taken back as long as it is held."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.domain import taking_back
from cases.domain.reach import answers, sending
from cases.enums import Channel, ReachKind, RecommendationState
from cases.models import Reach, Recommendation
from cases.reach_mails import RECOMMENDATION_OUT, RECOMMENDATION_TO_MEMBERS
from councils.models import Council
from legeraad.errors import DomainError
from members.domain import sendings
from members.models import Notice, Person
from tests.cases.domain.reach.reached import LATER, in_force, row_of, send, sent_out
from tests.cases.domain.reach.test_audience import ALU, office


def told() -> list[str]:
    rows = Notice.objects.filter(intent=RECOMMENDATION_OUT.name).order_by("pk")
    return list(rows.values_list("person__email", flat=True))


def test_each_gets_one_mail_and_who_has_no_address_a_row(agder):
    office("Arendal", "Torget", "a@eksempel.example", "b@eksempel.example")
    office("Arendal", "Brua", "")

    send(in_force(), ReachKind.OFFICE)

    rows = Reach.objects.order_by("organisation__name")
    assert [(str(row.whom), row.sent_on) for row in rows] == [("Brua", None), ("Torget", LATER)]
    assert told() == ["a@eksempel.example"]


def test_sent_again_it_goes_to_those_who_have_not_got_it(agder):
    brua = office("Arendal", "Brua", "")
    office("Arendal", "Torget", "a@eksempel.example")
    send(in_force(), ReachKind.OFFICE)
    person = Person.objects.get(affiliations__organisation=brua)
    Person.objects.filter(pk=person.pk).update(email="c@eksempel.example")

    later = LATER + timedelta(days=3)
    send(in_force(), ReachKind.OFFICE, on=later)

    assert told() == ["a@eksempel.example", "c@eksempel.example"]
    assert Reach.objects.get(organisation=brua).sent_on == later
    with pytest.raises(DomainError):
        send(in_force(), ReachKind.OFFICE)


def test_only_what_is_in_force_is_sent(agder):  # ALR-8
    Recommendation.objects.filter(number=1).update(state=RecommendationState.WITH_PRINCIPAL)

    with pytest.raises(DomainError):
        send(in_force())
    assert not Reach.objects.exists()


def test_letter_is_shown_and_nothing_is_written(agder):
    letter = sending.letter(
        recommendation=in_force(), kinds=[ReachKind.COMMITTEE], on=LATER, by=None
    )

    assert [person.name for person in letter.recipients] == ["X.W."]
    assert not Reach.objects.exists()


def test_mail_has_a_link_for_each_body_of_its_receiver(agder):
    row = sent_out(ALU)
    chair = Person.objects.get(name="X.W.")

    words = RECOMMENDATION_OUT.words_to(
        chair.pk, {"recommendation_id": row.recommendation_id, "wave": 1}
    )

    assert [each for each, _link in words["links"]] == [row]
    assert answers.read_address(words["links"][0][1].strip("/").split("/")[-1]) == row


def test_taken_back_it_was_never_sent(agder):
    sent = send(in_force())

    taking_back.take_back(sending=sent, by=None)

    assert not Reach.objects.exists()
    assert told() == []


def test_not_taken_back_once_somebody_has_answered(agder):
    sent = send(in_force())
    answers.discussed(reach=row_of(ALU), day=LATER, channel=Channel.MEETING, on=LATER, by=None)

    with pytest.raises(DomainError):
        taking_back.take_back(sending=sent, by=None)
    assert len(told()) > 0


def test_members_of_a_committee_get_it_once(agder):
    office("Arendal", "Torget", "a@eksempel.example", "b@eksempel.example")
    row = sent_out(ALU)

    sent = sending.send_to_members(reach=row, on=LATER, by=None)

    got = set(
        Notice.objects.filter(intent=RECOMMENDATION_TO_MEMBERS.name).values_list(
            "person__email", flat=True
        )
    )
    assert {"a@eksempel.example", "b@eksempel.example"} <= got
    assert len(got) == len(sending.members_of(row, on=LATER))
    with pytest.raises(DomainError):
        sending.send_to_members(reach=row, on=LATER, by=None)
    taking_back.take_back(sending=sent, by=None)
    assert sendings.newest(intent=RECOMMENDATION_TO_MEMBERS, matter={"reach_id": row.pk}) is None
    assert row_of(ALU).members_told_on is None


@pytest.mark.parametrize("both", [True, False])
def test_row_is_of_one_body_or_one_place(agder, both):
    place = office("Arendal", "Torget", "a@eksempel.example")
    body = Council.objects.get(slug=ALU) if both else None
    facts = {"recommendation": in_force(), "kind": ReachKind.OFFICE, "wave": 1}

    with pytest.raises(IntegrityError), transaction.atomic():
        Reach.objects.create(body=body, organisation=place if both else None, **facts)


def test_body_stands_once(agder):
    row = sent_out(ALU)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reach.objects.create(
            recommendation=row.recommendation, kind=row.kind, body=row.body, wave=2
        )
