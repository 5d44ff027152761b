"""Putting work into the outbox; a worker is nudged once the fact is committed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from legeraad.outbox.domain.nudging import nudge
from legeraad.outbox.models import Job


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
