"""The night's reminders: one rule over many open cases, beside the same statement by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.models import Council
from legeraad import workdays
from members.domain import reminding
from tools.bench.clock import Clock
from tools.bench.report import Entry
from tools.bench.undone import cpu_ms, rolled_back

RULE = "case.waits"
STEP = 60  # days; the rule has one before it and one after it
FEW, MANY = 10_000, 100_000  # open cases
DUE = 2_000  # of them; the others have waited too long, or not long enough
ALONE = "one INSERT … SELECT … ON CONFLICT"

# Cases that wait for a meeting: `due` of them for some sixty days
CASES = """
INSERT INTO cases_case (council_id, year, number, slug, title, summary, language, origin,
  requester, organisational, economic, consequence_note, access, legal_basis, state, state_reason,
  registered_on)
SELECT %(council)s, 2000, number, 'bench-' || number, 'Hvem følger opp?', 'Det er uklart.', 'nb',
  'own_initiative', '', 'not_assessed', 'not_assessed', '', 'open', '', 'in_progress', '',
  %(on)s::date - CASE WHEN number <= %(due)s THEN %(step)s + number %% 20
                      WHEN number %% 2 = 0 THEN number %% 29
                      ELSE 200 + number %% 3000 END
FROM generate_series(%(first)s, %(last)s) AS number
"""

# What the rule does, by somebody who writes it down for this one rule and this one step
BY_HAND = """
INSERT INTO members_notice (key, community_id, person_id, intent, matter, path, rule, about,
  deadline, gathered, due_at, created_at)
SELECT 'case.waits:' || waits.id || ':' || waits.registered_on || ':60:person:' || held.person_id,
  council.community_id, held.person_id, 'letter',
  jsonb_build_object('rule', 'case.waits', 'row', waits.id), '', 'case.waits', 'case:' || waits.id,
  waits.registered_on, true, %(now)s, %(now)s
FROM cases_case waits
JOIN councils_council council ON council.id = waits.council_id
JOIN members_officeholding held ON held.council_id = waits.council_id AND held.office = 'secretary'
  AND (held.start IS NULL OR held.start <= %(on)s)
  AND (held.ended_on IS NULL OR held.ended_on > %(on)s)
WHERE waits.state IN ('registered', 'in_progress')
  AND waits.registered_on > %(on)s::date - 80 AND waits.registered_on <= %(on)s::date - %(step)s
  AND NOT EXISTS (SELECT 1 FROM cases_agendaitem item WHERE item.case_id = waits.id)
ON CONFLICT (key) DO NOTHING
"""


def measure(*, clock: Clock) -> list[Entry]:
    """CPU of this process and of PostgreSQL's for it; all is undone in the end."""
    on = workdays.next_working_day(timezone.localdate())
    with rolled_back():
        reminding.write_down(reminding.RULES[RULE], on)  # the demo's own cases, due on some days
        _fill(first=1, last=FEW, on=on)
        few, _hand, _statements = _tried(on, clock, until=0.96)
        _fill(first=FEW + 1, last=MANY, on=on)
        many, by_hand, statements = _tried(on, clock, until=1.0)
    return [
        Entry(
            f"reminder sweep, {MANY} cases".replace("000 ", " 000 "),
            ALONE,
            "ms",
            by_hand,
            many,
            goal=3,
            sql=statements,
            sql_goal=len(reminding.RULES),
            note=f"{DUE} are due; statements are those of all rules",
        ),
        Entry(
            "reminder sweep, ten times the cases",
            f"the same rule over {FEW}",
            "ms",
            few,
            many,
            goal=1.5,
            note="as many are due",
        ),
    ]


def _fill(*, first: int, last: int, on: date) -> None:
    council = Council.objects.get(slug="alr", community__slug="agder")
    given: dict[str, Any] = {"council": council.pk, "on": on, "due": DUE, "step": STEP}
    with connection.cursor() as cursor:
        cursor.execute(CASES, {**given, "first": first, "last": last})
        cursor.execute("ANALYZE")


def _tried(on: date, clock: Clock, *, until: float) -> tuple[float, float, int]:
    """The least of the rounds: the rule, the statement by hand; and the statements of all rules."""
    given: dict[str, Any] = {"on": on, "step": STEP, "now": timezone.now()}

    def by_hand() -> int:
        with connection.cursor() as cursor:
            cursor.execute(BY_HAND, given)
            return cursor.rowcount

    def by_rule() -> int:
        return reminding.write_down(reminding.RULES[RULE], on)

    with rolled_back(), CaptureQueriesContext(connection) as seen:
        reminding.remind(on=on)
    spent = [(_cost(by_rule), _cost(by_hand)) for _round in clock.rounds(until=until)]
    rule, hand = (min(each) for each in zip(*spent, strict=True))
    return rule, hand, len(seen)


def _cost(act: Callable[[], int]) -> float:
    """What it costs to write the notices of all that are due."""
    return cpu_ms(lambda: lambda: _all_of_them(act()))


def _all_of_them(written: int) -> None:
    if written != DUE:
        raise ValueError(f"{written} notices instead of {DUE}")
