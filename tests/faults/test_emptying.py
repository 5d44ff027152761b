"""Tables are emptied after a test though a request or a worker is still at work in them."""

import threading
import time

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from legeraad.outbox.models import Job
from tests import emptying

SQL = ["TRUNCATE crossing_first, crossing_last"]
TRUNCATE_WAITS = """
SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'crossing_last'::regclass)
"""


def said(cursor, sql):
    cursor.execute(sql)
    return cursor.fetchone()[0]


@pytest.fixture
def tables(transactional_db):
    """Two of the test's own, a row in each."""
    names = ("crossing_first", "crossing_last")
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"CREATE TABLE {name} AS SELECT 1 AS number")
    yield names
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TABLE {name}")


def rows(tables):
    with connection.cursor() as cursor:
        return [said(cursor, f"SELECT count(*) FROM {name}") for name in tables]  # noqa: S608  our own


class Crossing(threading.Thread):
    """Holds the table that is emptied last; asks for the first as soon as that is taken.

    It lets the other one find the deadlock: whoever finds it is refused.
    """

    def __init__(self, times=1):
        super().__init__()
        self.times, self.held, self.done = times, threading.Event(), 0

    def run(self):
        try:
            for _each in range(self.times):
                self.cross()
        finally:
            connection.close()

    def cross(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL deadlock_timeout = '1min'")
            cursor.execute("LOCK TABLE crossing_last IN ROW EXCLUSIVE MODE")
            self.held.set()
            while not said(cursor, TRUNCATE_WAITS):
                time.sleep(0.01)
            cursor.execute("LOCK TABLE crossing_first IN ROW EXCLUSIVE MODE")
            self.done += 1


@pytest.fixture
def hasty(monkeypatch):
    """Nobody is waited for: what meets, collides."""
    monkeypatch.setattr(emptying, "LOOKS", 0)


def test_flush_that_meets_a_deadlock_asks_again(tables, hasty):
    other = Crossing()
    other.start()
    assert other.held.wait(10)

    connection.ops.execute_sql_flush(SQL)

    other.join(10)
    assert other.done == 1  # it went on, so it was the flush that was refused
    assert rows(tables) == [0, 0]


def test_flush_gives_up_after_the_last_try(tables, hasty, monkeypatch):
    monkeypatch.setattr(emptying, "TRIES", 1)
    other = Crossing()
    other.start()
    assert other.held.wait(10)

    with pytest.raises(OperationalError, match="deadlock"):
        connection.ops.execute_sql_flush(SQL)

    other.join(10)
    assert rows(tables) == [1, 1]


def test_other_refusals_are_not_tried_again(tables, monkeypatch):
    tried = []
    monkeypatch.setattr(emptying, "wait_for_the_others", lambda: tried.append(1))
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '1ms'")

    with pytest.raises(OperationalError, match="timeout"):
        connection.ops.execute_sql_flush(["SELECT pg_sleep(1)"])

    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")
    assert tried == [1]


def late_job(key):
    Job.objects.create(kind="late", key=key, payload={}, due_at=timezone.now())


def test_flush_waits_for_a_request_that_is_still_under_way(transactional_db):
    """It writes a row in its last moment: that row is gone, too."""
    begun = threading.Event()

    def request():
        try:
            with transaction.atomic():
                late_job("late:1")
                begun.set()
                time.sleep(0.5)
            late_job("late:2")
        finally:
            connection.close()

    other = threading.Thread(target=request)
    other.start()
    assert begun.wait(10)

    call_command("flush", verbosity=0, interactive=False)

    other.join(10)
    assert not Job.objects.exists()
