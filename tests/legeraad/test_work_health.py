"""What monitoring reads: whether work goes on, without a name or a word of what it is about."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import heartbeats, kinds
from legeraad.outbox.models import Heartbeat, Job

ADDRESS = "/healthz/arbeid/"


@pytest.fixture
def works(db):
    heartbeats.note(heartbeats.SWEEP)
    heartbeats.note("celery@secret-host", queues=kinds.QUEUES)


def test_all_is_well(client, works):
    answer = client.get(ADDRESS)

    facts = answer.json()
    assert (answer.status_code, facts.pop("last_sweep") < 30) == (200, True)
    assert facts == {
        "status": "ok",
        "troubles": [],
        "oldest_due": None,
        "workers": 1,
        "unserved_queues": [],
        "parked": 0,
    }


@pytest.mark.parametrize(
    ("silent", "trouble"), [(heartbeats.SWEEP, "not_swept"), ("celery@secret-host", "no_worker")]
)
def test_silence_is_503(silent, trouble, client, works):
    Heartbeat.objects.filter(name=silent).update(at=Now() - timedelta(minutes=11))

    answer = client.get(ADDRESS)

    assert (answer.status_code, answer.json()["troubles"]) == (503, [trouble])


def test_work_that_waits_too_long_is_503(client, works):
    outbox.put(kind="test.kind", key="k", due_at=timezone.now() - timedelta(minutes=11))

    answer = client.get(ADDRESS)

    assert (answer.status_code, answer.json()["status"]) == (503, "late")
    assert answer.json()["oldest_due"] == pytest.approx(660, abs=30)


def test_parked_job_is_counted_but_no_503(client, works):
    outbox.put(kind="test.kind", key="k")
    Job.objects.update(parked_at=timezone.now())

    answer = client.get(ADDRESS)

    assert (answer.status_code, answer.json()["parked"]) == (200, 1)


def test_answer_tells_no_name_error_or_content(client, works):
    """W9: a stranger may ask."""
    outbox.put(kind="test.kind", key="key-of-a-person", payload={"code": "ABC-DEF"})
    Job.objects.update(parked_at=timezone.now(), error="refused: a@eksempel.example")

    said = client.get(ADDRESS).content.decode()

    for secret in ("secret-host", "key-of-a-person", "ABC-DEF", "refused", "test.kind"):
        assert secret not in said


def test_answer_comes_in_three_queries_and_is_not_kept(client, works, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.get(ADDRESS)

    assert "no-store" in answer.headers["Cache-Control"]
