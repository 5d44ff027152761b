"""Running a job: at most one worker at a time, five tries, then parked for the keeper."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from legeraad.outbox.domain import kinds
from legeraad.outbox.models import Job

log = logging.getLogger(__name__)

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}

# Longer than CELERY_TASK_TIME_LIMIT: a worker that still lives has ended before the lease does;
# short enough that a killed worker's job is done within a minute (quality.md O1).
LEASE = timedelta(seconds=40)


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Registers the handler of one kind of job; it is called with the payload as keywords."""

    def register(handler: Handler) -> Handler:
        if kind in _handlers:
            raise ValueError(f"two handlers for {kind}")
        _handlers[kind] = handler
        return handler

    return register


def _claim(job_id: int, now: datetime) -> Job | None:
    """Takes the lease and counts the attempt before anything can go wrong."""
    with transaction.atomic():
        due = Job.objects.due(now).filter(pk=job_id)
        job = due.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        if job.attempts >= kinds.MOST_ATTEMPTS:  # it killed its worker each time
            job.parked_at = now
            job.save(update_fields=["parked_at"])
            return None
        job.attempts += 1
        job.locked_until = now + LEASE
        job.save(update_fields=["attempts", "locked_until"])
        return job


def _failed(job: Job, fault: Exception) -> None:
    now = timezone.now()
    job.error = f"{type(fault).__name__}: {fault}"[:2000]
    job.locked_until = None
    pause = kinds.pause_after(job.kind, attempts=job.attempts)
    if pause is None:
        job.parked_at = now
        log.error("job %s parked after %s attempts: %s", job.pk, job.attempts, job.error)
    else:
        job.due_at = now + pause
        log.warning("job %s failed, attempt %s: %s", job.pk, job.attempts, job.error)
    job.save(update_fields=["error", "locked_until", "parked_at", "due_at"])


def run(job_id: int) -> bool:
    """Runs one job if it is due and free; tells whether it was done now.

    The handler's writes and the mark *done* are one transaction, so that work in the database is
    done exactly once. The payload is emptied then: a login code does not stay behind.
    """
    job = _claim(job_id, timezone.now())
    if job is None:
        return False
    try:
        with transaction.atomic():
            _handlers[job.kind](**job.payload)
            _done(job)
    except Exception as fault:  # noqa: BLE001  whatever the handler raised is kept on the row
        _failed(job, fault)
        return False
    return True


def _done(job: Job) -> None:
    fields: dict[str, Any] = {"done_at": timezone.now(), "locked_until": None, "error": ""}
    if kinds.is_wordy(job.kind):
        fields["payload"] = {}
    Job.objects.filter(pk=job.pk).update(**fields)


def run_due(*, limit: int = 200) -> int:
    """Runs what is due, oldest first; returns how many jobs were done."""
    ids = Job.objects.due(timezone.now()).values_list("pk", flat=True)[:limit]
    return sum(run(job_id) for job_id in list(ids))
