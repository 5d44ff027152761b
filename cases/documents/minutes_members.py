"""Who met in a body that has no seats: the GPs of its municipalities (ALR-39)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cases.documents.minutes_facts import Column, Seated
from cases.domain.meetings import attendance, sentences
from cases.models import Attendance, Meeting
from councils.enums import Side
from members.models import Person

Name = Callable[[Person | None], str]


def members_who_met(meeting: Meeting, others: Sequence[Attendance], name: Name) -> dict[str, Any]:
    """The members in one column; whoever else was there for the whole meeting is an observer."""
    rows = attendance.present_voters(meeting)
    met = {row.person_id for row in rows}
    seated = tuple(_seated(row.person, name) for row in rows)
    return {
        "table_heading": sentences.members_met(present=len(rows)),
        "columns": (Column(str(Side.MUNICIPALITY.label), seated),) if seated else (),
        "observers": tuple(
            name(row.person) for row in others if row.item is None and row.person_id not in met
        ),
    }


def _seated(person: Person, name: Name) -> Seated:
    """A title could tell who a reserved person is, so it goes with the name."""
    shown = name(person)
    title = person.title if shown == person.name else ""
    return Seated(
        shape=Side.MUNICIPALITY.shape,
        state="on",
        word=_("met"),
        name=shown,
        place=title,
        note="",
    )
