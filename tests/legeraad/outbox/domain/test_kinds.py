"""What kinds of jobs ask for: each is known, mails are tried for hours, codes for minutes."""

import pytest

from legeraad.outbox import tasks  # noqa: F401  registers its own work
from legeraad.outbox.domain import kinds, running

MINUTE, HOUR = 60, 60 * 60


def pauses(kind):
    rests = [kinds.pause_after(kind, attempts=number) for number in (1, 2, 3, 4, 5)]
    return [rest and int(rest.total_seconds()) for rest in rests]


@pytest.mark.parametrize("kind", ["notice.mail", "letter.mail", "sending.trial"])
def test_mail_is_tried_for_hours_since_its_host_may_be_away_for_an_evening(kind):
    assert pauses(kind) == [MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, None]


@pytest.mark.parametrize("kind", ["account.mail", "minutes.pdf", "test.kind"])
def test_all_else_is_tried_for_twenty_minutes(kind):
    assert pauses(kind) == [30, 90, 270, 810, None]


def test_only_kinds_that_are_handled_have_a_queue():
    assert set(kinds.QUEUE_OF) - set(running._handlers) == set()
    assert set(kinds.QUEUE_OF.values()) | {kinds.DEFAULT} == set(kinds.QUEUES)


def test_keeper_reads_each_kind_in_words():
    assert set(running._handlers) - set(kinds.LABELS) == set()


def test_kind_without_words_is_shown_by_its_name():
    assert kinds.label_of("test.kind") == "test.kind"
