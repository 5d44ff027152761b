"""What a body says of a recommendation: when and how it was discussed, and whether it is in use."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.domain.reach import answers
from cases.enums import CasesEvent, Channel, RecommendationState, Use
from cases.models import Reach, Recommendation
from cases.reach_mails import reach_signer
from legeraad.errors import DomainError
from tests.cases.domain.reach.reached import LATER, row_of, sent_out
from tests.cases.domain.reach.test_audience import ALU


@pytest.fixture
def row(agder):
    return sent_out(ALU)


def discuss(row, **facts):
    usual = {"day": LATER, "channel": Channel.MEETING, "on": LATER, "by": None}
    return answers.discussed(reach=row, **usual | facts)


def say(row, use, **facts):
    return answers.answer_use(reach=row, use=use, on=LATER, by=None, **facts)


def test_it_is_kept_when_and_how_it_was_discussed(row):
    discuss(row, present=7)
    discuss(row, day=LATER - timedelta(days=2), channel=Channel.EMAIL)

    now = row_of(ALU)
    assert (now.discussed_on, now.channel, now.present) == (
        LATER - timedelta(days=2),
        Channel.EMAIL,
        None,
    )
    events = [each.history_change_reason for each in now.history.all()]
    assert sum(CasesEvent.REACH_DISCUSSED in reason for reason in events) == 2


@pytest.mark.parametrize("facts", [{"day": LATER + timedelta(days=1)}, {"channel": Channel.FORUM}])
def test_day_to_come_and_strange_channel_are_refused(row, facts):
    with pytest.raises(DomainError):
        discuss(row, **facts)
    assert row_of(ALU).discussed_on is None


def test_not_in_use_says_why(row):
    with pytest.raises(DomainError) as refusal:
        say(row, Use.NOT_IN_USE, reason=" ")
    assert refusal.value.field == "reason"

    say(row, Use.NOT_IN_USE, reason="Avdelingen ber oss fortsatt.")
    assert row_of(ALU).use_reason == "Avdelingen ber oss fortsatt."


def test_reason_goes_when_it_is_in_use(row):
    say(row, Use.NOT_IN_USE, reason="Ikke ennå.")
    say(row, Use.IN_USE, reason="blir ikke lest")

    assert (row_of(ALU).use, row_of(ALU).use_reason) == (Use.IN_USE, "")


def test_same_answer_again_writes_nothing(row):
    say(row, Use.IN_USE)
    before = row.history.count()
    say(row, Use.IN_USE)

    assert row.history.count() == before


def test_what_is_no_longer_in_force_is_not_answered(row):
    Recommendation.objects.filter(pk=row.recommendation_id).update(
        state=RecommendationState.DECLINED
    )
    with pytest.raises(DomainError):
        discuss(row)


@pytest.mark.parametrize(
    "wrong",
    [
        {"discussed_on": LATER},
        {"channel": Channel.EMAIL},
        {"use": Use.IN_USE},
        {"use": Use.NOT_IN_USE, "used_on": LATER},
    ],
)
def test_database_holds_what_belongs_together(row, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reach.objects.filter(pk=row.pk).update(**wrong)


def test_address_of_another_kind_or_of_what_was_not_sent_opens_nothing(row):
    address = reach_signer.of(row.pk)

    assert answers.read_address(address) == row
    assert answers.read_address(address[:-1] + ("a" if address[-1] != "a" else "b")) is None
    Reach.objects.filter(pk=row.pk).update(sent_on=None)
    assert answers.read_address(address) is None
