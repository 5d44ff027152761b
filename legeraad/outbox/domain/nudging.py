"""Telling a worker that a job waits: a convenience, so it may cost a request next to nothing."""

from __future__ import annotations

import logging
import time
from typing import Any

from legeraad.outbox.domain.kinds import queue_of

log = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds for the broker to take a message; one try
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


def _publish(queue: str, job_id: int) -> None:
    from kombu.pools import producers  # noqa: PLC0415  only a process that writes pays for Celery

    from legeraad.celery import app  # noqa: PLC0415  as above

    impatient: dict[str, Any] = {
        "max_retries": 0,
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
    }
    broker = app.connection_for_write(connect_timeout=PATIENCE, transport_options=impatient)
    with producers[broker].acquire(block=True, timeout=PATIENCE) as producer:
        app.send_task(
            "outbox.run",
            args=[job_id],
            queue=queue,
            producer=producer,
            retry=False,
            ignore_result=True,
        )
