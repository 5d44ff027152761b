"""A written procedure of the sample, begun on Monday 23 November 2026, and short names for it."""

from __future__ import annotations

from datetime import date

from cases.domain.meetings import written
from cases.enums import ItemKind, WrittenReply
from cases.models import Case, Meeting, WrittenAnswer
from members.models import Person
from tests.cases.views.workbench import new_case

BEGUN = date(2026, 11, 23)
LAST_DAY = date(2026, 11, 30)  # five working days after
OVER = date(2026, 12, 1)
PROPOSAL = "Rådet slutter seg til ordningen."


def begun(case: Case | None = None, **facts: object) -> Meeting:
    given = {"kind": ItemKind.ADVICE, "proposal": PROPOSAL, "on": BEGUN} | facts
    return written.begin(case=case or new_case(), by=None, **given)


def sent(case: Case | None = None, **facts: object) -> Meeting:
    return written.send(meeting=begun(case, **facts), on=BEGUN, by=None)


def says(meeting: Meeting, name: str, answer: WrittenReply, **facts: object) -> WrittenAnswer:
    person = Person.objects.get(name=name)
    given = {"on": BEGUN, "by": None} | facts
    return written.answer(meeting=meeting, person=person, answer=answer, **given)


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)
