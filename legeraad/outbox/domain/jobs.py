"""Putting work into the outbox; a worker is nudged once the fact is committed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
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


def put_selected(*, kind: str, rows: QuerySet[Any], due_at: datetime) -> int:
    """Puts a job for each row, in one statement; `rows` gives pairs of key and payload.

    As with `put`, a key that is there already is left alone. Returns how many were new; nobody is
    nudged, the sweep finds them.
    """
    sql, params = rows.query.sql_with_params()
    statement = (
        "INSERT INTO outbox_job (kind, key, payload, due_at, attempts, error, created_at) "  # noqa: S608  the ORM's own SQL
        f"SELECT %s, key, payload, %s, 0, '', %s FROM ({sql}) AS found (key, payload) "
        "ON CONFLICT (key) DO NOTHING"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [kind, due_at, timezone.now(), *params])
        return int(cursor.rowcount)
