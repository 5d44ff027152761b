"""The databases of the tests, copied from templates that are made once.

`migrated` holds the tables, `agder` the sample too (see tests/world.py). Each process of a run has
a copy of the first and, from the first test that asks for it, one of the second. A template's name
ends with a hash of all that it is made from, so one of another state of the code is never used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from inspect import getfile
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from psycopg.sql import SQL, Identifier

PROJECT = Path(__file__).parents[1]
OURS = ("legeraad", "councils", "members", "cases")
# What decides how the sample comes out, beside the day on which it is loaded
SOURCES = (*OURS, "templates", "locale", "tests/data", "tests/world.py")
IMPORTED = re.compile(rf"^(?:from|import) ((?:{'|'.join(OURS)})[\w.]*)", re.MULTILINE)
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "main")
LOCK = 5_711_402  # any number that nobody else locks

Build = Callable[[], None]


def migrated() -> str:
    """The template with empty tables."""
    return _template(f"migrated_{_migrations()}", source="template0", build=_migrate)


def filled(build: Build) -> str:
    """The template with what `build` puts into the tables."""
    return _template(f"agder_{_sources()}", source=migrated(), build=build)


def copy(template: str, name: str) -> str:
    """A database of this process; returns what it is called."""
    name = f"test_{PROCESS}_{name}"
    with _server() as server:
        _drop(server, name)
        _create(server, name, template)
    return name


def drop(name: str) -> None:
    with _server() as server:
        _drop(server, name)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Django's default connection, here and in new threads, leads to the database `name`."""
    usual, settings = connections["default"], connections.settings["default"]
    before = settings["NAME"]
    if before == name:
        yield
        return
    connections["default"] = _connection(name)
    settings["NAME"] = name
    try:
        yield
    finally:
        connections["default"] = usual
        settings["NAME"] = before


@cache
def _connection(name: str):
    """One for each database, kept open: a fresh one would have to learn the tables anew."""
    connection = connections["default"].copy()
    connection.settings_dict["NAME"] = name
    return connection


def _template(name: str, *, source: str, build: Build) -> str:
    """Made by the first process that needs it; the others wait. Takes the place of older ones."""
    with _server() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if _exists(server, name):
            return name
        kind = name.rpartition("_")[0]
        for older in _names(server, kind):
            _drop(server, older)
        draft = f"{kind}_draft"
        _create(server, draft, source)
        with using(draft), closing(connections["default"]):
            build()
        rename = SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(Identifier(draft), Identifier(name)))
    return name


def _migrate() -> None:
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)


@cache
def _migrations() -> str:
    """What the tables come from: all migrations, and those of our files that they take in."""
    modules = {each.__module__ for each in MigrationLoader(None).disk_migrations.values()}
    files = {Path(getfile(import_module(name))) for name in modules}
    taken = {name for file in files for name in IMPORTED.findall(file.read_text(encoding="utf-8"))}
    files |= {Path(getfile(import_module(name))) for name in taken}
    return _hash(files, django.__version__)


@cache
def _sources() -> str:
    places = [PROJECT / name for name in SOURCES]
    files = {file for place in places for file in ([place] if place.is_file() else _below(place))}
    return _hash(files, _migrations(), str(timezone.localdate()))


def _below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file()]


def _hash(files: set[Path], *words: str) -> str:
    total = sha256(" ".join(words).encode())
    for file in sorted(files):
        total.update(f"{file}\0{sha256(file.read_bytes()).hexdigest()}\0".encode())
    return total.hexdigest()[:16]


def _server() -> psycopg.Connection[tuple[str]]:
    return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


def _exists(server: psycopg.Connection[tuple[str]], name: str) -> bool:
    found = server.execute("SELECT FROM pg_database WHERE datname = %s", [name])
    return found.rowcount > 0


def _names(server: psycopg.Connection[tuple[str]], kind: str) -> list[str]:
    found = server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{kind}_"]
    )
    return [name for (name,) in found]


def _create(server: psycopg.Connection[tuple[str]], name: str, template: str) -> None:
    words = SQL("CREATE DATABASE {} TEMPLATE {}")
    server.execute(words.format(Identifier(name), Identifier(template)))


def _drop(server: psycopg.Connection[tuple[str]], name: str) -> None:
    server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
