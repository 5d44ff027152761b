"""The table of the rules in words: what, whom, when, until when, and how much of it is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Council
from members.domain import statements
from members.domain.reminding import RULES, Rule

WEEK = 7
MANY = 3  # so many in a row are said as a rhythm


@dataclass(frozen=True)
class Row:
    """One rule; `told` says to each of its audiences when."""

    rule: Rule
    told: list[tuple[Any, str]]
    open: int


def table(councils: Iterable[Council], *, on: date) -> list[Row]:
    """All rules in the order of their tables, with what is open in these councils. One query."""
    rules = tuple(RULES.values())
    cursor = statements.counting(rules).run(on=on, councils=[council.pk for council in councils])
    found = dict(cursor.fetchall())
    return [
        Row(
            rule,
            [(who.label, when(rule, steps)) for who, steps in rule.steps.items()],
            found.get(rule.name, 0),
        )
        for rule in rules
    ]


def when(rule: Rule, steps: tuple[int, ...]) -> str:
    """The steps as people say them: 90 and 30 days before, and on the day."""
    before = [-step for step in steps if step < 0]
    after, times = _weeks([step for step in steps if step > 0])
    said = [
        _before(before, rule) if before else "",
        _("on the day") if 0 in steps else "",
        _after(after, rule) if after else "",
        _each_week(times, after) if times else "",
    ]
    return _joined([each for each in said if each])


def _weeks(days: list[int]) -> tuple[list[int], int]:
    """The days that stand by themselves, and how many times it goes on each week after them."""
    start = len(days)
    while start > 0 and days[start - 1] - (days[start - 2] if start > 1 else 0) == WEEK:
        start -= 1
    return (days[:start], len(days) - start) if len(days) - start >= MANY else (days, 0)


def _before(days: list[int], rule: Rule) -> str:
    words = {"days": _listed(days)}
    if rule.working_days:
        return ngettext("%(days)s working day before", "%(days)s working days before", days[-1]) % (
            words
        )
    return ngettext("%(days)s day before", "%(days)s days before", days[-1]) % words


def _after(days: list[int], rule: Rule) -> str:
    words = {"days": _listed(days)}
    if rule.patience is not None:
        sentence = ngettext(
            "when it has waited %(days)s day", "when it has waited %(days)s days", days[-1]
        )
    elif rule.working_days:
        sentence = ngettext("%(days)s working day after", "%(days)s working days after", days[-1])
    else:
        sentence = ngettext("%(days)s day after", "%(days)s days after", days[-1])
    return sentence % words


def _each_week(times: int, before: list[int]) -> str:
    words = {"times": times}
    if before:
        return _("then every week, %(times)s times") % words
    return _("every week, %(times)s times") % words


def _listed(days: list[int]) -> str:
    return _joined([str(day) for day in days])


def _joined(words: list[str]) -> str:
    """A, b and c."""
    *first, last = words
    both = {"first": ", ".join(first), "last": last}
    return _("%(first)s and %(last)s") % both if first else last
