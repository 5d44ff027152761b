"""What happened to a case: read from the histories of the case and of what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.db.models import Q

from cases.enums import CasesEvent, CaseState
from cases.models import AgendaItem, Case, PrincipalResolution, Recommendation

# One act may write several rows: the case, then its themes.
ONE_ACT = timedelta(seconds=5)
MOVED = (CasesEvent.CASE_MOVED, CasesEvent.RECOMMENDATION_MOVED)
SHOWN_OF_ITEMS = (CasesEvent.ITEM_ADDED, CasesEvent.ITEM_REMOVED)


@dataclass(frozen=True)
class Happening:
    """`sentence` is the label of the event; `state` what it led to and `why` the words of the one
    who acted, either of them empty when there is none."""

    at: datetime
    who: str
    sentence: str
    state: str
    why: str


def timeline(case: Case) -> list[Happening]:
    """The happenings of a case, newest first. Four queries, however many."""
    rows = sorted(_rows(case), key=lambda row: (row.history_date, row.history_id))
    happenings: list[Happening] = []
    for row in rows:
        happening = _read(row)
        if not (happenings and _same_act(happenings[-1], happening)):
            happenings.append(happening)
    return happenings[::-1]


def _rows(case: Case) -> Any:
    items = Q()
    for event in SHOWN_OF_ITEMS:
        items |= Q(history_change_reason__startswith=event)
    return chain(
        case.history.select_related("history_user__person"),
        _history(Recommendation).filter(case_id=case.pk),
        _history(AgendaItem).filter(items, case_id=case.pk),
        _history(PrincipalResolution).filter(recommendation__case_id=case.pk),
    )


def _history(model: Any) -> Any:
    return model.history.select_related("history_user__person")


def _same_act(before: Happening, after: Happening) -> bool:
    same = replace(before, at=after.at) == after
    return same and after.at - before.at < ONE_ACT


def _read(row: Any) -> Happening:
    """The reason is stored as `event: why` (see legeraad.history)."""
    event, _colon, why = (row.history_change_reason or "").partition(": ")
    sentence = CasesEvent(event).label if event in CasesEvent else ""
    state = row.get_state_display() if event in MOVED else ""
    # A case moved without a reason carries the name of its new state in its place.
    why = "" if event == CasesEvent.CASE_MOVED and why in CaseState else why
    return Happening(row.history_date, _who(row.history_user), str(sentence), str(state), why)


def _who(user: Any) -> str:
    if user is None:
        return ""
    person = getattr(user, "person", None)
    return str(person or user)
