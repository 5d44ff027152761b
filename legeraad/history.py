"""The only place that writes rows with a history: who, when and why in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import models
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from legeraad.actors import Actor

M = TypeVar("M", bound=models.Model)


def _mark(obj: Any, event: str, by: Actor | None, why: str) -> None:
    obj._history_user = by
    obj._change_reason = f"{event}: {why}" if why else event


def save_with_reason(obj: M, event: str, *, by: Actor | None, why: str = "") -> M:
    """Saves one object with a history row.

    `event` is a member of the app's closed list of events, `why` the words of the one who acts
    (may be empty), `by=None` is the system itself.
    """
    _mark(obj, event, by, why)
    obj.save()
    return obj


def create_many(rows: Sequence[M], event: str, *, by: Actor | None) -> list[M]:
    """Inserts many rows of one model, each with its history row, in two statements."""
    if not rows:
        return []
    made: list[M] = bulk_create_with_history(
        list(rows), type(rows[0]), default_user=by, default_change_reason=event
    )
    return made


def update_many(
    rows: Sequence[models.Model], fields: Sequence[str], event: str, *, by: Actor | None
) -> None:
    """Saves these fields of many rows of one model, each row with its history row."""
    if rows and fields:
        bulk_update_with_history(
            list(rows),
            type(rows[0]),
            list(fields),
            batch_size=1000,
            default_user=by,
            default_change_reason=event,
        )


def delete_with_reason(obj: models.Model, event: str, *, by: Actor | None, why: str = "") -> None:
    """Deletes one object; its history stays and says who did it."""
    _mark(obj, event, by, why)
    obj.delete()
