"""Bodies that say nothing of what was sent to them are reminded; offices never."""

from datetime import timedelta

import pytest

from cases.domain.advice import lifecycle
from cases.domain.advice_reminders import silent, to_review
from cases.domain.reach import answers
from cases.enums import Channel, RecommendationState, Use
from cases.models import Recommendation
from councils.enums import CouncilStatus
from councils.models import Council
from members.domain import reminding
from members.models import Notice
from tests.cases.domain.hearings.asked import answered, sent
from tests.cases.domain.reach.reached import LATER, in_force, sent_out
from tests.cases.domain.reach.test_audience import ALU, office


def reminded(days: int) -> list[str]:
    rule = reminding.RULES["reach.discuss"]
    reminding.write_down(rule, LATER + timedelta(days=days))
    rows = Notice.objects.filter(rule="reach.discuss").order_by("pk")
    return list(rows.values_list("person__name", flat=True))


def test_chair_is_reminded_twice_and_no_more(agder):
    office("Arendal", "Torget", "a@eksempel.example")
    sent_out(ALU)

    assert reminded(44) == []
    assert reminded(45) == ["X.W."]
    assert reminded(46) == ["X.W."]
    assert reminded(90) == ["X.W.", "X.W."]
    assert reminded(200) == ["X.W.", "X.W."]


def discussed(row):
    answers.discussed(reach=row, day=LATER, channel=Channel.MEETING, on=LATER, by=None)


def in_use(row):
    answers.answer_use(reach=row, use=Use.IN_USE, on=LATER, by=None)


def heard(row):
    answered(sent(row.recommendation.case, ALU).invitations.get())


def not_operative(row):
    Council.objects.filter(slug=ALU).update(status=CouncilStatus.NOT_OPERATIVE)


def declined(row):
    Recommendation.objects.update(state=RecommendationState.DECLINED)


@pytest.mark.parametrize("end", [discussed, in_use, heard, not_operative, declined])
def test_nobody_is_reminded_of_what_is_over(agder, end):
    row = sent_out(ALU)
    assert list(silent()) == [row]

    end(row)

    assert list(silent()) == []


def test_nothing_waits_before_it_is_sent(agder):
    assert in_force().reach.count() == 0
    assert list(silent()) == []


def reviewed(days: int) -> list[str]:
    rule = reminding.RULES["recommendation.review"]
    recommendation = in_force()
    reminding.write_down(rule, recommendation.review_by + timedelta(days=days))
    rows = Notice.objects.filter(rule=rule.name, matter__row=recommendation.pk)
    return list(rows.values_list("person__name", flat=True))


def test_secretary_is_told_before_the_review_and_after(agder):
    assert reviewed(-70) == []
    assert reviewed(-58) == ["V.Ø."]
    assert reviewed(3) == ["V.Ø.", "V.Ø."]
    assert reviewed(33) == ["V.Ø.", "V.Ø.", "V.Ø."]


def test_what_was_checked_or_ended_is_not_to_be_reviewed(agder):
    recommendation = in_force()
    later = recommendation.review_by
    lifecycle.check(
        recommendation=recommendation, review_by=later + timedelta(days=730), on=later, by=None
    )
    assert reviewed(-700) == []
    lifecycle.withdraw(recommendation=recommendation, why="Ny forskrift.", on=later, by=None)
    assert in_force() not in to_review()
