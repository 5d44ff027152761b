"""Saving while somebody types: nobody writes over anybody, and one act leaves one history row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.actors import Actor
from legeraad.errors import StaleError
from legeraad.history import save_with_reason
from members.models import Person

T = TypeVar("T", bound=Any)


def store(
    row: T,
    text: Mapping[str, Any],
    *,
    revision: int,
    settled: bool,
    event: str,
    check: Callable[[], None] | None = None,
    person: Person | None,
    by: Actor | None,
) -> T:
    """Saves fields of a row that the caller has locked, with optimistic locking (C1).

    The row has `revision`, `saved_at`, `saved_by` and `unsettled`. `revision` is the one that the
    writer started from; if somebody saved other words since, raises StaleError with the row, so
    that nothing of either is lost. `settled=False` is the save while typing: it writes no history
    row; the next settled save writes one. What another person typed gets its row before the first
    word is written over. `check` may refuse what the row says now.
    """
    if all(getattr(row, name) == value for name, value in text.items()):
        return settle(row, event, by=by) if settled else row
    refuse_if_stale(row, revision)
    if row.unsettled and row.saved_by is not None and row.saved_by != person:
        settle(row, event, by=row.saved_by.user or by)
    for name, value in text.items():
        setattr(row, name, value)
    if check is not None:
        check()
    row.revision += 1
    row.saved_at = timezone.now()
    row.saved_by = person
    row.unsettled = True
    row.full_clean()
    if settled:
        return settle(row, event, by=by)
    marks = {name: getattr(row, name) for name in ("revision", "saved_at", "saved_by", "unsettled")}
    type(row).objects.filter(pk=row.pk).update(**text, **marks)
    return row


def refuse_if_stale(row: Any, revision: int) -> None:
    """Raises StaleError with the row when somebody saved since that revision."""
    if row.revision != revision:
        sentence = _("Somebody else has written here since you opened it.")
        raise StaleError(sentence, current=row)


def settle(row: T, event: str, *, by: Actor | None) -> T:
    """The history row of what was saved while typing; none when there is nothing new."""
    if not row.unsettled:
        return row
    row.unsettled = False
    return save_with_reason(row, event, by=by)
