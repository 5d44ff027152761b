"""What waits for whom, and when somebody is reminded of it: one engine for all rules.

A rule stands in a table of its app, such as `members/domain/reminders.py` or
`cases/domain/commission_reminders.py`: which rows are open, what their deadline is, whom it is
written to how many days before or after, and what the line says. Everything else is the same for
all and stands here and in statements.py.

A reminder stops by itself (issue 5): a row that is done, withdrawn or postponed is not among the
open ones, or has another deadline; a body that has said when it will answer has that day as its
deadline; whoever is away is left alone, and the stand-in is written to; a task that was put off
waits; and in weeks in which the secretariat is closed nobody is written to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import F
from django.utils import timezone

from councils.models import Community, Council
from legeraad import workdays
from legeraad.workdays import DAY
from members.domain import statements
from members.domain.audiences import Audience
from members.models import Person, Snooze

Rows = Any  # a QuerySet of whatever the rule is about
# A night that was missed is caught up, a summer too; what is older is no reminder any more.
CAUGHT_UP = timedelta(days=31)
MORNING = time(7)  # Oslo; earlier than this nobody is written to
RULES: dict[str, Rule] = {}
MOST_WAITING = 200  # of one rule on a desk; nobody reads on


@dataclass(frozen=True)
class Line:
    """What a rule says of one row: the title, one more line, and the act with its address."""

    title: str
    act: str
    address: str
    text: str = ""


@dataclass(frozen=True)
class Task:
    """Something that waits for somebody, as it stands on a page and in a letter.

    `line` is what the one reads whose task it is, `seen` what the secretariat reads of it.
    """

    rule: Rule
    matter: str
    council: Council
    due: date
    line: Line
    seen: Line

    @property
    def deadline(self) -> date | None:
        """None for what has no day by which it must be done; then `due` is how long it waits."""
        return self.due if self.rule.patience is None else None

    def late(self, on: date) -> bool:
        return self.due + timedelta(days=self.rule.patience or 0) < on


@dataclass(frozen=True, eq=False)
class Rule:
    """One line of the table.

    `rows(on)` are the open rows; `due`, `since` and `council` are paths of fields from a row:
    its deadline, the day on which it was first asked for (None: long ago) and whose it is. `matter`
    names it, such as ("minutes", "minutes"). `steps` says whom it is written to how many days after
    the deadline, negative before it; whose task it is stands first. `shown` is how many days before
    the deadline it stands among his tasks (None: from the beginning). With `working_days` the days
    are counted in working days. With `patience` the row has no deadline: `due` is the day since
    which it waits, and it is late after so many days. `seen` says it to the secretariat where it
    is another's task, and `many` is the heading of several in one council. `stops` says in words
    what ends it, for those who read the table.
    """

    name: str
    label: Any
    rows: Callable[[Any], Rows]
    due: str
    council: str
    matter: tuple[str, str]
    steps: Mapping[Audience, tuple[int, ...]]
    says: Callable[[Any], Line]
    since: str | None = None
    shown: int | None = None
    working_days: bool = False
    patience: int | None = None
    seen: Callable[[Any], Line] | None = None
    many: Any = None
    stops: Any = ""

    def __post_init__(self) -> None:
        if self.name in RULES:
            raise ValueError(f"two rules called {self.name}")
        RULES[self.name] = self

    @cached_property
    def paths(self) -> dict[str, str]:
        """What the audiences need of a row, and the column that it has in the statement."""
        asked = dict.fromkeys(path for audience in self.steps for path in audience.paths)
        return {path: f"given_{number}" for number, path in enumerate(asked)}

    def tasks(self, keys: Iterable[int], on: date, *, most: int | None = None) -> dict[int, Task]:
        """The open rows with these keys as tasks, by key; with `most` those that were due first.
        One query."""
        rows = self.rows(on).filter(pk__in=list(keys)).annotate(falls_due=F(self.due))
        if most is not None:
            rows = rows.order_by("falls_due", "pk")[:most]
        return {row.pk: self._task(row) for row in rows}

    def _task(self, row: Any) -> Task:
        council = attrgetter(self.council.replace("__", "."))(row)
        kind, path = self.matter
        key = row.pk if path == "pk" else getattr(row, f"{path}_id")
        line = self.says(row)
        seen = self.seen(row) if self.seen else line
        return Task(self, f"{kind}:{key}", council, row.falls_due, line, seen)


# When: from a deadline to the day on which somebody is written to


def spans(rule: Rule, steps: Iterable[int], on: date) -> list[tuple[int, date, date]]:
    """For each step the deadlines for which it is the one to take on that day: after, until.

    What falls on a day off comes before it when it warns, and after it when it chases. A step that
    was missed is left out when the next one is due, too.
    """
    last: list[tuple[int, date]] = []
    for step in steps:
        reach = workdays.next_working_day(on) - DAY if step < 0 else on
        last.append((step, _deadline(reach, step, rule)))
    following = [until for _step, until in last[1:]] + [date.min]
    return [
        (step, max(until - CAUGHT_UP, after), until)
        for (step, until), after in zip(last, following, strict=True)
    ]


def _deadline(day: date, step: int, rule: Rule) -> date:
    """The latest deadline whose step comes no later than that day."""
    if not rule.working_days:
        return day - timedelta(days=step)
    latest = workdays.working_days_after(day, -step)
    return workdays.next_working_day(latest) - DAY if step <= 0 else latest


def _given(rule: Rule, on: date, *, since: date | None = None) -> dict[str, Any]:
    """The days that the statement of a rule is to be run with; `since` as in `planned`."""
    given: dict[str, Any] = {"on": on}
    for number, steps in enumerate(rule.steps.values()):
        taken = {step: until for step, _, until in spans(rule, steps, since)} if since else {}
        for step, after, until in spans(rule, steps, on):
            given[f"after_{number}_{step}"] = max(after, taken.get(step, after))
            given[f"until_{number}_{step}"] = until
    return given


# Whom: the statement that finds everybody, which is also the one that writes


def morning(on: date) -> datetime:
    """When the letters of a day go out."""
    return datetime.combine(on, MORNING, tzinfo=timezone.get_current_timezone())


def write_down(rule: Rule, on: date) -> int:
    """Writes the notices of one rule in one statement; how many were new."""
    moments = {"morning": morning(on), "now": timezone.now()}
    return int(statements.writing(rule).run(**_given(rule, on), **moments).rowcount)


def remind(*, on: date) -> int:
    """Writes what is due on a working day; on a day off nobody is written to. How many."""
    if not workdays.is_working_day(on):
        return 0
    return sum(write_down(rule, on) for rule in RULES.values())


def still(rule: Rule, *, receiver: Person, on: date) -> set[tuple[int, date, int]]:
    """What a rule would write to somebody that day, told already or not: row, deadline, and whose
    task it is. One query."""
    cursor = statements.found_for(rule).run(**_given(rule, on), receiver=receiver.pk)
    return set(cursor.fetchall())


# What stands on the pages: the same rows, whatever the step


def _rules() -> tuple[Rule, ...]:
    return tuple(RULES.values())


@dataclass(frozen=True)
class Asked:
    """What waits for one person, and what of it is put off, with the day it is taken up again."""

    tasks: list[Task]
    put_off: list[tuple[Task, date]]


def asked_of(person: Person, *, on: date, at_desk: bool = True) -> Asked:
    """What a person is asked for that day, the most pressing first; what is put off stands apart.

    Without `at_desk` only what waits for him in person, not what waits for the secretariat. Two
    queries, and one for each rule that has any.
    """
    condition = (
        "person_id = %(person_id)s" if at_desk else "person_id = %(person_id)s AND NOT at_desk"
    )
    cursor = statements.standing_where(_rules(), condition).run(on=on, person_id=person.pk)
    found: dict[str, set[int]] = {}
    for name, row, _person, _at_desk in cursor.fetchall():
        found.setdefault(name, set()).add(row)
    tasks = [task for name, rows in found.items() for task in RULES[name].tasks(rows, on).values()]
    tasks.sort(key=_pressing)
    later = Snooze.objects.filter(person=person, until__gt=on)
    until = dict(later.values_list("matter", "until"))
    return Asked(
        tasks=[task for task in tasks if task.matter not in until],
        put_off=[(task, until[task.matter]) for task in tasks if task.matter in until],
    )


def _pressing(task: Task) -> tuple[date, str, str]:
    return task.due, task.rule.name, task.matter


@dataclass(frozen=True)
class Waiting:
    """A task, and those for whom it waits; nobody where nobody is in the office or seat.

    `secretaries` are those of them who are asked because they work for the secretariat.
    """

    task: Task
    people: tuple[Person, ...]
    secretaries: tuple[Person, ...] = ()


def waiting_in(councils: Iterable[Council], *, on: date) -> list[Waiting]:
    """Everything that waits in these councils that day, the most pressing first; of each rule at
    most `MOST_WAITING`, those that were due first.

    Two queries, and one for each rule that has any.
    """
    keys = [council.pk for council in councils]
    cursor = statements.standing_where(_rules(), "council_id = ANY(%(councils)s)").run(
        on=on, councils=keys
    )
    found: dict[str, dict[int, dict[bool, set[int]]]] = {}
    for name, row, person, at_desk in cursor.fetchall():
        found.setdefault(name, {}).setdefault(row, {True: set(), False: set()})[at_desk].add(person)
    asked = {key for rows in found.values() for each in rows.values() for key in _keys(each)}
    known = Person.objects.in_bulk(asked - {None})
    waiting = [
        Waiting(task, _known(known, _keys(rows[row])), _known(known, rows[row][True]))
        for name, rows in found.items()
        for row, task in RULES[name].tasks(rows, on, most=MOST_WAITING).items()
    ]
    return sorted(waiting, key=lambda each: _pressing(each.task))


def _keys(asked: dict[bool, set[int]]) -> set[int]:
    return asked[True] | asked[False]


def _known(known: Mapping[int, Person], keys: set[int]) -> tuple[Person, ...]:
    return tuple(sorted((known[key] for key in keys if key in known), key=_by_name))


def _by_name(person: Person) -> tuple[str, int]:
    return person.sort_key, person.pk


def reminded_next(task: Task, *, on: date) -> date | None:
    """The working day on which somebody is next written to about it; None when it was the last."""
    steps = {step for steps in task.rule.steps.values() for step in steps}
    days = (_taken_on(task.rule, step, task.due) for step in steps)
    return min((day for day in days if day > on), default=None)


def _taken_on(rule: Rule, step: int, due: date) -> date:
    """The day of a step, as `spans` has it: a warning before a day off, what chases after it."""
    if rule.working_days:
        begun = _last_working_day(due) if step <= 0 else workdays.next_working_day(due - DAY)
        return workdays.working_days_after(begun, step)
    day = due + step * DAY
    return _last_working_day(day) if step < 0 else workdays.next_working_day(day - DAY)


def _last_working_day(day: date) -> date:
    """That day, or the last working day before it."""
    return workdays.working_days_after(day + DAY, -1)


@dataclass(frozen=True)
class Planned:
    """Somebody who would be reminded of a task; `meant_for` is away, and is stood in for."""

    task: Task
    person: Person
    meant_for: Person | None


def planned(*, community: Community, on: date, since: date | None = None) -> list[Planned]:
    """What the rules would write in a community on that day, as things stand now; what has been
    written already is left out, and so is what will have been written on the day `since`."""
    return list(_planned(community, on, since)) if workdays.is_working_day(on) else []


def _planned(community: Community, on: date, since: date | None) -> Iterator[Planned]:
    for rule in RULES.values():
        statement = statements.found_in(rule)
        rows = statement.run(**_given(rule, on, since=since), own=community.pk).fetchall()
        if not rows:
            continue
        tasks = rule.tasks({row for row, _person, _receiver in rows}, on)
        people = Person.objects.in_bulk({key for row in rows for key in row[1:]})
        for row, person, receiver in rows:
            meant_for = people[person] if person != receiver else None
            yield Planned(tasks[row], people[receiver], meant_for)
