"""The only place that writes rows with a history: who, when and why in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from legeraad.actors import Actor

M = TypeVar("M", bound=models.Model)

CREATED, CHANGED = "+", "~"


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
    model = type(rows[0])
    with transaction.atomic():
        made: list[M] = model._default_manager.bulk_create(list(rows))
        _copy_to_history(made, CREATED, event, by)
    return made


def update_many(
    rows: Sequence[models.Model], fields: Sequence[str], event: str, *, by: Actor | None
) -> None:
    """Saves these fields of many rows of one model, each row with its history row."""
    if rows and fields:
        with transaction.atomic():
            type(rows[0])._default_manager.bulk_update(rows, fields, batch_size=1000)
            _copy_to_history(rows, CHANGED, event, by)


def _copy_to_history(rows: Sequence[models.Model], kind: str, event: str, by: Actor | None) -> None:
    """Writes the history of rows as they stand in the table, without fetching them."""
    model: Any = type(rows[0])
    history: Any = model.history.model
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in history.tracked_fields)
    marks = "history_date, history_change_reason, history_type, history_user_id"
    source, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    statement = (
        f"INSERT INTO {quote(history._meta.db_table)} ({columns}, {marks}) "  # noqa: S608  names of our own tables
        f"SELECT {columns}, %s, %s, %s, %s FROM {source} WHERE {key} = ANY(%s) ORDER BY {key}"
    )
    keys = [row.pk for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(statement, [timezone.now(), event, kind, by.pk if by else None, keys])


def delete_with_reason(obj: models.Model, event: str, *, by: Actor | None, why: str = "") -> None:
    """Deletes one object; its history stays and says who did it."""
    _mark(obj, event, by, why)
    obj.delete()
