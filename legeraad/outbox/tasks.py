"""Celery's entrances to the outbox, and what the outbox does for itself each day."""

from __future__ import annotations

import logging
from typing import Any

from celery import bootsteps, shared_task
from django.db import connection

from legeraad.celery import app
from legeraad.outbox import domain
from legeraad.outbox.domain import alarms, clearing, heartbeats, sweeping

log = logging.getLogger(__name__)

MOST_CLEARED = 10_000  # rows in one run; more than a portal of our size does in a day


@shared_task(name="outbox.run")
def run(job_id: int) -> None:
    domain.run(job_id)


@shared_task(name="outbox.sweep")
def sweep() -> None:
    """Hands every due job to a worker: what a lost nudge or a killed worker left behind.

    The first sweep of a day also puts what is done once a day; the first one after a long pause,
    or one that finds parked jobs, puts the alarm.
    """
    alarms.put_alarm()
    heartbeats.note(heartbeats.SWEEP)
    domain.put_today()
    sweeping.hand_out()


@domain.daily("outbox.clear")
def clear(on: str) -> None:
    clearing.clear_done(most=MOST_CLEARED)
    heartbeats.forget_old()


class Seen(bootsteps.StartStopStep):
    """Each half minute a worker notes that it lives and which queues it serves.

    By the timer of its main process, so that a worker that has nothing to do, or is busy, is seen
    as well. It also puts the alarm: while beat is down, nobody else would.
    """

    requires = ("celery.worker.components:Timer",)

    def start(self, parent: Any) -> None:
        self._note(parent)
        self.timer = parent.timer.call_repeatedly(heartbeats.EVERY, self._note, (parent,))

    def stop(self, parent: Any) -> None:
        self.timer.cancel()
        _at_the_table(lambda: heartbeats.forget(parent.hostname))

    def _note(self, worker: Any) -> None:
        queues = list(worker.app.amqp.queues.consume_from)
        _at_the_table(lambda: heartbeats.note(worker.hostname, queues=queues))
        _at_the_table(alarms.put_alarm)


def _at_the_table(act: Any) -> None:
    """Does it with a connection that is closed at once: no child process must inherit it.

    A fault is left to the log: the worker has other things to do.
    """
    try:
        act()
    except Exception as fault:  # noqa: BLE001  the database may be away for a while
        log.warning("heartbeat failed: %s", type(fault).__name__)
    finally:
        connection.close()


app.steps["worker"].add(Seen)
