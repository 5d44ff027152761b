"""What waits for whom, and when somebody is reminded of it: one engine for all rules.

A rule stands in the table of its app, `members/domain/reminders.py` or `cases/domain/reminders.py`:
which rows are open, what their deadline is, whom it is written to how many days before or after,
and what the line says. Everything else is the same for all and stands here.

A reminder stops by itself (issue 5): a row that is done, withdrawn or postponed is not among the
open ones, or has another deadline; a body that has said when it will answer has that day as its
deadline; whoever is away is left alone, and the stand-in is written to; a task that was put off
waits; and in weeks in which the secretariat is closed nobody is written to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import attrgetter, or_
from typing import Any

from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject
from django.utils import timezone

from councils.models import Closure, Community, Council
from legeraad import workdays
from members import mails
from members.models import Absence, Person, Snooze

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


@dataclass(frozen=True)
class Audience:
    """Whom a rule writes to: `find` gives its open rows once for each receiver, the key as `to`."""

    label: Any
    find: Callable[[Rows, Rule, date], list[Rows]]


@dataclass(frozen=True, eq=False)
class Rule:
    """One line of the table.

    `rows(on)` are the open rows; `due`, `since` and `council` are paths of fields from a row:
    its deadline, the day on which it was first asked for (None: long ago) and whose it is. `matter`
    names it, such as ("minutes", "minutes_id"). `steps` says after how many days from the deadline
    whom it is written to, negative before it; whose task it is stands first. `shown` is how many
    days before the deadline it stands among his tasks (None: from the beginning).
    With `working_days` the days are counted in working days.
    """

    name: str
    label: Any
    rows: Callable[[date], Rows]
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

    def open(self, on: date) -> Rows:
        """The open rows with `day`, `about`, `council_key` and `community_key`."""
        kind, path = self.matter
        return self.rows(on).annotate(
            day=F(self.due),
            about=Concat(Value(f"{kind}:"), Cast(path, CharField())),
            council_key=F(self.council),
            community_key=F(f"{self.council}__community"),
        )

    def task(self, row: Any) -> Task:
        """`row` comes from `open`."""
        council = attrgetter(self.council.replace("__", "."))(row)
        return Task(self, row.about, council, row.day, self.says(row))


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


# Whom: the statement that finds everybody, which is also the one that writes


def to_remind(rule: Rule, on: date) -> list[Rows]:
    """Selects of whom a rule writes to on that day, one or more for each audience."""
    found = []
    for audience, steps in rule.steps.items():
        taken = spans(rule, steps, on)
        parts = audience.find(rule.open(on), rule, on)
        found += [_stopped(_in_step(part, rule, taken), on) for part in parts]
    return found


def _in_step(rows: Rows, rule: Rule, taken: list[tuple[int, date, date]]) -> Rows:
    """Rows of which one step is due, and which existed when it was."""
    cases = []
    for step, after, until in taken:
        condition = Q(day__gt=after, day__lte=until)
        if rule.since is not None:
            moment = Cast(F("day") + Value(timedelta(days=step)), DateField())
            condition &= Q(asked__lt=moment)
        cases.append((condition, step))
    if rule.since is not None:
        rows = rows.annotate(asked=F(rule.since))
    numbered = Case(
        *(When(condition, then=Value(step)) for condition, step in cases),
        output_field=IntegerField(),
    )
    return rows.filter(reduce(or_, (condition for condition, _step in cases))).annotate(
        step=numbered
    )


def _stopped(rows: Rows, on: date) -> Rows:
    """Without those who are not to be written to; `receiver` is whoever stands in for `to`."""
    absent = Absence.objects.on(on).filter(person=OuterRef("to"))
    put_off = Snooze.objects.filter(person=OuterRef("to"), matter=OuterRef("about"), until__gt=on)
    closed = Closure.objects.on(on).filter(community=OuterRef("community_key"))
    rows = rows.filter(~Exists(put_off), ~Exists(closed), to__isnull=False)
    rows = rows.annotate(stand_in=Subquery(absent.values("stand_in")[:1]))
    return rows.filter(Q(stand_in__isnull=False) | ~Exists(absent)).annotate(
        receiver=Coalesce("stand_in", "to", output_field=BigIntegerField())
    )


COLUMNS = (
    "key", "community_id", "person_id", "meant_for_id", "intent", "matter", "path", "rule",
    "about", "deadline", "gathered", "due_at", "created_at",
)  # fmt: skip


def _as_notices(rows: Rows, rule: Rule, on: date) -> Rows:
    """The columns of a notice, in the order of COLUMNS; the key is why nobody is told twice."""
    words: list[Any] = [Value(f"{rule.name}:"), Cast("pk", CharField()), Value(":")]
    words += [Cast("day", CharField()), Value(":"), Cast("step", CharField()), Value(":person:")]
    meant_for = Case(When(stand_in__isnull=False, then="to"))
    sent_from = morning(on)
    made: Rows = rows.order_by().values_list(
        Concat(*words, Cast("receiver", CharField()), output_field=CharField()),
        "community_key",
        "receiver",
        meant_for,
        _text(mails.LETTER.name),
        JSONObject(rule=_text(rule.name), row="pk"),
        _text(""),
        _text(rule.name),
        "about",
        "day",
        Value(True),
        Value(sent_from, DateTimeField()),
        Value(timezone.now(), DateTimeField()),
    )
    return made


def _text(words: str) -> Cast:
    return Cast(Value(words), CharField())


def morning(on: date) -> datetime:
    return datetime.combine(on, MORNING, tzinfo=timezone.get_current_timezone())


def write_down(rule: Rule, on: date) -> int:
    """Writes the notices of one rule in one statement; how many were new (quality.md O7)."""
    first, *others = (_as_notices(rows, rule, on) for rows in to_remind(rule, on))
    sql, params = first.union(*others, all=True).query.sql_with_params()
    columns = ", ".join(COLUMNS)
    statement = f"INSERT INTO members_notice ({columns}) {sql} ON CONFLICT (key) DO NOTHING"
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return int(cursor.rowcount)


def remind(*, on: date) -> int:
    """Writes what is due on a working day; on a day off nobody is written to. How many."""
    if not workdays.is_working_day(on):
        return 0
    return sum(write_down(rule, on) for rule in RULES.values())


# What stands on the pages: the same rows, without the steps


def _shown(rule: Rule, on: date) -> Iterator[Rows]:
    """What each audience has among its tasks: its own from `shown` on, the rest from a step on."""
    for audience, steps in rule.steps.items():
        first = audience is next(iter(rule.steps))
        ahead = rule.shown if first else -steps[0]
        rows = rule.open(on)
        if ahead is not None:
            rows = rows.filter(day__lte=on + timedelta(days=ahead))
        yield from audience.find(rows, rule, on)


def _found(parts: Iterable[tuple[Rule, Rows]]) -> dict[Rule, dict[int, list[int]]]:
    """The keys of rows by rule, each with those for whom it waits. One query."""
    selects = [rows.order_by().values_list(_text(rule.name), "pk", "to") for rule, rows in parts]
    found: dict[Rule, dict[int, list[int]]] = {}
    if selects:
        first, *others = selects
        for name, row, person in first.union(*others):
            found.setdefault(RULES[name], {}).setdefault(row, []).append(person)
    return found


def _tasks(found: Mapping[Rule, Iterable[int]], on: date) -> list[Task]:
    """One query for each rule that has any; the most pressing first."""
    tasks = [
        rule.task(row)
        for rule, keys in found.items()
        for row in rule.open(on).filter(pk__in=list(keys))
    ]
    return sorted(tasks, key=lambda task: (task.due, task.rule.name, task.matter))


def tasks_of(person: Person, *, on: date) -> list[Task]:
    """What waits for one person that day; what he has put off is left out."""
    parts = [
        (rule, rows.filter(to=person.pk)) for rule in RULES.values() for rows in _shown(rule, on)
    ]
    put_off = set(
        Snooze.objects.filter(person=person, until__gt=on).values_list("matter", flat=True)
    )
    return [task for task in _tasks(_found(parts), on) if task.matter not in put_off]


@dataclass(frozen=True)
class Waiting:
    """A task, and the persons for whom it waits."""

    task: Task
    people: tuple[Person, ...]


def waiting_in(councils: Iterable[Council], *, on: date) -> list[Waiting]:
    """Everything that waits in these councils that day, with those for whom it waits."""
    keys = [council.pk for council in councils]
    parts = [
        (rule, rows.filter(council_key__in=keys))
        for rule in RULES.values()
        for rows in _shown(rule, on)
    ]
    found = _found(parts)
    people = Person.objects.in_bulk(
        {who for rows in found.values() for those in rows.values() for who in those}
    )
    whom = {
        (rule.name, row): tuple(people[who] for who in those if who in people)
        for rule, rows in found.items()
        for row, those in rows.items()
    }
    return [
        Waiting(rule.task(row), whom[rule.name, row.pk])
        for rule, rows in found.items()
        for row in rule.open(on).filter(pk__in=list(rows))
    ]


@dataclass(frozen=True)
class Planned:
    """Somebody who would be reminded of a task; `meant_for` is away, and is stood in for."""

    task: Task
    person: Person
    meant_for: Person | None


def planned(*, community: Community, on: date) -> list[Planned]:
    """What the rules would write in a community on that day, as things stand now."""
    if not workdays.is_working_day(on):
        return []
    told = {
        rule: [
            found
            for rows in to_remind(rule, on)
            for found in rows.filter(community_key=community.pk)
            .order_by()
            .values_list("pk", "receiver", "to")
        ]
        for rule in RULES.values()
    }
    people = Person.objects.in_bulk(
        {who for rows in told.values() for row in rows for who in row[1:]}
    )
    found = []
    for rule, rows in told.items():
        tasks = {
            row.pk: rule.task(row) for row in rule.open(on).filter(pk__in=[r[0] for r in rows])
        }
        for row, receiver, to in dict.fromkeys(rows):
            meant_for = people[to] if to != receiver else None
            found.append(Planned(tasks[row], people[receiver], meant_for))
    return sorted(found, key=lambda each: (each.person.sort_key, each.task.due))
