"""Lists when things die or happen at once: nothing is taken in by half, and nothing twice (U7)."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from legeraad.errors import DomainError
from members.domain.imports import lists
from members.models import Affiliation, Import, Person, User
from tests.members.domain.imports.given import ON, TODAY, as_csv, places_of, uploaded

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 10_000
HEADINGS = ("Navn", "E-post", "HPR", "Arbeidssted", "Gruppe", "Ansettelse")

# What the process does that is killed: it takes the list in, told which database and which list.
TAKE_IN = """
import sys, datetime
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from members.domain.imports import lists
from members.models import Import
print("ready", flush=True)
now = datetime.datetime.now(datetime.UTC)
lists.take_in(listed=Import(pk=int(sys.argv[2])), councils=[], at=now, on=now.date(), by=None)
"""
SEEN = "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid = ANY(%s)"
HOLDERS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"


@pytest.fixture
def community(agder):
    return agder


def doctors(number):
    rows = (
        (f"Q.{each}. Ny", f"ny{each}@x.example", str(5_000_000 + each)) for each in range(number)
    )
    work = ("Dalen legesenter", "fastlege", "selvstendig")
    return as_csv(HEADINGS, *((*row, *work) for row in rows))


def counted():
    rows = (Person.objects, User.objects, Affiliation.objects, Person.history)
    return tuple(each.count() for each in rows)


def take_in(listed):
    return lists.take_in(listed=listed, councils=[], at=TODAY, on=ON, by=None)


def writing(pids):
    """Whether the process that holds the lock writes persons, their logins or their work."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN, [pids])
        return any(query.startswith("INSERT") for (query,) in cursor.fetchall())


def holders():
    with connection.cursor() as cursor:
        cursor.execute(HOLDERS)
        return [pid for (pid,) in cursor.fetchall()]


def wait_until(condition, seconds=120):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end
        time.sleep(0.005)
    return found


@pytest.mark.parametrize("later", [0, 0.2, 0.6])
def test_killed_midway_leaves_nothing_and_the_list_can_be_taken_in_again(community, later):
    """U7: `kill -9` while the rows are being written, at once and a little later."""
    places_of(community)
    listed = uploaded(community, doctors(MANY))
    before = counted()
    name = connection.settings_dict["NAME"]
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE_IN, name, str(listed.pk)], stdout=subprocess.PIPE
    )
    try:
        process.stdout.readline()
        pids = wait_until(holders)
        wait_until(lambda: writing(pids) or process.poll() is not None)
        time.sleep(later)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    assert process.returncode == -signal.SIGKILL
    wait_until(lambda: not holders())

    assert counted() == before
    assert Import.objects.get(pk=listed.pk).waits
    assert take_in(listed).rows_new == MANY
    assert counted() == tuple(number + MANY for number in before)


def at_once(times, act):
    start = Barrier(times)

    def run(index):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return act(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_one_list_taken_in_by_two_at_once_is_taken_in_once(community):
    places_of(community)
    listed = uploaded(community, doctors(40))
    before = counted()

    assert at_once(2, lambda _index: take_in(listed).rows_new) == [40, 40]
    assert counted() == tuple(number + 40 for number in before)


def test_same_file_uploaded_by_two_and_taken_in_at_once_is_one(community):
    places_of(community)
    both = [uploaded(community, doctors(40)) for _each in range(2)]
    before = counted()

    assert sorted(at_once(2, lambda index: take_in(both[index]).rows_new)) == [0, 40]
    assert counted() == tuple(number + 40 for number in before)


def test_taken_in_while_it_is_thrown_away_is_either_whole_or_nothing(community):
    places_of(community)
    listed = uploaded(community, doctors(40))
    before = Person.objects.count()

    def act(index):
        try:
            return (take_in if index else lambda listed: lists.drop(listed=listed))(listed)
        except DomainError:
            return None

    at_once(2, act)

    after = Import.objects.get(pk=listed.pk)
    assert not after.waits
    assert Person.objects.count() - before == (40 if after.applied_at else 0)
