"""The SQL of the rules: the open rows as the ORM writes them, and around it whom they wait for.

The ORM's part is written once in the life of a process, since it takes longer to write than to
run; what differs from one run to the next stands in it as a `Given`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import CharField, DateField, Expression, F, Value
from django.db.models.functions import Cast, Concat

from members.domain.audiences import SECRETARY, Audience
from members.mails import LETTER

if TYPE_CHECKING:
    from members.domain.reminding import Rule

# What the open rows of every rule have, besides what its audiences ask for
COLUMNS = ("id", "day", "asked", "about", "council", "community")

# Whoever has put the matter off, is away without a stand-in, or belongs to a secretariat that is
# closed, is not written to; `absent` is left of a stand-in.
STOPS = """
LEFT JOIN members_absence absent ON absent.person_id = found.person
  AND absent.start <= %(on)s AND (absent.ended_on IS NULL OR absent.ended_on > %(on)s)
WHERE (absent.id IS NULL OR absent.stand_in_id IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM members_snooze put_off WHERE put_off.person_id = found.person
    AND put_off.matter = found.about AND put_off.until > %(on)s)
  AND NOT EXISTS (SELECT 1 FROM councils_closure closed WHERE closed.community_id = found.community
    AND closed.start <= %(on)s AND closed.ended_on > %(on)s)
"""

# Names what was told to whom, of which row, deadline and step: nobody is told it twice (O7)
KEY = "%(rule)s || ':' || found.id || ':' || day || ':' || step || ':person:' || receiver"


class Given(Expression):
    """A day that is known when the statement runs; until then the parameter is this itself."""

    output_field = DateField()

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@dataclass(frozen=True)
class Statement:
    """SQL with named parameters; `values` are those that are the same in every run."""

    sql: str
    values: Mapping[str, Any]

    def run(self, **given: Any) -> Any:
        """The cursor, after it was run with what is given, such as `on`."""
        cursor = connection.cursor()
        cursor.execute(self.sql, {**self.values, **given})
        return cursor


@cache
def waits(rule: Rule) -> Statement:
    """The open rows of a rule as a table `waits`: COLUMNS, then what its audiences ask for."""
    kind, matter = rule.matter
    asked = F(rule.since) if rule.since else Value(date.min)
    shown = rule.rows(Given()).order_by().values_list(
        "pk",
        Cast(F(rule.due), DateField()),
        Cast(asked, DateField()),
        Concat(Value(f"{kind}:"), Cast(matter, CharField()), output_field=CharField()),
        F(rule.council),
        F(f"{rule.council}__community"),
        *(F(path) for path in rule.paths),
    )  # fmt: skip
    sql, params = shown.query.sql_with_params()
    names = [
        "on" if isinstance(value, Given) else f"{rule.name}.{number}"
        for number, value in enumerate(params)
    ]
    placeholders = (f"%({name})s" for name in names)
    named = "".join(
        piece if number == 0 else next(placeholders) + piece
        for number, piece in enumerate(sql.split("%s"))
    )
    columns = ", ".join((*COLUMNS, *rule.paths.values()))
    values = {name: value for name, value in zip(names, params, strict=True) if name != "on"}
    return Statement(f"({named}) AS waits ({columns})", values)


def parts(rule: Rule) -> Iterator[tuple[Audience, str, str]]:
    """Each audience with its rows: the rest of a SELECT, and the column of the person's key."""
    table = waits(rule).sql
    for audience in rule.steps:
        for join, person in audience.joins(*(rule.paths[path] for path in audience.paths)):
            yield audience, f"FROM {table} {join}", person


@cache
def found(rule: Rule) -> Statement:
    """Whom a rule writes to on a day: row, about, council, community, day, step, person (whose
    task it is) and receiver (the same, or the stand-in). Each person once for each row and step."""
    selects = []
    for audience, rest, person in parts(rule):
        number = list(rule.steps).index(audience)
        whens = " ".join(
            f"WHEN waits.day > %(after_{number}_{step})s "
            f"AND waits.day <= %(until_{number}_{step})s "
            f"AND waits.asked < waits.day + ({step}) THEN {step}"
            for step in rule.steps[audience]
        )
        selects.append(
            f"SELECT waits.*, CASE {whens} END AS step, {person} AS person {rest} "
            f"WHERE waits.day > %(after_{number}_{rule.steps[audience][-1]})s "
            f"AND waits.day <= %(until_{number}_{rule.steps[audience][0]})s"
        )
    union = " UNION ALL ".join(selects)
    sql = (
        "SELECT DISTINCT found.id, found.about, found.community, found.day, found.step, "
        "found.person, COALESCE(absent.stand_in_id, found.person) AS receiver "
        f"FROM ({union}) AS found {STOPS} "
        "AND found.step IS NOT NULL AND found.person IS NOT NULL"
    )
    return Statement(sql, waits(rule).values)


