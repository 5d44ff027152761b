"""Who was seen when, by the database's clock."""

from datetime import timedelta

import time_machine
from django.db.models.functions import Now
from django.utils import timezone

from legeraad.outbox.domain import heartbeats
from legeraad.outbox.models import Heartbeat


def seen():
    return list(Heartbeat.objects.values_list("name", "queues"))


def test_worker_is_one_row_with_the_queues_it_serves_now(db):
    heartbeats.note("a", queues=["mail"])
    heartbeats.note("a", queues=["mail", "pdf"])

    assert seen() == [("a", ["mail", "pdf"])]


def test_worker_that_comes_again_is_seen_now(db):
    heartbeats.note("a")
    Heartbeat.objects.update(at=Now() - timedelta(hours=1))

    heartbeats.note("a")

    assert Heartbeat.objects.with_age().get().ago < timedelta(seconds=30)


def test_moved_clock_makes_nobody_old(db):
    """The demo's clock is not the machines'."""
    heartbeats.note("a")

    with time_machine.travel(timezone.now() + timedelta(days=90), tick=False):
        assert Heartbeat.objects.with_age().get().ago < timedelta(seconds=30)


def test_worker_that_stops_is_forgotten_and_no_other(db):
    heartbeats.note("a")
    heartbeats.note("b")

    heartbeats.forget("a")

    assert seen() == [("b", [])]


def test_worker_unseen_for_a_day_is_forgotten_but_never_the_sweep(db):
    for name in ("old", "new", heartbeats.SWEEP):
        heartbeats.note(name)
    old = Heartbeat.objects.exclude(name="new")
    old.update(at=Now() - timedelta(days=1, minutes=1))

    assert heartbeats.forget_old() == 1
    assert seen() == [("new", []), (heartbeats.SWEEP, [])]
