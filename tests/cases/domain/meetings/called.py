"""The coming meeting of the sample, called on 22 November 2026, and short names for its calls."""

from __future__ import annotations

from datetime import date

from cases.domain.meetings import agenda, calls, summons
from cases.enums import CallAnswer
from cases.models import Call, Meeting
from tests.cases.views.workbench import coming, new_case

SENT, MEETS = date(2026, 11, 22), date(2026, 12, 2)
LAST_DAY = date(2026, 11, 25)  # for the holders, a week before
PASSED = date(2026, 11, 26)


def summoned() -> Meeting:
    meeting = coming()
    agenda.add_case(meeting=meeting, case=new_case(), by=None)
    agenda.send(meeting=meeting, on=SENT, by=None)
    return coming()


def call_of(name: str) -> Call:
    return Call.objects.select_related("summons__meeting").get(
        person__name=name, summons__meeting=coming()
    )


def seat_row(ordinal: int) -> summons.Row:
    rows = summons.rows_of(coming())
    return next(row for row in rows if row.summons.seat.ordinal == ordinal)


def says(name: str, answer: CallAnswer, *, on: date = SENT, **more: str) -> Call:
    return calls.answer_call(call=call_of(name), answer=answer, on=on, by=None, **more)
