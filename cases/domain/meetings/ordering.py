"""The order of an agenda given as a whole, and what is said of one item on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.meetings import agenda
from cases.enums import CasesEvent, ItemKind
from cases.models import AgendaItem, Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason, update_many


def reorder(
    *, meeting: Meeting, order: Sequence[int], seen: Sequence[int], by: Actor | None
) -> None:
    """Puts the items in this order; both are keys of items, `seen` as they stood on the page.

    Raises DomainError when somebody changed the agenda since. Numbers stay with their items.
    """
    with transaction.atomic():
        meeting = agenda.locked_open(meeting)
        rows = {row.pk: row for row in meeting.items.order_by("position")}
        if list(rows) != list(seen) or sorted(order) != sorted(rows):
            raise DomainError(
                _("Somebody has changed the agenda meanwhile. Here it is as it is now.")
            )
        moved = []
        for position, key in enumerate(order, start=1):
            if rows[key].position != position:
                rows[key].position = position
                moved.append(rows[key])
        update_many(moved, ["position"], CasesEvent.ITEM_MOVED, by=by)
        if moved:
            agenda.changed(meeting, by=by)


def swap(row: Any, rows: Iterable[Any], *, up: bool, event: str, by: Actor | None) -> None:
    """Lets a row of a list change places with its neighbour; nothing at either end, or when the
    row has been taken off since. `rows` are in their order, and locked by the caller."""
    around = list(rows)
    if row not in around:
        return
    here = around.index(row)
    there = here - 1 if up else here + 1
    if 0 <= there < len(around):
        mine, other = around[here], around[there]
        mine.position, other.position = other.position, mine.position
        update_many([mine, other], ["position"], event, by=by)


def edit(
    *,
    item: AgendaItem,
    title: str,
    kind: ItemKind,
    presenter: str,
    minutes_planned: int,
    begins_at: time | None,
    by: Actor | None,
) -> AgendaItem:
    """Changes what stands of an item. The title of a case is changed on the case itself."""
    with transaction.atomic():
        meeting = agenda.locked_open(item.meeting)
        item = AgendaItem.objects.select_related("case").get(pk=item.pk)
        if item.case is None:
            item.title = title
        item.kind = kind
        item.presenter = presenter
        item.minutes_planned = minutes_planned
        item.begins_at = begins_at
        item.full_clean()
        save_with_reason(item, CasesEvent.ITEM_CHANGED, by=by)
        agenda.changed(meeting, by=by)
        return item
