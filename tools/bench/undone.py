"""What a piece of work in the database costs; it is undone, so that each try finds the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tools.bench.web import cpu_seconds


def cpu_ms(act: Callable[[], Callable[[], object]]) -> float:
    """CPU, here and of PostgreSQL's process for us, of the last part of an act, which the act
    gives back prepared. Milliseconds."""
    with rolled_back():
        ready = act()
        began = _cpu()
        ready()
        return (_cpu() - began) * 1000


def _cpu() -> float:
    backend = connection.connection.info.backend_pid
    return time.process_time() + cpu_seconds(backend)


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
