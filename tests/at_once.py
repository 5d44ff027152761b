"""Two at once: acts in threads that begin together, each with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Does all of the acts; returns what they raised."""
    together = threading.Barrier(len(acts))
    faults: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            act()
        except Exception as fault:  # noqa: BLE001  for the test to look at
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
