"""The draft that a written procedure begins: who took part, and what it says."""

import pytest
from django.utils import translation

from cases.documents import minutes as document
from cases.domain.meetings import minutes, written
from cases.domain.meetings.written_outcome import OUTCOMES, takes_part
from cases.enums import ItemKind, Rendition, WrittenReply
from cases.models import WrittenAnswer
from members.models import Person
from tests.cases.domain.meetings.in_writing import OVER, fresh, sent


@pytest.mark.parametrize(
    ("answer", "email", "away", "part"),
    [
        ("", "a@eksempel.example", False, True),
        ("", "a@eksempel.example", True, False),
        ("", "", False, False),
        (WrittenReply.AGREES, "", True, True),
        (WrittenReply.STEPS_DOWN, "a@eksempel.example", False, False),
        (WrittenReply.OBJECTS, "a@eksempel.example", False, False),
    ],
)
def test_takes_part_whoever_agreed_or_could_have_objected(answer, email, away, part):
    row = WrittenAnswer(person=Person(email=email), answer=answer)

    assert takes_part(row, away=away) is part


def test_every_type_of_item_has_its_outcome():
    assert set(OUTCOMES) == set(ItemKind)


def test_minutes_name_no_clock_and_no_table(agder):
    meeting = sent()
    written.pass_deadline(meeting=meeting, on=OVER)
    draft = minutes.current(fresh(meeting))

    with translation.override("en"):
        said = document.facts(draft, Rendition.FULL)

    asked = len(written.asked(meeting))
    assert said.clock == ""
    assert said.table_heading.startswith(f"Took part in writing: {asked} of ")
    assert said.entries[0].vote == ""
