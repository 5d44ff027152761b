"""Workers and beats: one is stopped in the middle of its work, two run where one would do."""

import shutil
import threading
import time
from collections import Counter
from datetime import timedelta
from email import message_from_bytes

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox import tasks
from legeraad.outbox.domain import condition, kinds, nudging
from legeraad.outbox.models import Heartbeat, Job
from members.models import Notice
from tests import factories
from tests.celery_worker import CeleryWorker

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 120  # seconds until we call a job lost
SWEEPS, TIMES = 4, 10  # quality.md O7


@pytest.fixture
def _empty_folders():
    for folder in (settings.MEDIA_ROOT, settings.DEMO_MAIL_FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)


@pytest.fixture
def workers(tmp_path, _empty_folders):
    """Makes workers, and ends them all."""
    made = []

    def make(name, **how):
        made.append(CeleryWorker(tmp_path, name=name, **how))
        return made[-1]

    yield make
    for worker in made:
        worker.stop()


@pytest.fixture
def meetings(agder):
    """Closed minutes: each gives two PDFs of a second, and mails."""
    Notice.objects.all().delete()  # those of the sample have no jobs
    council = factories.small_council(agder)
    written = [
        factories.closed(council, on=factories.DAY + timedelta(days=number)) for number in range(6)
    ]
    Job.objects.filter(kind="meeting.papers").delete()  # due when the letter has left
    return written


def wait_until(reached):
    start = time.monotonic()
    while not reached():
        if time.monotonic() - start > PATIENCE:
            left = Job.objects.filter(done_at=None).values_list("key", "attempts", "error")
            raise AssertionError(f"not after {PATIENCE} s: {list(left[:5])}")
        time.sleep(0.05)


def all_is_done():
    """Letters of the morning may wait: at night none are sent."""
    waiting = Job.objects.filter(kind="letter.mail", due_at__gt=timezone.now())
    return not Job.objects.filter(done_at=None).exclude(pk__in=waiting).exists()


def is_held():
    return Job.objects.filter(kind="minutes.pdf", done_at=None, locked_until__isnull=False).exists()


def test_worker_that_is_asked_to_stop_ends_its_job_and_leaves_the_rest(meetings, workers):
    first = workers("first")
    first.start()
    wait_until(is_held)

    code = first.stop_gently()

    done = Job.objects.exclude(done_at=None)
    assert code == 0
    assert done.filter(kind="minutes.pdf").exists()
    assert not all_is_done(), "it had done all before it was stopped"
    assert not Job.objects.filter(locked_until__isnull=False).exists()
    assert not Job.objects.exclude(error="").exists()
    assert not Heartbeat.objects.filter(name__startswith="first@").exists()

    workers("second", beat=True).start()
    wait_until(all_is_done)
    assert set(Job.objects.exclude(done_at=None).values_list("attempts", flat=True)) == {1}


def test_worker_is_seen_with_its_queues(db, workers):
    workers("seen").start()

    wait_until(Heartbeat.objects.exists)

    (worker,) = condition.read().workers
    assert worker.name.startswith("seen@")
    assert (set(worker.queues), worker.lives) == (set(kinds.QUEUES), True)


def test_two_workers_with_a_beat_each_do_everything_once(meetings, workers):
    both = [workers(name, beat=True) for name in ("one", "other")]
    for worker in both:
        worker.start()

    wait_until(lambda: all_is_done() and Job.objects.filter(kind="outbox.clear").exists())
    wait_until(lambda: all("Sending due task" in worker.log.read_text() for worker in both))

    assert set(Job.objects.exclude(done_at=None).values_list("attempts", flat=True)) == {1}
    assert max(mails_by_message_id().values()) == 1
    assert Job.objects.filter(kind="outbox.clear").count() == 1


def mails_by_message_id():
    mails = [message_from_bytes(path.read_bytes()) for path in settings.DEMO_MAIL_FOLDER.iterdir()]
    return Counter(mail["Message-ID"] for mail in mails)


# sweeps at once


def at_once(act, number=SWEEPS):
    """Does it in so many threads that all begin together; what one raises is raised."""
    together, faults = threading.Barrier(number), []

    def run():
        together.wait()
        try:
            act()
        except Exception as fault:  # noqa: BLE001  shown below
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.fixture
def _worker_beside(monkeypatch):
    """What a sweep hands out is done at once, by whoever comes first."""
    monkeypatch.setattr(nudging, "_publish", lambda _queue, job_id: outbox.run(job_id))


@pytest.mark.usefixtures("_worker_beside")
def test_four_sweeps_at_once_tell_everybody_once(agder, mailoutbox):
    """Ten days in a row: each reminder, job and mail is there once (O7)."""
    today = timezone.now().replace(hour=11)

    for day in range(TIMES):
        with time_machine.travel(today + timedelta(days=day), tick=False):
            for _ in range(2):  # the letters are put by the work of the day
                at_once(tasks.sweep)

    daily = Job.objects.filter(kind="members.reminders")
    assert (daily.count(), Notice.objects.exclude(rule="").exists()) == (TIMES, True)
    assert not Job.objects.exclude(error="").exists()
    assert set(Job.objects.exclude(done_at=None).values_list("attempts", flat=True)) == {1}
    told_twice = (
        Notice.objects.exclude(rule="")
        .values("rule", "about", "deadline", "person", "key")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
    )
    assert list(told_twice) == []
    sent = Counter(mail.extra_headers["Message-ID"] for mail in mailoutbox)
    assert sent
    assert max(sent.values()) == 1
