"""A job that was given up is tried anew when the keeper says so."""

from datetime import timedelta

from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import parked
from legeraad.outbox.models import Job

KIND = "test.kind"


def park(key):
    job = outbox.put(kind=KIND, key=key)
    Job.objects.filter(pk=job.pk).update(attempts=5, parked_at=timezone.now())
    return job


def test_parked_job_gets_five_new_attempts(calls):
    job, left = park("k"), outbox.put(kind=KIND, key="other")

    count = parked.try_again([job.pk, left.pk])

    job.refresh_from_db()
    assert (count, job.attempts, job.parked_at) == (1, 0, None)
    assert outbox.run(job.pk)


def test_parked_job_is_due_at_once_and_nudged(nudged, django_capture_on_commit_callbacks, db):
    job, left = park("k"), park("left")
    Job.objects.update(due_at=timezone.now() + timedelta(hours=1))

    with django_capture_on_commit_callbacks(execute=True):
        parked.try_again([job.pk])

    assert nudged == [("outbox.run", job.pk)]
    assert list(Job.objects.due(timezone.now())) == [job]
    left.refresh_from_db()
    assert left.attempts == 5


def test_job_that_is_given_back_twice_is_counted_once(calls):
    job = park("k")

    assert [parked.try_again([job.pk]), parked.try_again([job.pk])] == [1, 0]
