"""What waits for whom, and when somebody is reminded of it: one engine for all rules.

A rule stands in the table of its app, `members/domain/reminders.py` or `cases/domain/reminders.py`:
which rows are open, what their deadline is, whom it is written to how many days before or after,
and what the line says. Everything else is the same for all and stands here and in statements.py.

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
from members.domain import statements
from members.domain.audiences import Audience
from members.models import Person, Snooze

Rows = Any  # a QuerySet of whatever the rule is about
# A night that was missed is caught up, a summer too; what is older is no reminder any more.
CAUGHT_UP = timedelta(days=31)
MORNING = time(7)  # Oslo; earlier than this nobody is written to
RULES: dict[str, Rule] = {}


@dataclass(frozen=True)
class Line:
    """What a rule says of one row: the title, one more line, and the act with its address."""

    title: str
    act: str
    address: str
    text: str = ""


@dataclass(frozen=True)
class Task:
    """Something that waits for somebody, as it stands on a page and in a letter."""

    rule: Rule
    matter: str
    council: Council
    due: date
    line: Line

    def late(self, on: date) -> bool:
        return self.due < on


@dataclass(frozen=True, eq=False)
class Rule:
    """One line of the table.

    `rows(on)` are the open rows; `due`, `since` and `council` are paths of fields from a row:
    its deadline, the day on which it was first asked for (None: long ago) and whose it is. `matter`
    names it, such as ("minutes", "minutes"). `steps` says whom it is written to how many days after
    the deadline, negative before it; whose task it is stands first. `shown` is how many days before
    the deadline it stands among his tasks (None: from the beginning). With `working_days` the days
    are counted in working days.
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

    def __post_init__(self) -> None:
        if self.name in RULES:
            raise ValueError(f"two rules called {self.name}")
        RULES[self.name] = self

    @cached_property
    def paths(self) -> dict[str, str]:
        """What the audiences need of a row, and the column that it has in the statement."""
        asked = dict.fromkeys(path for audience in self.steps for path in audience.paths)
        return {path: f"given_{number}" for number, path in enumerate(asked)}

    def tasks(self, keys: Iterable[int], on: date) -> dict[int, Task]:
        """The open rows with these keys as tasks, by key. One query."""
        return {
            row.pk: self._task(row)
            for row in self.rows(on).filter(pk__in=list(keys)).annotate(deadline=F(self.due))
        }

    def _task(self, row: Any) -> Task:
        council = attrgetter(self.council.replace("__", "."))(row)
        kind, path = self.matter
        key = row.pk if path == "pk" else getattr(row, f"{path}_id")
        return Task(self, f"{kind}:{key}", council, row.deadline, self.says(row))


# When: from a deadline to the day on which somebody is written to


def spans(rule: Rule, steps: Iterable[int], on: date) -> list[tuple[int, date, date]]:
    """For each step the deadlines for which it is the one to take on that day: after, until.

    What falls on a day off comes before it when it warns, and after it when it chases. A step that
    was missed is left out when the next one is due, too.
    """
    last: list[tuple[int, date]] = []
    for step in steps:
        reach = workdays.next_working_day(on) - workdays.DAY if step < 0 else on
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
    return workdays.next_working_day(latest) - workdays.DAY if step <= 0 else latest


def _given(rule: Rule, on: date) -> dict[str, Any]:
    """The days that the statement of a rule is to be run with."""
    given: dict[str, Any] = {"on": on}
    for number, steps in enumerate(rule.steps.values()):
        for step, after, until in spans(rule, steps, on):
            given[f"after_{number}_{step}"], given[f"until_{number}_{step}"] = after, until
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


# What stands on the pages: the same rows, whatever the step


def _rules() -> tuple[Rule, ...]:
    return tuple(RULES.values())


def tasks_of(person: Person, *, on: date) -> list[Task]:
    """What waits for one person that day; what he has put off is left out.

    One query, and one for each rule that has any.
    """
    cursor = statements.standing_where(_rules(), "person = %(person_id)s").run(
        on=on, person_id=person.pk
    )
    found: dict[str, list[int]] = {}
    for name, row, _person in cursor.fetchall():
        found.setdefault(name, []).append(row)
    tasks = [task for name, rows in found.items() for task in RULES[name].tasks(rows, on).values()]
    later = Snooze.objects.filter(person=person, until__gt=on)
    put_off = set(later.values_list("matter", flat=True))
    return sorted((task for task in tasks if task.matter not in put_off), key=_pressing)


def _pressing(task: Task) -> tuple[date, str, str]:
    return task.due, task.rule.name, task.matter


@dataclass(frozen=True)
class Waiting:
    """A task, and those for whom it waits; nobody where nobody is in the office or seat."""

    task: Task
    people: tuple[Person, ...]


def waiting_in(councils: Iterable[Council], *, on: date) -> list[Waiting]:
    """Everything that waits in these councils that day, the most pressing first.

    Two queries, and one for each rule that has any.
    """
    keys = [council.pk for council in councils]
    cursor = statements.standing_where(_rules(), "council = ANY(%(councils)s)").run(
        on=on, councils=keys
    )
    found: dict[str, dict[int, list[int]]] = {}
    for name, row, person in cursor.fetchall():
        found.setdefault(name, {}).setdefault(row, []).append(person)
    who = {person for rows in found.values() for people in rows.values() for person in people}
    known = Person.objects.in_bulk(who - {None})
    waiting = [
        Waiting(task, tuple(known[key] for key in rows[row] if key in known))
        for name, rows in found.items()
        for row, task in RULES[name].tasks(rows, on).items()
    ]
    return sorted(waiting, key=lambda each: _pressing(each.task))


@dataclass(frozen=True)
class Planned:
    """Somebody who would be reminded of a task; `meant_for` is away, and is stood in for."""

    task: Task
    person: Person
    meant_for: Person | None


def planned(*, community: Community, on: date) -> list[Planned]:
    """What the rules would write in a community on that day, as things stand now."""
    return list(_planned(community, on)) if workdays.is_working_day(on) else []


def _planned(community: Community, on: date) -> Iterator[Planned]:
    for rule in RULES.values():
        statement = statements.found_in(rule)
        rows = statement.run(**_given(rule, on), own=community.pk).fetchall()
        if not rows:
            continue
        tasks = rule.tasks({row for row, _person, _receiver in rows}, on)
        people = Person.objects.in_bulk({key for row in rows for key in row[1:]})
        for row, person, receiver in rows:
            meant_for = people[person] if person != receiver else None
            yield Planned(tasks[row], people[receiver], meant_for)
