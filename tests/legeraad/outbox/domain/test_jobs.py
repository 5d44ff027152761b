"""A job: written with its fact, once for each key, and a worker is told when it is there."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job

KIND = "test.kind"


def put(key="k", **more):
    return outbox.put(kind=KIND, key=key, **more)


def test_job_is_undone_with_its_fact(db):
    with transaction.atomic():
        put()
        transaction.set_rollback(True)

    assert Job.objects.count() == 0


def test_worker_is_not_nudged_for_what_was_undone(nudged, django_capture_on_commit_callbacks, db):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        put()
        transaction.set_rollback(True)

    assert nudged == []


def test_same_key_is_the_same_work(calls):
    first, second = put(payload={"n": 1}), put(payload={"n": 2})
    outbox.run_due()
    third = put(payload={"n": 3})

    assert (first.key, second, third, calls) == ("k", None, None, [{"n": 1}])


def test_worker_is_nudged_after_the_commit(nudged, django_capture_on_commit_callbacks, db):
    with django_capture_on_commit_callbacks(execute=True):
        job = put()
        before = list(nudged)

    assert (before, nudged) == ([], [("default", job.pk)])


def test_job_for_later_is_not_nudged_and_not_run(nudged, calls, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = put(due_at=timezone.now() + timedelta(hours=1))

    assert (nudged, outbox.run(job.pk), calls) == ([], False, [])
