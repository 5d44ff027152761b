"""One job: written with its fact, run once, tried again with pauses, parked, given back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox import tasks
from legeraad.outbox.domain import nudging, parked, running
from legeraad.outbox.models import Job

KIND = "test.kind"


@pytest.fixture
def calls(monkeypatch, db):
    made = []
    monkeypatch.setitem(running._handlers, KIND, lambda **facts: made.append(facts))
    return made


@pytest.fixture
def nudged(monkeypatch):
    """What would go to the broker: a stand-in for the one call that leaves the house."""
    sent = []
    monkeypatch.setattr(nudging, "_publish", lambda name, job_id: sent.append((name, job_id)))
    monkeypatch.setattr(nudging, "_paused_until", 0.0)
    return sent


def put(key="k", **more):
    return outbox.put(kind=KIND, key=key, **more)


def test_job_is_undone_with_its_fact(db):
    with transaction.atomic():
        put()
        transaction.set_rollback(True)

    assert Job.objects.count() == 0


def test_same_key_is_the_same_work(calls):
    first, second = put(payload={"n": 1}), put(payload={"n": 2})
    outbox.run_due()
    third = put(payload={"n": 3})

    assert (first.key, second, third, calls) == ("k", None, None, [{"n": 1}])


def test_worker_is_nudged_after_the_commit(nudged, django_capture_on_commit_callbacks, db):
    with django_capture_on_commit_callbacks(execute=True):
        job = put()
        before = list(nudged)

    assert (before, nudged) == ([], [("outbox.run", job.pk)])


def test_slow_work_has_a_queue_of_its_own(nudged):
    nudging.nudge(7, "minutes.pdf")

    assert nudged == [("outbox.run_slowly", 7)]


def test_job_for_later_is_not_nudged_and_not_run(nudged, calls, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = put(due_at=timezone.now() + timedelta(hours=1))

    assert (nudged, outbox.run(job.pk), calls) == ([], False, [])


def test_broker_that_failed_is_left_alone_for_a_while(monkeypatch):
    tried = []

    def fail(name, job_id):
        tried.append(job_id)
        raise ConnectionError

    monkeypatch.setattr(nudging, "_publish", fail)
    monkeypatch.setattr(nudging, "_paused_until", 0.0)

    for job_id in range(20):
        nudging.nudge(job_id, KIND)

    assert tried == [0]


def test_done_job_is_not_done_again(calls):
    job = put(payload={"n": 1})

    assert [outbox.run(job.pk), outbox.run(job.pk)] == [True, False]
    job.refresh_from_db()
    assert (calls, job.attempts) == ([{"n": 1}], 1)


def test_handlers_writes_and_the_mark_are_one_transaction(monkeypatch, db):
    def write_and_fail():
        outbox.put(kind=KIND, key="by the handler")
        raise RuntimeError("no")

    monkeypatch.setitem(running._handlers, KIND, write_and_fail)
    job = put()

    assert outbox.run(job.pk) is False
    job.refresh_from_db()
    assert (job.done_at, job.error) == (None, "RuntimeError: no")
    assert not Job.objects.filter(key="by the handler").exists()


def test_failed_job_waits_longer_each_time(monkeypatch, db):
    monkeypatch.setitem(running._handlers, KIND, lambda: 1 / 0)
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


def test_payload_of_a_login_code_is_emptied_when_it_is_sent(monkeypatch, db):
    monkeypatch.setitem(running._handlers, "account.test", lambda code: None)
    job = outbox.put(kind="account.test", key="k", payload={"code": "ABC-DEF"})

    outbox.run(job.pk)

    job.refresh_from_db()
    assert job.payload == {}


def test_two_handlers_of_one_kind_are_refused():
    with pytest.raises(ValueError, match=r"minutes\.pdf"):
        outbox.handles("minutes.pdf")(lambda: None)


def test_parked_job_gets_five_new_attempts(calls):
    job = put()
    Job.objects.filter(pk=job.pk).update(attempts=5, parked_at=timezone.now())
    left = put("other")

    count = parked.try_again([job.pk, left.pk])

    job.refresh_from_db()
    assert (count, job.attempts, job.parked_at) == (1, 0, None)
    assert outbox.run(job.pk)


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


def test_database_refuses_done_and_parked_at_once(db):
    job, now = put(), timezone.now()

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(done_at=now, parked_at=now, attempts=1)
