"""Due jobs are handed out oldest first, as far as there is room in their queue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import nudging, sweeping
from legeraad.outbox.models import Job


@pytest.fixture
def unread(nudged, monkeypatch):
    """How many messages lie in each queue already."""
    lengths = {}
    monkeypatch.setattr(nudging, "_unread", lambda queue: lengths.get(queue, 0))
    return lengths


def put(kind, number, minutes_ago=0):
    due_at = timezone.now() - timedelta(minutes=minutes_ago)
    keys = [f"{kind} {minutes_ago} {index}" for index in range(number)]
    return [outbox.put(kind=kind, key=key, due_at=due_at).pk for key in keys]


def test_oldest_is_handed_out_first(nudged, db):
    (new,) = put("test.kind", 1)
    (old,) = put("test.kind", 1, minutes_ago=5)

    sweeping.hand_out()

    assert nudged == [("default", old), ("default", new)]


def test_what_somebody_waits_for_is_handed_out_before_the_rest(nudged, db):
    (pdf,) = put("minutes.pdf", 1, minutes_ago=5)
    (code,) = put("account.mail", 1)

    sweeping.hand_out()

    assert nudged == [("first", code), ("pdf", pdf)]


def test_queue_that_nobody_reads_is_not_filled_and_holds_up_no_other(unread, nudged, db):
    put("minutes.pdf", 3, minutes_ago=60)
    (mail,) = put("letter.mail", 1)
    unread["pdf"] = nudging.MOST_UNREAD

    sweeping.hand_out()

    assert nudged == [("mail", mail)]


def test_queue_is_filled_as_far_as_it_has_room(unread, nudged, db):
    jobs = put("minutes.pdf", 3)
    unread["pdf"] = nudging.MOST_UNREAD - 2

    sweeping.hand_out()

    assert nudged == [("pdf", job) for job in jobs[:2]]


def test_broker_that_does_not_answer_takes_nothing(nudged, monkeypatch, db):
    def unreachable(_queue):
        raise ConnectionError

    monkeypatch.setattr(nudging, "_unread", unreachable)
    put("test.kind", 1)

    sweeping.hand_out()

    assert nudged == []
    assert Job.objects.due(timezone.now()).count() == 1


def test_sweeps_without_a_worker_fill_a_queue_no_more_than_once(monkeypatch, db):
    """Against the tests' own broker; the queue is a name that nobody else uses."""
    monkeypatch.setattr(nudging, "queue_of", lambda _kind: "test-unread")
    monkeypatch.setattr(sweeping.kinds, "QUEUES", ("test-unread",))
    monkeypatch.setattr(sweeping.kinds, "DEFAULT", "test-unread")
    monkeypatch.setattr(nudging, "MOST_UNREAD", 20)
    monkeypatch.setattr(nudging, "_paused_until", 0.0)
    put("test.kind", 6)

    for _ in range(10):
        sweeping.hand_out()

    assert nudging._unread("test-unread") == 20
