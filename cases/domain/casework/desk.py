"""The secretary's desk: what waits, for whom, since when, and what the next act is.

What waits comes from the rules (members/domain/reminding.py); here it is sorted into what is
overdue, what is to be done, what waits for others, and what was put aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cases.domain.advice import overview
from cases.enums import MeetingState
from cases.models import Meeting
from councils.enums import CouncilStatus
from councils.models import Community, Council
from members.domain import handling, reminding
from members.domain.reminding import Line, Waiting
from members.domain.roster import Place, rosters
from members.models import Person

# Of no use to the secretariat, which has a row of its own for the same term
ONLY_THEIRS = ("term.own", "term.successor")
FOLDED_FROM = 3  # rows of one rule and council
ICONS = {
    "action": "check",
    "agenda": "calendar",
    "duty": "flag",
    "meeting": "calendar",
    "minutes": "document",
    "onboarding": "person",
    "recommendation": "mail",
    "release": "person",
    "term": "person",
    "trial": "flag",
    "vacancy": "people",
}


@dataclass(frozen=True)
class Row:
    """One thing that waits.

    `line` says it; `deadline` is None where it only has a day `since` which it waits. `others` are
    those outside the secretariat for whom it waits, `secretaries` those inside. `taken_by` has
    taken it on, `until` is the day to which it was put off, `reminded` when the portal next writes,
    and `days` how long ago its day was, negative when it is still to come.
    """

    waiting: Waiting
    line: Line
    late: bool
    mine: bool
    others: tuple[Person, ...]
    taken_by: Person | None
    until: date | None
    reminded: date | None
    days: int

    @property
    def matter(self) -> str:
        return self.waiting.task.matter

    @property
    def council(self) -> Council:
        return self.waiting.task.council

    @property
    def rule(self) -> str:
        return self.waiting.task.rule.name

    @property
    def due(self) -> date:
        return self.waiting.task.due

    @property
    def deadline(self) -> date | None:
        return self.waiting.task.deadline

    @property
    def secretaries(self) -> tuple[Person, ...]:
        return self.waiting.secretaries

    @property
    def key(self) -> str:
        """Of the row in its table, as addresses name it."""
        return self.matter.partition(":")[2]

    @property
    def alone(self) -> bool:
        """Nobody else of the secretariat is asked, so there is nothing to take on."""
        return self.mine and len(self.secretaries) == 1 and self.taken_by is None

    @property
    def icon(self) -> str:
        return ICONS.get(self.rule.partition(".")[0], "list")


@dataclass(frozen=True)
class Entry:
    """One row, or several of the same kind in one council under a `title` that folds out."""

    rows: tuple[Row, ...]
    title: str = ""

    @property
    def row(self) -> Row:
        return self.rows[0]


@dataclass(frozen=True)
class Desk:
    """`late` and `now` are for whoever it is asked for, `waiting` are matters with the principal.

    `colleagues` are the others of the secretariat for whom something waits; `crowded` when more
    waits than is shown.
    """

    late: list[Entry]
    now: list[Entry]
    others: list[Entry]
    aside: list[Row]
    waiting: list[overview.Matter]
    colleagues: list[Person]
    crowded: bool
    next_meeting: Meeting | None
    vacant: list[tuple[Council, Place]]
    seat_count: int

    @property
    def late_count(self) -> int:
        return sum(len(entry.rows) for entry in self.late)

    @property
    def now_count(self) -> int:
        return sum(len(entry.rows) for entry in self.now)

    def row_of(self, matter: str) -> Row | None:
        """The row of a matter, wherever it stands."""
        shown = [row for entry in (*self.late, *self.now, *self.others) for row in entry.rows]
        return next((row for row in (*shown, *self.aside) if row.matter == matter), None)


def rows(*, councils: list[Council], person: Person | None, on: date) -> list[Row]:
    """Everything that waits in these councils as `person` of their secretariat sees it.

    Each matter once for each rule, the most pressing first. Four queries, and one for each rule
    that has any.
    """
    found = _merged(reminding.waiting_in(councils, on=on))
    taken = handling.taken(each.task.matter for each in found)
    put_off = handling.put_off_by(person, on=on) if person else {}
    return [_row(each, person, taken, put_off, on) for each in found]


def _merged(found: Iterable[Waiting]) -> list[Waiting]:
    """Minutes that five have not approved are one thing that waits for five."""
    kept: dict[tuple[str, str], Waiting] = {}
    for each in found:
        task = each.task
        if task.rule.name in ONLY_THEIRS:
            continue
        key = (task.rule.name, task.matter)
        first = kept.get(key)
        kept[key] = _joined(first, each) if first else each
    return list(kept.values())


def _joined(first: Waiting, second: Waiting) -> Waiting:
    texts = dict.fromkeys((first.task.seen.text, second.task.seen.text))
    seen = replace(first.task.seen, text=", ".join(text for text in texts if text))
    return Waiting(
        replace(first.task, seen=seen),
        tuple(dict.fromkeys((*first.people, *second.people))),
        tuple(dict.fromkeys((*first.secretaries, *second.secretaries))),
    )


def _row(
    each: Waiting,
    person: Person | None,
    taken: Mapping[str, Person],
    put_off: Mapping[str, date],
    on: date,
) -> Row:
    task = each.task
    inside = {*each.secretaries, person}
    return Row(
        waiting=each,
        line=task.seen,
        late=task.late(on),
        mine=_asks(each, person),
        others=tuple(one for one in each.people if one not in inside),
        taken_by=taken.get(task.matter),
        until=put_off.get(task.matter),
        reminded=reminding.reminded_next(task, on=on),
        days=(on - task.due).days,
    )


def desk(
    *,
    community: Community,
    councils: list[Council],
    person: Person | None,
    whose: Person | None,
    on: date,
    now: datetime,
) -> Desk:
    """Everything on the front page of `person`, for what waits for `whose`; None is everybody.

    A constant number of queries. A council that is dissolved has its last papers to finish, but no
    meetings or seats ahead.
    """
    alive = [council for council in councils if council.status != CouncilStatus.DISSOLVED]
    places = rosters(councils=alive, on=on)
    shown = rows(councils=councils, person=person, on=on)
    open_rows = [row for row in shown if row.until is None]
    asked = [row for row in open_rows if _is_asked(row, whose)]
    run = {council.pk for council in councils}
    matters = overview.matters(community=community, on=on)
    secretaries = dict.fromkeys(one for row in shown for one in row.secretaries)
    return Desk(
        late=entries(row for row in asked if row.late),
        now=entries(row for row in asked if not row.late),
        others=entries(row for row in open_rows if not row.secretaries and not row.mine),
        aside=[row for row in shown if row.until],
        waiting=[
            each
            for each in matters
            if each.waits_for_principal and each.recommendation.case.council_id in run
        ],
        colleagues=[one for one in secretaries if one != person],
        crowded=max(Counter(row.rule for row in shown).values(), default=0)
        >= reminding.MOST_WAITING,
        next_meeting=_next_meeting(alive, now),
        vacant=[
            (council, place) for council in alive for place in places[council.pk] if place.vacant
        ],
        seat_count=sum(len(held) for held in places.values()),
    )


def _is_asked(row: Row, whose: Person | None) -> bool:
    if whose is None:
        return bool(row.secretaries) or row.mine
    return _asks(row.waiting, whose)


def _asks(each: Waiting, person: Person | None) -> bool:
    """For the secretariat, or nobody else: what he is asked for among others is on Min side."""
    return person in each.secretaries or each.people == (person,)


def entries(found: Iterable[Row]) -> list[Entry]:
    """What has a deadline first, then what has waited longest.

    Many rows of one rule in one council are one entry where the rule has words for many.
    """
    grouped: dict[tuple[str, int], list[Row]] = {}
    for row in found:
        grouped.setdefault((row.rule, row.council.pk), []).append(row)
    made: list[Entry] = []
    for group in grouped.values():
        many: Any = group[0].waiting.task.rule.many
        if many and len(group) >= FOLDED_FROM:
            made.append(Entry(tuple(group), many % {"count": len(group)}))
        else:
            made += [Entry((row,)) for row in group]
    return sorted(made, key=lambda entry: (entry.row.deadline is None, entry.row.due))


def _next_meeting(councils: list[Council], now: datetime) -> Meeting | None:
    over = (MeetingState.HELD, MeetingState.CANCELLED)
    ahead = Meeting.objects.filter(council__in=councils, written=False, ends_at__gte=now)
    ahead = ahead.exclude(state__in=over)
    return ahead.select_related("council__community").order_by("starts_at").first()
