"""Another day of a meeting that was called: whoever was called is asked again, from the start."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.domain.meetings import chain, summons
from cases.enums import CasesEvent
from cases.models import Call, Guest, Meeting
from legeraad.actors import Actor
from legeraad.history import save_with_reason

UNANSWERED: dict[str, Any] = {"answer": "", "answered_at": None, "why": "", "came_by": ""}
DUTY = ("duty_since", "answer_by")


def ask_anew(*, meeting: Meeting, on: date, by: Actor | None) -> None:
    """An answer was to a day: none of them counts any more, and the history keeps them.

    The holders have the duty again, with a deadline counted from the new day; the substitutes who
    had been called in have their right only. The letter of the new day says it to each, so nobody
    is told here. The caller has locked the meeting.
    """
    days = meeting.council.answer_days
    last = chain.answer_by(meets_on=timezone.localdate(meeting.starts_at), on=on, days=days)
    for row in summons.rows_of(meeting):
        for call in row.calls:
            duty = {"duty_since": None, "answer_by": None} if call.is_substitute else {}
            deadline = {} if call.is_substitute else {"answer_by": last}
            _set(call, UNANSWERED | duty | deadline, by=by)
    for guest in meeting.guests.all():
        _set(guest, UNANSWERED, by=by)
    _settle(meeting, on=on, by=by)


def undo(*, meeting: Meeting, since: datetime, on: date, by: Actor | None) -> None:
    """The answers as they were before `since`: the letter of the new day was taken back.

    Whoever was called after it has no answer from before, and keeps what he said.
    """
    for call in Call.objects.filter(summons__meeting=meeting):
        _set_back(call, [*UNANSWERED, *DUTY], since=since, by=by)
    for guest in meeting.guests.all():
        _set_back(guest, list(UNANSWERED), since=since, by=by)
    _settle(meeting, on=on, by=by)


def _set_back(row: Call | Guest, names: list[str], *, since: datetime, by: Actor | None) -> None:
    then = row.history.filter(history_date__lt=since).order_by("-history_date").first()
    if then is not None:
        _set(row, {name: getattr(then, name) for name in names}, by=by)


def _set(row: Call | Guest, facts: dict[str, Any], *, by: Actor | None) -> None:
    if all(getattr(row, name) == value for name, value in facts.items()):
        return
    for name, value in facts.items():
        setattr(row, name, value)
    save_with_reason(row, CasesEvent.CALL_ASKED_ANEW, by=by)


def _settle(meeting: Meeting, *, on: date, by: Actor | None) -> None:
    for row in summons.rows_of(meeting):
        summons.settle(row, on=on, away=summons.away_from(row), tell=False, by=by)
