"""What is in a database: enough to say of two that they hold the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import Connection, sql

# Whoever steals a backup must not be logged in; after a restore everybody logs in again.
LEFT_EMPTY = ("public.django_session",)
# Table -> its columns with the name and the SHA-256 of a stored file.
STORED = {
    "public.cases_documentversion": ("file", "sha256"),
    "public.cases_incomingmail": ("file", "sha256"),
    "public.cases_meetingfile": ("file", "sha256"),
    "public.cases_minutesfile": ("file", "sha256"),
    "public.cases_recommendationfile": ("file", "sha256"),
}

TABLES = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY 1, 2
"""
# The same rows give the same sum in whatever order they lie; sixty bits of each row's MD5.
CONTENT = """
SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text
FROM {table} t
"""
# A row as text depends on these.
SPELLING = """
SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres';
SET bytea_output = 'hex'; SET extra_float_digits = 1; SET idle_in_transaction_session_timeout = 0
"""


@dataclass(frozen=True)
class Facts:
    server: int  # PostgreSQL's major version
    migrations: list[str]  # members.0002_people
    tables: dict[str, list[int | str]]  # public.cases_case -> number of rows, sum of their content
    stored: dict[str, str]  # each file that a row names -> its SHA-256


@contextmanager
def snapshot(url: str) -> Iterator[Connection]:
    """A connection for which the database stands still; writers are not held up."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(SPELLING)
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        with connection.transaction():
            yield connection


def read(connection: Connection) -> Facts:
    tables = _tables(connection)
    return Facts(
        server=major_of(connection),
        migrations=_migrations(connection) if "public.django_migrations" in tables else [],
        tables={
            name: [0, "0"] if name in LEFT_EMPTY else _content(connection, table)
            for name, table in tables.items()
        },
        stored={
            file: sha256
            for name in STORED
            if name in tables
            for file, sha256 in _stored(connection, name, tables[name])
        },
    )


def major_of(connection: Connection) -> int:
    return connection.info.server_version // 10_000


def is_empty(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return not _tables(connection)


def _tables(connection: Connection) -> dict[str, sql.Identifier]:
    rows = connection.execute(TABLES)
    return {f"{schema}.{table}": sql.Identifier(schema, table) for schema, table in rows}


def _migrations(connection: Connection) -> list[str]:
    rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    return [name for (name,) in rows]


def _content(connection: Connection, table: sql.Identifier) -> list[int | str]:
    row = connection.execute(sql.SQL(CONTENT).format(table=table)).fetchone()
    return list(row or ())


def _stored(connection: Connection, name: str, table: sql.Identifier) -> list[tuple[str, str]]:
    columns = sql.SQL(", ").join(map(sql.Identifier, STORED[name]))
    query = sql.SQL("SELECT {columns} FROM {table} ORDER BY 1").format(columns=columns, table=table)
    return connection.execute(query).fetchall()


def sha256_of(file: Path) -> str:
    """The file's SHA-256 in hexadecimal; empty where there is no such file."""
    if not file.is_file():
        return ""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
