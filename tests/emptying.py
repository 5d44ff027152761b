"""How tables are emptied after a transactional test: with patience, whoever else is at work there.

A journey is over when the page shows what it should; a request of the browser or a job of the
worker may still be under way, and holds tables that TRUNCATE asks for in another order. PostgreSQL
ends such a deadlock by refusing one of the two. Without this the refused one is the flush: the
rows stay, and the next test fails on them.
"""

from __future__ import annotations

import time
from typing import Any

from django.db import OperationalError, connection
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.errors import DeadlockDetected

TRIES = 5
LOOKS = 100  # at most so often is it asked whether the others are done, for each try
PAUSE = 0.05  # seconds between two looks; counted, since a test may have stopped the clock

# Between two statements of one request a session is idle: it is done when it has been so a while.
AT_WORK = """
SELECT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
    AND (state <> 'idle' OR state_change > clock_timestamp() - interval '100 milliseconds')
)
"""
_flush = DatabaseOperations.execute_sql_flush


def execute_sql_flush(operations: DatabaseOperations, sql_list: list[str]) -> None:
    """Stands in for Django's own; raises what it raises, a deadlock only after `TRIES` of them."""
    for left in reversed(range(TRIES)):
        wait_for_the_others()
        try:
            _flush(operations, sql_list)
        except OperationalError as refusal:
            if not left or not isinstance(refusal.__cause__, DeadlockDetected):
                raise
        else:
            return


def wait_for_the_others() -> None:
    """Until nobody else is at work in the database. Whoever takes too long is not waited for."""
    for _look in range(LOOKS):
        if not _others_are_at_work():
            return
        time.sleep(PAUSE)


def _others_are_at_work() -> Any:
    with connection.cursor() as cursor:
        cursor.execute(AT_WORK)
        (found,) = cursor.fetchone()
    return found
