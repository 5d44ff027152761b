"""Telling a worker that a job waits: a convenience, so it may cost a request next to nothing."""

from __future__ import annotations

import logging
import time
from typing import Any

from legeraad.outbox.domain.kinds import queue_of

log = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds for the broker to take a message; one try
MOST_UNREAD = 500  # messages in a queue, a few hundred bytes each
PAUSE = 10.0  # seconds without nudges after a failed one: the sweep finds the jobs meanwhile

_paused_until = 0.0


def nudge(job_id: int, kind: str) -> None:
    """Tells a worker that a job waits. Never raises: the job is safe in the table.

    A request may put twenty jobs; while the broker is down or hangs, only the first one waits for
    it (quality.md O2).
    """
    global _paused_until  # noqa: PLW0603  one broker for the whole process
    if time.monotonic() < _paused_until:
        return
    try:
        _publish(queue_of(kind), job_id)
    except Exception as fault:  # noqa: BLE001  any fault of the broker is left to the sweep
        _paused_until = time.monotonic() + PAUSE
        log.warning("nudge failed, the sweep will find job %s: %s", job_id, type(fault).__name__)


def room_in(queue: str) -> int:
    """How many nudges a queue takes before it is full; none while the broker does not answer.

    Sweeps nudge for the same job again and again; while no worker reads, their messages would fill
    the broker's memory.
    """
    try:
        return max(0, MOST_UNREAD - _unread(queue))
    except Exception as fault:  # noqa: BLE001  the next sweep asks again
        log.warning("queue %s cannot be asked: %s", queue, type(fault).__name__)
        return 0


def _impatient() -> Any:
    """A connection to the broker that gives up soon."""
    from legeraad.celery import app  # noqa: PLC0415  only a process that writes pays for Celery

    impatient: dict[str, Any] = {
        "max_retries": 0,
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
    }
    return app.connection_for_write(connect_timeout=PATIENCE, transport_options=impatient)


def _unread(queue: str) -> int:
    from kombu.pools import connections  # noqa: PLC0415  as above

    with connections[_impatient()].acquire(block=True, timeout=PATIENCE) as broker:
        channel = broker.default_channel
        return int(channel.queue_declare(queue).message_count)


def _publish(queue: str, job_id: int) -> None:
    from kombu.pools import producers  # noqa: PLC0415  as above

    from legeraad.celery import app  # noqa: PLC0415  as above

    with producers[_impatient()].acquire(block=True, timeout=PATIENCE) as producer:
        app.send_task(
            "outbox.run",
            args=[job_id],
            queue=queue,
            producer=producer,
            retry=False,
            ignore_result=True,
        )
