"""Reminders while their worker is killed: nobody is told twice, and nobody is forgotten (O1)."""

import os
import random
import shutil
import signal
import time
from collections import Counter
from datetime import datetime, timedelta
from email import message_from_bytes

import psutil
import pytest
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from cases.models import ActionPoint, MinutesFile
from legeraad import workdays
from legeraad.demo import clock
from legeraad.outbox import tasks
from legeraad.outbox.models import Job
from members.models import Letter, Notice, Person
from tests import factories
from tests.celery_worker import CeleryWorker

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KILLS", "40"))  # 200 before a release: KILLS=200 (quality.md O1)
PERSONS = 5 * KILLS
MEETINGS = 10  # each gives the PDFs of its minutes, a second's work
WHOLE = 5  # of them the whole worker, the others the process that does a job
PROCESSES = 3  # of a worker
BETWEEN = 5  # jobs begun between two kills
SWEPT_EVERY = 2.0  # seconds
DONE_WITHIN = 60  # seconds after the last restart, on a machine that …
STARTS_IN = 2.5  # … starts a worker in this many seconds; on a busy one all takes longer
PATIENCE = 300  # seconds until we call a job lost


def worker_of(folder, name, *, beat):
    worker = CeleryWorker(folder, name=name, beat=beat)
    worker.words[worker.words.index("-c") + 1] = str(PROCESSES)
    return worker


@pytest.fixture
def worker(tmp_path):
    """The one that is killed; it has no clock of its own, which would die with it."""
    for folder in (settings.MEDIA_ROOT, settings.DEMO_MAIL_FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    worker = worker_of(tmp_path, "killed", beat=False)
    yield worker
    worker.stop()


@pytest.fixture
def with_clock(tmp_path):
    """The one that goes on when the killing is over."""
    worker = worker_of(tmp_path, "last", beat=True)
    yield worker
    worker.stop()


@pytest.fixture
def morning():
    """The next working day, on which the portal's clock stands when the test moves it there."""
    day = workdays.next_working_day(timezone.localdate())
    yield datetime(day.year, day.month, day.day, 9, tzinfo=factories.OSLO)
    clock.move_back()


def owe(persons, council, *, due):
    """Each of so many persons has promised something in a meeting, by that day."""
    minutes = [
        factories.closed(council, on=factories.DAY + timedelta(days=number))
        for number in range(MEETINGS)
    ]
    entries = [each.entries.get() for each in minutes]
    names = [f"L.{number:04}" for number in range(persons)]
    people = Person.objects.bulk_create(
        Person(name=name, sort_key=name.lower(), email=f"{name.lower()}@eksempel.example")
        for name in names
    )
    ActionPoint.objects.bulk_create(
        ActionPoint(entry=entries[number % MEETINGS], task="Ringe tilbake", owner=person, due=due)
        for number, person in enumerate(people)
    )
    return people, minutes


def kill_one(worker, chance):
    """SIGKILL for one of the processes that do the jobs; the worker starts another."""
    children = psutil.Process(worker.process.pid).children()
    if children:
        chance.choice(children).send_signal(signal.SIGKILL)


def begun():
    return Job.objects.aggregate(total=Sum("attempts"))["total"] or 0


def wait_for_work():
    """Until some more jobs have been begun: no kill is to meet idle processes.

    The sweep comes meanwhile, as beat would ask for it.
    """
    enough, swept = begun() + BETWEEN, time.monotonic()
    late = swept + PATIENCE
    while begun() < enough:
        if time.monotonic() > swept + SWEPT_EVERY:
            tasks.sweep()
            swept = time.monotonic()
        if swept > late:
            raise AssertionError("the workers do nothing")
        time.sleep(0.03)


def kill_again_and_again(worker):
    chance = random.Random(200)  # noqa: S311  the same moments each time
    for number in range(1, KILLS + 1):
        wait_for_work()
        time.sleep(chance.uniform(0.0, 0.1))
        if number % (KILLS // WHOLE):
            kill_one(worker, chance)
        else:
            worker.kill()
            worker.start()
    worker.kill()


def wait_until_done(moment):
    """Seconds until all that was due at that moment is done."""
    start = time.monotonic()
    left = Job.objects.filter(done_at=None, due_at__lte=moment)
    while left.exists():
        if time.monotonic() - start > PATIENCE:
            jobs = list(left.values_list("key", "attempts", "error")[:5])
            raise AssertionError(f"not done after {PATIENCE} s: {jobs}")
        time.sleep(0.2)
    return time.monotonic() - start


def mails_by_message_id():
    """How often each was sent, and to whom."""
    mails = [
        message_from_bytes(path.read_bytes()) for path in settings.DEMO_MAIL_FOLDER.glob("*.eml")
    ]
    return Counter((mail["Message-ID"], mail["To"]) for mail in mails)


def test_killed_workers_neither_lose_nor_double_a_reminder(agder, worker, with_clock, morning, say):
    Notice.objects.all().delete()  # those of the sample have no jobs
    people, minutes = owe(PERSONS, factories.small_council(agder), due=morning.date())
    worker.start()
    clock.move_to(morning)
    start = time.monotonic()

    kill_again_and_again(worker)
    killing = time.monotonic() - start
    letters = Job.objects.filter(kind="letter.mail")
    waiting = letters.filter(done_at=None).count()
    start = time.monotonic()
    with_clock.start()
    slowness = max(1.0, (time.monotonic() - start) / STARTS_IN)
    seconds = wait_until_done(timezone.now())

    sent = mails_by_message_id()
    twice = sent.total() - len(sent)
    again = Job.objects.filter(attempts__gte=2).count()
    say(f"{KILLS} kills in {killing:.0f} s; {again} jobs begun again, {twice} mails sent twice")
    say(f"{waiting} letters left, all done after {seconds:.0f} s; slowness {slowness:.1f}")
    assert seconds <= DONE_WITHIN * slowness
    assert again >= KILLS // 10, "the kills met no work"
    assert not Job.objects.exclude(error="").exists()
    assert_everybody_was_told_once(people)
    assert_letters_are_once(sent)
    assert MinutesFile.objects.filter(minutes__in=minutes).count() == 2 * MEETINGS


def assert_everybody_was_told_once(people):
    told = Notice.objects.filter(rule="action", person__in=people)
    assert told.count() == PERSONS
    assert told.values("person").distinct().count() == PERSONS
    assert not told.filter(sent_at=None).exists()


def assert_letters_are_once(sent):
    """A kill between the sending and the mark may send one again, known by its id."""
    written = Letter.objects.values_list("person__email", flat=True)
    of_people = Counter(to for (_id, to), _number in sent.items() if to.startswith("l."))
    assert len(of_people) == PERSONS
    assert set(of_people.values()) == {1}, "somebody has two letters"
    assert set(of_people) <= set(written)
    assert max(sent.values()) <= 2
    assert sent.total() - len(sent) <= KILLS
