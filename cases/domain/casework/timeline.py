"""What happened to a case or a commission: read from the histories of what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, pairwise
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.enums import CasesEvent, CaseState, CommissionState, HearingState
from cases.models import (
    AgendaItem,
    Case,
    CaseSource,
    Commission,
    Hearing,
    HearingAnswer,
    Milestone,
    PrincipalResolution,
    Recommendation,
    SpecialistRequest,
)
from legeraad.web.formats import day_short

# One act may write several rows: the case, then its themes.
ONE_ACT = timedelta(seconds=5)
MOVED = (
    CasesEvent.CASE_MOVED,
    CasesEvent.COMMISSION_MOVED,
    CasesEvent.RECOMMENDATION_MOVED,
    CasesEvent.HEARING_MOVED,
)
# What moved without a reason carries the name of its new state in its place.
NAMES_OF_STATES: dict[str, Any] = {
    CasesEvent.CASE_MOVED: CaseState,
    CasesEvent.COMMISSION_MOVED: CommissionState,
    CasesEvent.HEARING_MOVED: HearingState,
}
SHOWN_OF_ITEMS = (CasesEvent.ITEM_ADDED, CasesEvent.ITEM_REMOVED)
# What is still being prepared is the secretariat's own.
SHOWN_OF_HEARINGS = (CasesEvent.HEARING_MOVED, CasesEvent.HEARING_RENEWED)
SHOWN_OF_ANSWERS = (CasesEvent.HEARING_ANSWERED, CasesEvent.HEARING_ANSWER_VOIDED)


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
    """The happenings of a case in all bodies, newest first. Eight queries, however many."""
    rows = sorted(_rows(case), key=lambda row: (row.history_date, row.history_id))
    return _told([_read(row) for row in rows])


def commission_timeline(commission: Commission) -> list[Happening]:
    """The happenings of a commission, newest first, with each change of its date (PRJ-9) and each
    case that was registered from it. Three queries, however many."""
    rows = list(_history(Commission).filter(id=commission.pk).order_by("history_date"))
    happenings = [_read(row) for row in rows]
    for index, (before, after) in enumerate(pairwise(rows), 1):
        words = f"{happenings[index].why} {_other_date(before, after)}".strip()
        happenings[index] = replace(happenings[index], why=words)
    registered = _history(Case).filter(
        commission_id=commission.pk, history_change_reason=CasesEvent.CASE_REGISTERED
    )
    happenings += [_case_of(row) for row in registered.select_related("council")]
    steps = _history(Milestone).filter(commission_id=commission.pk)
    happenings += [_step_of(row) for row in steps]
    return _told(sorted(happenings, key=lambda each: each.at))


def _case_of(row: Any) -> Happening:
    reference = f"{row.council.label} {row.number:02d}/{row.year % 100:02d}"
    return replace(_read(row), why=reference)


def _step_of(row: Any) -> Happening:
    words = {"day": day_short(row.due)}
    day = _("%(day)s (tentative)") % words if row.tentative else words["day"]
    return replace(_read(row), why=f"{row.title}, {day}")


def _other_date(before: Any, after: Any) -> str:
    if (before.due, before.due_is_tentative) == (after.due, after.due_is_tentative):
        return ""
    words = {"then": _due(before), "now": _due(after)}
    return _("Answer wanted by: %(now)s. Before: %(then)s.") % words


def _due(row: Any) -> str:
    if row.due is None:
        return _("no date")
    day = day_short(row.due)
    return _("%(day)s (tentative)") % {"day": day} if row.due_is_tentative else day


def _told(happenings: list[Happening]) -> list[Happening]:
    """Newest first, and one act told once."""
    told: list[Happening] = []
    for happening in happenings:
        if not (told and _same_act(told[-1], happening)):
            told.append(happening)
    return told[::-1]


def _rows(case: Case) -> Any:
    return chain(
        _history(Case).filter(id=case.pk),
        _history(Recommendation).filter(case_id=case.pk),
        _history(AgendaItem).filter(_one_of(SHOWN_OF_ITEMS), case_id=case.pk),
        _history(PrincipalResolution).filter(recommendation__case_id=case.pk),
        _history(SpecialistRequest).filter(case_id=case.pk),
        _history(CaseSource).filter(case_id=case.pk),
        _history(Hearing).filter(_one_of(SHOWN_OF_HEARINGS), case_id=case.pk),
        _history(HearingAnswer)
        .filter(_one_of(SHOWN_OF_ANSWERS), invitation__hearing__case_id=case.pk)
        .select_related("history_user__person", "invitation__body"),
    )


def _one_of(events: tuple[CasesEvent, ...]) -> Q:
    """The rows of these events; what follows the event are the words of the one who acted."""
    found = Q()
    for event in events:
        found |= Q(history_change_reason__startswith=event)
    return found


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
    why = "" if why in NAMES_OF_STATES.get(event, ()) else why
    if event in SHOWN_OF_ANSWERS:
        why = f"{row.invitation.body.label}. {why}".rstrip(". ")
    return Happening(row.history_date, _who(row.history_user), str(sentence), str(state), why)


def _who(user: Any) -> str:
    if user is None:
        return ""
    person = getattr(user, "person", None)
    return str(person or user)