@cache
def writing(rule: Rule) -> Statement:
    """The notices of a rule, in the order of their keys: two at once never lock crosswise. Of
    somebody's own task and one that he stands in for, his own is written."""
    told = found(rule)
    sql = f"""
    INSERT INTO members_notice (key, community_id, person_id, meant_for_id, intent, matter, path,
      rule, about, deadline, gathered, due_at, created_at)
    SELECT {KEY} AS key,
      community, receiver, NULLIF(person, receiver), %(intent)s,
      jsonb_build_object('rule', %(rule)s::text, 'row', id), '', %(rule)s, about, day, true,
      %(morning)s, %(now)s
    FROM ({told.sql}) AS found ORDER BY key, person <> receiver
    ON CONFLICT (key) DO NOTHING
    """
    fixed = {"rule": rule.name, "intent": LETTER.name}
    return Statement(sql, {**told.values, **fixed})


@cache
def standing(rules: tuple[Rule, ...]) -> Statement:
    """Every open row with those for whom it waits: rule, row, about, council, person, and whether
    he is asked for the secretariat (`at_desk`); and once with nobody, so that it is there also
    where nobody is in the office.

    Whose task it is has it from `shown` on, the other audiences from their first step on.
    """
    selects: list[str] = []
    values: dict[str, Any] = {}
    for rule in rules:
        values |= waits(rule).values
        nobody = (next(iter(rule.steps)), f"FROM {waits(rule).sql}", "NULL::bigint")
        for audience, rest, person in (nobody, *parts(rule)):
            own = audience is next(iter(rule.steps))
            ahead = rule.shown if own else -rule.steps[audience][0]
            limit = "" if ahead is None else f" WHERE waits.day <= %(on)s::date + ({ahead})"
            selects.append(
                f"SELECT '{rule.name}' AS rule, waits.id, waits.about, "
                f"waits.council AS council_id, {person} AS person_id, "
                f"{audience is SECRETARY} AS at_desk {rest}{limit}"
            )
    return Statement(" UNION ALL ".join(selects), values)


@cache
def standing_where(rules: tuple[Rule, ...], condition: str) -> Statement:
    every = standing(rules)
    sql = (
        "SELECT DISTINCT rule, id, person_id, at_desk "
        f"FROM ({every.sql}) AS standing WHERE {condition}"
    )
    return Statement(sql, every.values)


@cache
def found_in(rule: Rule) -> Statement:
    """The same as `found`, in the community `own`; without those who have been told already."""
    told = found(rule)
    sql = (
        "SELECT DISTINCT id, person, receiver "
        f"FROM (SELECT *, community AS community_id FROM ({told.sql}) AS everywhere) AS found "
        "WHERE community_id = %(own)s "
        f"AND NOT EXISTS (SELECT 1 FROM members_notice told WHERE told.key = {KEY})"
    )
    return Statement(sql, {**told.values, "rule": rule.name})


@cache
def found_for(rule: Rule) -> Statement:
    """The same as `found`, for the one who receives it: row, deadline and whose task it is."""
    told = found(rule)
    sql = (
        f"SELECT DISTINCT id, day, person FROM ({told.sql}) AS found WHERE receiver = %(receiver)s"
    )
    return Statement(sql, told.values)


@cache
def counting(rules: tuple[Rule, ...]) -> Statement:
    """How many open rows each rule has in `councils`, as far as they stand among the tasks: rule,
    number. Whether anybody is there to be asked does not count."""
    selects: list[str] = []
    values: dict[str, Any] = {}
    for rule in rules:
        table = waits(rule)
        values |= table.values
        limit = "" if rule.shown is None else f" WHERE waits.day <= %(on)s::date + ({rule.shown})"
        selects.append(
            f"SELECT '{rule.name}' AS rule, waits.council AS council_id FROM {table.sql}{limit}"
        )
    every = " UNION ALL ".join(selects)
    sql = (
        f"SELECT rule, count(*) FROM ({every}) AS open "
        "WHERE council_id = ANY(%(councils)s) GROUP BY rule"
    )
    return Statement(sql, values)
