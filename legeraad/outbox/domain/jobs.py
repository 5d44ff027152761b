"""Putting work into the outbox, and nudging a worker once the fact is committed."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from legeraad.outbox.models import Job

log = logging.getLogger(__name__)

# Kinds whose work may take seconds; they have a queue and a worker of their own.
SLOW_KINDS = frozenset({"minutes.pdf"})


def put(
    *, kind: str, key: str, payload: dict[str, Any] | None = None, due_at: datetime | None = None
) -> Job | None:
    """Writes one job inside the caller's transaction and nudges a worker after the commit.

    `key` names the work: the same key twice is the same work, and the second call returns None.
    A broker that is down costs nothing but time: the sweep finds the row.
    """
    now = timezone.now()
    values = {"kind": kind, "payload": payload or {}, "due_at": due_at or now}
    job, made = Job.objects.get_or_create(key=key, defaults=values)
    if not made:
        return None
    if job.due_at <= now:
        transaction.on_commit(partial(nudge, job.pk, kind))
    return job


def nudge(job_id: int, kind: str) -> None:
    """Tells a worker that a job waits. Never raises: the job is safe in the table."""
    from legeraad.celery import app  # noqa: PLC0415  only a process that writes pays for Celery

    name = "outbox.run_slowly" if kind in SLOW_KINDS else "outbox.run"
    try:
        app.send_task(name, args=[job_id], retry=False, ignore_result=True)
    except Exception as fault:  # noqa: BLE001  any fault of the broker is left to the sweep
        log.warning("nudge failed, the sweep will find job %s: %s", job_id, type(fault).__name__)
