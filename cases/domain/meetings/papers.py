"""Which papers a meeting has: the newest that went out of each of its cases."""

from __future__ import annotations

from collections.abc import Iterable

from cases.models import AgendaItem, CasePaper


def sent(items: Iterable[AgendaItem]) -> dict[int, CasePaper]:
    """The newest paper that has gone out of each case, by the case's key. One query.

    What is still being written stays with those who write it.
    """
    keys = [item.case_id for item in items if item.case_id]
    rows = CasePaper.objects.filter(case__in=keys, sent_on__isnull=False)
    return {paper.case_id: paper for paper in rows.order_by("version")}
