"""Rows of jobs that are done go after ninety days; what was never done stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox import tasks
from legeraad.outbox.domain import clearing, heartbeats
from legeraad.outbox.models import Heartbeat, Job


@pytest.fixture
def rows(db):
    now = timezone.now()
    long_ago = now - timedelta(days=91)
    states = {
        "done long ago": {"done_at": long_ago, "attempts": 1},
        "done lately": {"done_at": now - timedelta(days=89), "attempts": 1},
        "waiting": {"due_at": long_ago},
        "parked": {"parked_at": long_ago},
        "put away": {"parked_at": long_ago, "discarded_at": long_ago, "reason": "over"},
    }
    for key, state in states.items():
        job = outbox.put(kind="test.kind", key=key)
        Job.objects.filter(pk=job.pk).update(**state)
    return set(states)


def left():
    return set(Job.objects.values_list("key", flat=True))


def test_only_what_was_done_long_ago_is_deleted(rows):
    assert clearing.clear_done(most=100) == 1
    assert left() == rows - {"done long ago"}


def test_no_more_than_was_asked_for_oldest_first(rows):
    Job.objects.filter(key="waiting").update(
        done_at=timezone.now() - timedelta(days=99), attempts=1
    )

    assert clearing.clear_done(most=1) == 1
    assert left() == rows - {"waiting"}


def test_daily_work_clears_jobs_and_old_workers(rows):
    heartbeats.note("gone")
    Heartbeat.objects.update(at=timezone.now() - timedelta(days=2))

    tasks.clear(on="2027-03-01")

    assert left() == rows - {"done long ago"}
    assert Heartbeat.objects.count() == 0
