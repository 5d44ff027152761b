"""Celery's entrances: the sweep hands what is due to a worker and begins the day; who is seen."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db.models.functions import Now
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox import tasks
from legeraad.outbox.domain import condition, heartbeats
from legeraad.outbox.models import Heartbeat, Job


def put(key, **more):
    return outbox.put(kind="test.kind", key=key, **more)


def test_sweep_nudges_what_is_due_and_nothing_else(nudged, db):
    """Apart from what the first sweep of a day puts by itself."""
    stuck = put("parked")
    Job.objects.update(parked_at=timezone.now())
    tasks.sweep()
    Job.objects.filter(parked_at=None).update(done_at=timezone.now(), attempts=1)
    nudged.clear()
    due = put("due")
    put("later", due_at=timezone.now() + timedelta(hours=1))
    done, held = put("done"), put("held")
    now = timezone.now()
    Job.objects.filter(pk=done.pk).update(done_at=now, attempts=1)
    Job.objects.filter(pk=held.pk).update(locked_until=now + timedelta(seconds=30))

    tasks.sweep()

    assert nudged == [("default", due.pk)]
    assert list(Job.objects.parked()) == [stuck]


def test_first_sweep_of_a_day_puts_the_work_of_the_day_and_nudges_it(nudged, db):
    tasks.sweep()
    first = list(nudged)

    day = Job.objects.get(key=f"members.day:{timezone.localdate().isoformat()}")
    assert ("default", day.pk) in first


def test_sweep_is_noted(nudged, db):
    tasks.sweep()

    assert condition.read().swept < timedelta(seconds=30)


@time_machine.travel("2027-03-01T12:00Z", tick=False)
def test_first_sweep_after_a_long_silence_tells_the_keepers(nudged, db):
    tasks.sweep()
    Heartbeat.objects.update(at=Now() - timedelta(minutes=11))

    tasks.sweep()
    tasks.sweep()

    alarm = Job.objects.get(kind="members.alarm")
    assert alarm.payload == {"on": "2027-03-01", "troubles": ["not_swept"], "parked": 0}


class TimerOfTheWorker:
    """Celery's timer; what is to be repeated is done when the test says so."""

    def call_repeatedly(self, seconds, act, args):
        self.seconds, self.act = seconds, lambda: act(*args)
        return self

    def cancel(self):
        self.act = None


@pytest.fixture
def stand_in():
    """What a worker hands to its steps."""
    queues = SimpleNamespace(consume_from={"pdf": None, "mail": None})
    app = SimpleNamespace(amqp=SimpleNamespace(queues=queues))
    return SimpleNamespace(app=app, hostname="celery@here", timer=TimerOfTheWorker())


@pytest.mark.django_db(transaction=True)
def test_worker_is_seen_from_its_start_each_half_minute_until_it_stops(stand_in):
    step = tasks.Seen(stand_in)

    step.start(stand_in)
    (worker,) = condition.read().workers
    Heartbeat.objects.update(at=Now() - timedelta(minutes=5))
    stand_in.timer.act()
    (again,) = condition.read().workers
    step.stop(stand_in)

    assert (worker.name, worker.queues) == ("celery@here", ("pdf", "mail"))
    assert (again.lives, stand_in.timer.seconds) == (True, 30.0)
    assert (condition.read().workers, stand_in.timer.act) == ((), None)


@pytest.mark.django_db(transaction=True)
@time_machine.travel("2027-03-01T12:00Z", tick=False)
def test_worker_tells_the_keepers_that_the_clock_is_silent(stand_in, nudged):
    """Nobody else would: there is no sweep."""
    heartbeats.note(heartbeats.SWEEP)
    Heartbeat.objects.update(at=Now() - timedelta(minutes=11))

    tasks.Seen(stand_in).start(stand_in)

    assert Job.objects.get().payload["troubles"] == ["not_swept"]
    assert len(nudged) == 1
