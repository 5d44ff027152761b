"""The sweep: hands what is due to a worker, and begins the day."""

from datetime import timedelta

from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox import tasks
from legeraad.outbox.models import Job


def put(key, **more):
    return outbox.put(kind="test.kind", key=key, **more)


def test_sweep_nudges_what_is_due_and_nothing_else(nudged, db):
    """Apart from what the first sweep of a day puts by itself."""
    tasks.sweep()
    Job.objects.update(done_at=timezone.now(), attempts=1)
    nudged.clear()
    due = put("due")
    put("later", due_at=timezone.now() + timedelta(hours=1))
    done, stuck, held = put("done"), put("parked"), put("held")
    now = timezone.now()
    Job.objects.filter(pk=done.pk).update(done_at=now, attempts=1)
    Job.objects.filter(pk=stuck.pk).update(parked_at=now)
    Job.objects.filter(pk=held.pk).update(locked_until=now + timedelta(seconds=30))

    tasks.sweep()

    assert nudged == [("outbox.run", due.pk)]


def test_first_sweep_of_a_day_puts_the_work_of_the_day_and_nudges_it(nudged, db):
    tasks.sweep()
    first = list(nudged)

    day = Job.objects.get(key=f"members.day:{timezone.localdate().isoformat()}")
    assert ("outbox.run", day.pk) in first
