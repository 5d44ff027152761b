"""A form that is sent twice makes one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

M = TypeVar("M", bound=models.Model)


def once(model: type[M], form_key: UUID | None, make: Callable[[], M]) -> M:
    """What `make` makes, in one transaction; or what the same form made before.

    The database holds `form_key` unique, so that of two halves of a double click one waits for the
    other and then finds its work. Without a key it is made anew each time.
    """
    rows: Any = model._default_manager  # noqa: SLF001  the documented way to any model's manager
    if form_key is not None and (earlier := rows.filter(form_key=form_key).first()):
        return earlier  # type: ignore[no-any-return]
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        made = rows.filter(form_key=form_key).first() if form_key else None
        if made is None:
            raise
        return made  # type: ignore[no-any-return]
