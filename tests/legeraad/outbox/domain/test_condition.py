"""What is wrong with the work outside the requests, and what is not."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import condition, heartbeats, kinds
from legeraad.outbox.enums import Trouble
from legeraad.outbox.models import Heartbeat, Job


@pytest.fixture
def works(db):
    """A sweep just now, and a worker for every queue."""
    heartbeats.note(heartbeats.SWEEP)
    heartbeats.note("worker", queues=kinds.QUEUES)


def put(key, **changes):
    job = outbox.put(kind="test.kind", key=key)
    Job.objects.filter(pk=job.pk).update(**changes)


def age(name, time):
    Heartbeat.objects.filter(name=name).update(at=Now() - time)


def test_all_is_well(works):
    now = condition.read()

    assert (now.troubles, now.stands_still, now.waited, now.parked) == ([], False, None, 0)


def test_empty_table_says_that_nobody_works(db):
    now = condition.read()

    assert now.troubles == [Trouble.NOT_SWEPT, Trouble.NO_WORKER]
    assert (now.swept, now.workers, now.stands_still) == (None, (), True)


@pytest.mark.parametrize(
    ("minutes", "troubles"), [(9.5, []), (10, [Trouble.NOT_SWEPT]), (600, [Trouble.NOT_SWEPT])]
)
def test_clock_may_be_silent_for_ten_minutes(minutes, troubles, works):
    age(heartbeats.SWEEP, timedelta(minutes=minutes))

    assert condition.read().troubles == troubles


@pytest.mark.parametrize(("seconds", "troubles"), [(100, []), (120, [Trouble.NO_WORKER])])
def test_worker_may_be_silent_for_two_minutes(seconds, troubles, works):
    age("worker", timedelta(seconds=seconds))

    assert condition.read().troubles == troubles


def test_queue_that_nobody_serves_is_named(works):
    heartbeats.note("worker", queues=["first", "default", "mail"])

    now = condition.read()

    assert (now.troubles, now.unserved) == ([Trouble.UNSERVED], ["pdf"])


def test_two_workers_share_the_queues(works):
    heartbeats.note("worker", queues=["first", "default"])
    heartbeats.note("other", queues=["mail", "pdf"])

    assert condition.read().troubles == []


@pytest.mark.parametrize(("minutes", "troubles"), [(9, []), (10, [Trouble.LATE])])
def test_work_may_wait_for_ten_minutes(minutes, troubles, works):
    put("old", due_at=timezone.now() - timedelta(minutes=minutes))
    put("new")

    now = condition.read()

    assert now.troubles == troubles
    assert round(now.waited.total_seconds() / 60) == minutes


def test_work_that_is_done_or_held_or_later_does_not_wait(works):
    now = timezone.now()
    long_ago = now - timedelta(hours=1)
    put("done", due_at=long_ago, done_at=now, attempts=1)
    put("held", due_at=long_ago, locked_until=now + timedelta(seconds=30))
    put("later", due_at=now + timedelta(hours=1))

    assert condition.read().waited is None


def test_parked_job_is_trouble_until_it_is_put_away_but_stops_nothing(works):
    now = timezone.now()
    put("parked", parked_at=now)
    put("away", parked_at=now, discarded_at=now, reason="over")

    read = condition.read()

    assert (read.troubles, read.parked, read.stands_still) == ([Trouble.PARKED], 1, False)


def test_jobs_are_counted_by_kind_and_state(db):
    now = timezone.now()
    put("waiting")
    put("later", due_at=now + timedelta(hours=1))
    put("held", locked_until=now + timedelta(seconds=30))
    put("left by a killed worker", locked_until=now - timedelta(seconds=1))
    put("done", done_at=now, attempts=1)
    put("parked", parked_at=now)
    put("away", parked_at=now, discarded_at=now, reason="over")
    outbox.put(kind="test.another", key="another")

    none = dict.fromkeys(("later", "under_way", "done", "parked", "discarded"), 0)
    assert condition.by_kind() == [
        {"kind": "test.another", "waiting": 1, **none},
        {
            "kind": "test.kind", "waiting": 2, "later": 1, "under_way": 1, "done": 1,
            "parked": 1, "discarded": 1,
        },
    ]  # fmt: skip


def test_condition_is_read_in_three_queries(works, django_assert_num_queries):
    for number in range(5):
        put(str(number))
        heartbeats.note(f"worker {number}")

    with django_assert_num_queries(3):
        condition.read()
