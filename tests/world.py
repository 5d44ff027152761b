"""The sample Agder for tests: loaded once into a database of its own, which each test finds anew.

A test's writes are rolled back. After one that committed, the rows come back from copies in a
schema of their own. The jobs of the sample are left out: what a test finds in the outbox, it put
there itself.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from django.db import connection, transaction
from django.db.models import F

from councils.domain import councils
from councils.enums import Behaviour
from councils.models import Community
from legeraad.demo import world
from members.domain import people
from members.enums import Role
from members.models import Notice, User

DATA = Path(__file__).parent / "data"
APPS = ("councils", "members", "cases")

TABLES = """
SELECT quote_ident(tablename) FROM pg_tables
WHERE schemaname = 'public' AND split_part(tablename, '_', 1) = ANY(%s) ORDER BY tablename
"""
COUNTED = """
SELECT quote_ident(table_name), column_name FROM information_schema.columns
WHERE table_schema = 'public' AND is_identity = 'YES' AND split_part(table_name, '_', 1) = ANY(%s)
"""
LAST = """
SELECT pg_get_serial_sequence('public.{table}', '{key}'), coalesce(max({key}), 0)
FROM sample.{table}
"""


def keep() -> None:
    """Loads the sample and lays a copy of its rows aside."""
    with transaction.atomic(), connection.cursor() as cursor:
        world.add_themes(DATA / "themes.yaml")
        world.World(world.read(DATA / "agder.yaml")).build()
        # Their jobs are left out, and no letter of a later day is to bring them along.
        Notice.objects.update(sent_at=F("due_at"))
        cursor.execute("CREATE SCHEMA sample")
        for table in _tables(cursor):
            cursor.execute(f"CREATE TABLE sample.{table} AS TABLE public.{table}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE outbox_job")
        connection.run_on_commit.clear()  # the nudges of jobs that are gone


def bring_back() -> Community:
    """The community as it was loaded; new keys go on from its own, whatever was there before."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not Community.objects.exists():
            _copy_back(cursor)
        cursor.execute(_count_on())
    return Community.objects.get(slug="agder")


def _copy_back(cursor) -> None:
    """Copies the rows into the empty tables; rules were checked when the sample was loaded.

    Needs a database user who may switch triggers off, as the embedded server's may.
    """
    cursor.execute("SET LOCAL session_replication_role = replica")
    for table in _tables(cursor):
        cursor.execute(f"INSERT INTO public.{table} SELECT * FROM sample.{table}")  # noqa: S608  names of our own tables
    cursor.execute("SET LOCAL session_replication_role = origin")


@cache
def _count_on() -> str:
    """One statement that sets every counter to where the sample ends."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [list(APPS)])
        last = " UNION ALL ".join(LAST.format(table=table, key=key) for table, key in cursor)
        cursor.execute(last)
        return "SELECT " + ", ".join(
            f"setval('{counter}', {number + 1}, false)" for counter, number in cursor
        )


def _tables(cursor) -> list[str]:
    cursor.execute(TABLES, [list(APPS)])
    return [name for (name,) in cursor.fetchall()]


def neighbour() -> tuple[Community, User]:
    """Another health community and its secretary, who has no business in Agder."""
    community = councils.register_community(
        name="Helsefellesskapet Nord",
        brand="Nordre legeråd",
        slug="nord",
        controller="Sykehuset i nord",
        contact_name="K.N.",
        contact_email="post@nord.example",
        by=None,
    )
    councils.register_council(
        community=community,
        name="Nordre legeråd",
        label="NLR",
        slug="nlr",
        behaviour=Behaviour.ADVISORY,
        kind="legeråd",
        purpose="Råd om hvem som gjør hva.",
        by=None,
    )
    person = people.register_person(name="K.N.", email="sekretar@nord.example", by=None)
    people.give_role(
        person=person,
        role=Role.SECRETARY,
        community=community,
        start=date(2025, 1, 1),
        by=None,
    )
    return community, person.user
