"""What will be sent on a morning to come, as things stand now. Nothing is sent by looking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from councils.models import Community, Council
from legeraad import workdays
from members.domain import letters, reminding
from members.domain.letters import Entry
from members.models import Notice, Person

WEEK = 7 * workdays.DAY


@dataclass(frozen=True)
class Expected:
    """A line of somebody's letter; `meant_for` is whom the receiver stands in for.

    A `fresh` one waits for the day of the week where the receiver is reminded once a week.
    """

    person: Person
    meant_for: Person | None
    entry: Entry
    fresh: bool


@dataclass(frozen=True)
class Foreseen:
    """The letter of one person, and the day on which it goes out."""

    person: Person
    on: date
    lines: list[Expected]


def foreseen(
    *, community: Community, councils: Iterable[Council], on: date, today: date
) -> list[Foreseen]:
    """The letters of a working day about these councils of a community, by day and name.

    What the rules would write that morning; on the first one after `today` also what was written
    before and still waits. What somebody is reminded of on a Monday stands on the day on which it
    is written. Queries: one for each rule, and two for each that has any.
    """
    own = list(councils)
    eve = workdays.working_days_after(on, -1)
    if eve > today:
        lines = list(_new(community, own, on, since=eve))
    else:
        lines = [*_new(community, own, on), *_notices(community, own, on)]
        lines += _old(community, own, on)
    patient = _patient(lines, on)
    found: dict[tuple[date, int], Foreseen] = {}
    for line in lines:
        day = letters.week_began(on + WEEK) if line.fresh and line.person.pk in patient else on
        letter = found.setdefault((day, line.person.pk), Foreseen(line.person, day, []))
        letter.lines.append(line)
    for letter in found.values():
        letter.lines.sort(key=_pressing)
    return sorted(found.values(), key=lambda each: (each.on, each.person.sort_key))


def _pressing(line: Expected) -> date:
    """What has no deadline comes last."""
    return line.entry.deadline or date.max


def _patient(lines: list[Expected], on: date) -> set[int]:
    """Those who are reminded once a week, on any other day than that. One query, or none."""
    if on == letters.week_began(on):
        return set()
    people = {line.person.pk for line in lines}
    return set(letters.weekly(on).filter(pk__in=people).values_list("pk", flat=True))


def _new(
    community: Community, councils: list[Council], on: date, *, since: date | None = None
) -> Iterator[Expected]:
    for each in reminding.planned(community=community, on=on, since=since):
        if each.task.council in councils:
            entry = Entry.of_task(each.task, on=on)
            yield Expected(each.person, each.meant_for, entry, fresh=True)


def _gathered(community: Community, on: date) -> Any:
    """What waits for a letter, and may go out that morning."""
    rows = Notice.objects.filter(community=community, gathered=True, sent_at=None, failed_at=None)
    rows = rows.filter(due_at__lte=reminding.morning(on))
    return rows.select_related("person", "meant_for", "community").order_by("pk")


def _notices(community: Community, councils: list[Council], on: date) -> Iterator[Expected]:
    """What no rule wrote; what concerns no council is for whoever runs them all."""
    seen = Q(sending__council__in=councils)
    if len(councils) == len(community.councils.all()):
        seen |= Q(sending__council=None)
    known: dict[str, Entry] = {}  # many are told the same
    for notice in _gathered(community, on).filter(seen, rule=""):
        what = f"{notice.intent} {notice.matter} {notice.path}"
        entry = known.get(what) or known.setdefault(what, Entry.of_notice(notice))
        yield Expected(notice.person, notice.meant_for, entry, fresh=False)


def _old(community: Community, councils: list[Council], on: date) -> Iterator[Expected]:
    """Reminders that were written before and are still true."""
    began = reminding.morning(letters.week_began(on))
    by_rule: dict[str, list[Notice]] = {}
    for notice in _gathered(community, on):
        if notice.rule in reminding.RULES:
            by_rule.setdefault(notice.rule, []).append(notice)
    for name, notices in by_rule.items():
        tasks = reminding.RULES[name].tasks({each.matter["row"] for each in notices}, on)
        for notice in notices:
            task = tasks.get(notice.matter["row"])
            if task and task.council in councils and task.due == notice.deadline:
                entry = Entry.of_task(task, on=on)
                fresh = notice.due_at > began
                yield Expected(notice.person, notice.meant_for, entry, fresh=fresh)
