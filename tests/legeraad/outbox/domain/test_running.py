"""One job: run once, tried again with pauses. That it is parked: tests/faults/test_outbox.py."""

from datetime import timedelta

import pytest
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import running
from legeraad.outbox.models import Job

KIND = "test.kind"


def put(key="k", **more):
    return outbox.put(kind=KIND, key=key, **more)


def fails():
    raise RuntimeError("no")


def test_done_job_is_not_done_again(calls):
    job = put(payload={"n": 1})

    assert [outbox.run(job.pk), outbox.run(job.pk)] == [True, False]
    job.refresh_from_db()
    assert (calls, job.attempts) == ([{"n": 1}], 1)


def test_handlers_writes_and_the_mark_are_one_transaction(handler, db):
    def write_and_fail():
        put("by the handler")
        fails()

    handler(write_and_fail)
    job = put()

    assert outbox.run(job.pk) is False
    job.refresh_from_db()
    assert (job.done_at, job.error) == (None, "RuntimeError: no")
    assert not Job.objects.filter(key="by the handler").exists()


def test_failed_job_waits_longer_each_time(handler, db):
    handler(fails)
    job, pauses = put(), []

    for _ in range(4):
        Job.objects.filter(pk=job.pk).update(due_at=timezone.now())
        before = timezone.now()
        outbox.run(job.pk)
        job.refresh_from_db()
        pauses.append(round((job.due_at - before).total_seconds()))

    assert pauses == [30, 90, 270, 810]


def test_leased_job_is_left_to_its_worker_until_the_lease_ends(calls):
    job = put()
    Job.objects.filter(pk=job.pk).update(locked_until=timezone.now() + timedelta(seconds=5))
    held = outbox.run(job.pk)
    Job.objects.filter(pk=job.pk).update(locked_until=timezone.now())

    assert (held, outbox.run(job.pk), calls) == (False, True, [{}])


def test_lease_is_longer_than_a_task_may_live(settings):
    assert timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT) < running.LEASE


def test_payload_of_a_login_code_is_emptied_when_it_is_sent(handler, db):
    handler(lambda code: None, kind="account.test")
    job = outbox.put(kind="account.test", key="k", payload={"code": "ABC-DEF"})

    outbox.run(job.pk)

    job.refresh_from_db()
    assert job.payload == {}


def test_two_handlers_of_one_kind_are_refused():
    with pytest.raises(ValueError, match=r"minutes\.pdf"):
        outbox.handles("minutes.pdf")(lambda: None)


def test_oldest_work_comes_first_and_no_more_than_was_asked_for(calls):
    now = timezone.now()
    for minutes in (1, 3, 2):
        put(str(minutes), payload={"n": minutes}, due_at=now - timedelta(minutes=minutes))

    assert outbox.run_due(limit=2) == 2
    assert calls == [{"n": 3}, {"n": 2}]
