"""Numbers without gap or duplicate."""

from __future__ import annotations

from django.db import transaction

from cases.enums import CounterKind
from cases.models import Counter
from councils.models import Community, Council


def next_number(
    *,
    kind: CounterKind,
    community: Community,
    council: Council | None = None,
    year: int | None = None,
) -> int:
    """Takes the next number inside the caller's transaction (C2).

    The counter's row stays locked until that transaction ends: a number is used or it was never
    given. Raises if there is no transaction, since the lock would be worth nothing.
    """
    scope = {"kind": kind, "community": community, "council": council, "year": year}
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a number belongs in a transaction")
    Counter.objects.bulk_create([Counter(**scope)], ignore_conflicts=True)
    counter = Counter.objects.select_for_update().get(**scope)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
