"""What a member takes back to those he represents (ALR-5…7)."""

from datetime import timedelta

import pytest

from cases.domain.reach import anchoring, answers
from cases.enums import Channel
from cases.models import Recommendation
from cases.reach_permissions import reach_to_answer
from members.models import Person
from tests.cases.domain.hearings.asked import answered, sent
from tests.cases.domain.reach.reached import LATER, in_force, place, row_of, send, sent_out
from tests.cases.domain.reach.test_audience import ALU


@pytest.fixture(autouse=True)
def _placed(agder):
    place(Arendal="ostre-agder")


def named(name: str) -> Person:
    return Person.objects.get(name=name)


def asked(name: str, on=LATER) -> dict[int, list[str]]:
    return {
        task.recommendation.number: [row.whom.name for row in task.rows]
        for task in anchoring.tasks(named(name), on=on)
    }


def test_gp_has_the_committees_of_his_region(agder):  # ALR-5
    sent_out(ALU)

    assert asked("Q.B.") == {1: ["Allmennlegeutvalget i Østre Agder"]}
    assert asked("X.D.") == {}


def test_municipal_doctor_has_the_municipalities(agder):  # ALR-7
    sent_out(ALU)

    assert asked("C.X.") == {1: ["Arendal"]}


def test_hospital_leader_has_the_bodies_that_were_heard(agder):  # ALR-6
    sent(in_force().case, "au-alr")
    send(in_force())

    assert asked("T.Q.") == {1: ["Arbeidsutvalget for Agder legeråd"]}


def test_task_is_done_when_it_is_said_how_and_when(agder):
    row = sent_out(ALU)
    answers.discussed(
        reach=row, day=LATER, channel=Channel.MEETING, person=named("Q.B."), on=LATER, by=None
    )

    assert asked("Q.B.") == {}


def test_committee_that_answered_the_hearing_is_not_asked_again(agder):
    answered(sent(in_force().case, ALU).invitations.get())
    sent_out(ALU)

    assert asked("Q.B.") == {}


def test_nothing_is_asked_before_it_is_sent_nor_a_year_after(agder):  # ALR-8
    assert asked("Q.B.") == {}
    sent_out(ALU)
    Recommendation.objects.filter(number=1).update(in_force_from=LATER - timedelta(days=400))

    assert asked("Q.B.") == {}


def test_who_left_the_seat_represents_nobody(agder):
    row = sent_out(ALU)
    member = named("Q.B.")
    assert list(reach_to_answer(member.user)) == [row]

    member.terms.update(ended_on=LATER - timedelta(days=1), end_reason="resigned")

    assert asked("Q.B.") == {}
    assert not reach_to_answer(member.user).exists()


def test_substitute_is_asked_nothing(agder):
    sent_out(ALU)

    assert asked("Q.V.") == {}


def test_chair_answers_for_the_committee(agder):
    assert list(reach_to_answer(named("X.W.").user)) == []
    sent_out(ALU)

    assert list(reach_to_answer(named("X.W.").user)) == [row_of(ALU)]
