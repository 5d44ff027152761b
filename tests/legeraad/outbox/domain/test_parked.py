"""A job that was given up is tried anew, or put away for good, when the keeper says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from legeraad.errors import DomainError
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

    assert nudged == [("default", job.pk)]
    assert list(Job.objects.due(timezone.now())) == [job]
    left.refresh_from_db()
    assert left.attempts == 5


def test_job_that_is_given_back_twice_is_counted_once(calls):
    job = park("k")

    assert [parked.try_again([job.pk]), parked.try_again([job.pk])] == [1, 0]


def test_all_of_a_kind_are_tried_again_and_no_others(calls):
    mine, other = park("a"), park("b")
    Job.objects.filter(pk=other.pk).update(kind="test.other")

    assert parked.try_kind_again(KIND) == 1
    assert list(Job.objects.parked()) == [other]
    assert outbox.run(mine.pk)


def test_job_is_put_away_with_its_reason_and_never_done(calls):
    job = park("k")

    parked.discard(job_id=job.pk, reason="  The meeting is over.\n", by=None)

    job.refresh_from_db()
    assert (job.reason, job.done_at) == ("The meeting is over.", None)
    assert [parked.try_again([job.pk]), parked.try_kind_again(KIND)] == [0, 0]
    assert (outbox.run(job.pk), calls) == (False, [])


@pytest.mark.parametrize(
    ("kind", "payload"), [("account.mail", {}), ("sending.trial", {}), (KIND, {"n": 1})]
)
def test_words_of_a_job_that_is_put_away_are_thrown_away(kind, payload, db):
    job = outbox.put(kind=kind, key="k", payload={"n": 1})
    Job.objects.update(parked_at=timezone.now())

    parked.discard(job_id=job.pk, reason="over", by=None)

    job.refresh_from_db()
    assert job.payload == payload


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_job_is_not_put_away_without_a_reason(reason, db):
    job = park("k")

    with pytest.raises(DomainError) as refusal:
        parked.discard(job_id=job.pk, reason=reason, by=None)

    assert refusal.value.field == "reason"
    assert Job.objects.parked().get() == job


def test_only_a_parked_job_is_put_away_and_once(db):
    waits, job = outbox.put(kind=KIND, key="other"), park("k")
    parked.discard(job_id=job.pk, reason="first", by=None)

    for each in (waits, job):
        with pytest.raises(DomainError):
            parked.discard(job_id=each.pk, reason="second", by=None)
    job.refresh_from_db()
    assert job.reason == "first"
