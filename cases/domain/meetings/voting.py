"""Who may vote on one item: who met in a voting seat, was there then, and did not step down.

One rule, asked by the page of the meeting, by the checks of a vote, by the minutes (Z8), and by the
gate, which wants both sides (BG-3).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cases.enums import AttendanceStatus, ImpartialityResult
from cases.models import AgendaItem, Attendance, Impartiality
from councils.models import Seat
from members.models import Person


@dataclass(frozen=True)
class Voter:
    """One vote: somebody present, and the seat that it belongs to."""

    person: Person
    seat: Seat


@dataclass(frozen=True)
class Table:
    """Who sat round the table of one meeting, and whose impartiality was raised in its items."""

    present: tuple[Attendance, ...]
    raised: tuple[Impartiality, ...]

    def raised_in(self, item: AgendaItem) -> list[Impartiality]:
        return [each for each in self.raised if each.item_id == item.pk]

    def stands_for(self, row: Attendance) -> Person | None:
        """For whom somebody steps in who met for one item only."""
        mine = (each for each in self.raised if each.item_id == row.item_id)
        return next((each.person for each in mine if each.substitute_id == row.person_id), None)

    def took_part(self, item: AgendaItem) -> list[Attendance]:
        """Who was there during the item, and did not step down or wait for the others' word."""
        out = {
            each.person_id
            for each in self.raised_in(item)
            if each.result != ImpartialityResult.IMPARTIAL
        }
        there = (row for row in self.present if there_during(row, item))
        return [row for row in there if row.person_id not in out]

    def voters(self, item: AgendaItem) -> list[Voter]:
        """One per seat; a substitute who steps in has the vote of the one who stepped down."""
        raised = {each.person_id: each for each in self.raised_in(item)}
        there = [row for row in self.present if there_during(row, item)]
        found = []
        for row in there:
            if row.seat is None or not row.seat.group.may_vote:
                continue
            question = raised.get(row.person_id)
            if question is None or question.result == ImpartialityResult.IMPARTIAL:
                found.append(Voter(row.person, row.seat))
            elif (stepped_in := _stepped_in(question, there)) and stepped_in.pk not in raised:
                found.append(Voter(stepped_in, row.seat))
        return found


def _stepped_in(question: Impartiality, there: list[Attendance]) -> Person | None:
    """The substitute for the item, if present then and without a seat of his own."""
    rows = [row for row in there if row.person_id == question.substitute_id and row.seat is None]
    return rows[0].person if rows else None


def there_during(row: Attendance, item: AgendaItem) -> bool:
    """Whether somebody who met was in the meeting while an item was treated."""
    if row.item_id is not None:
        return row.item_id == item.pk
    late = row.came_at is not None and item.position < row.came_at.position
    gone = row.left_at is not None and item.position >= row.left_at.position
    return not late and not gone


def table(meeting_id: int) -> Table:
    """Two queries, however many items."""
    return tables([meeting_id])[meeting_id]


def tables(meetings: Collection[int]) -> dict[int, Table]:
    """Who sat round the table of each of these meetings, by their keys. Two queries."""
    present = Attendance.objects.filter(meeting__in=meetings, status=AttendanceStatus.PRESENT)
    present = present.select_related("person", "seat__group", "seat__region", "came_at", "left_at")
    raised = Impartiality.objects.filter(item__meeting__in=meetings)
    raised = raised.select_related("person", "substitute", "item")
    return {
        key: Table(
            tuple(row for row in present if row.meeting_id == key),
            tuple(row for row in raised if row.item.meeting_id == key),
        )
        for key in meetings
    }


def voters(item: AgendaItem) -> list[Voter]:
    return table(item.meeting_id).voters(item)
