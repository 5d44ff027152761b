"""Many rows at once: persons with their history, beside the database's own fastest way in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection

from councils.models import Community
from legeraad.history import create_many
from members.domain.imports import lists
from members.domain.people import sort_key
from members.enums import ImportKind, MembersEvent
from members.models import Person
from tools.bench.clock import Clock
from tools.bench.report import Entry
from tools.bench.undone import cpu_ms

ROWS = 10_000
ABOUT = Person._meta  # noqa: SLF001  Django documents it
COPIED = "COPY of the same rows, no history"


def measure(*, clock: Clock) -> list[Entry]:
    """CPU of this process and of PostgreSQL's for it; each try is undone."""
    copy, bulk, whole = [], [], []
    for _round in clock.rounds(until=0.94):
        copy.append(cpu_ms(_copy))
        bulk.append(cpu_ms(_create))
        whole.append(cpu_ms(_take_in))
    floor = min(copy)
    rows = f"{ROWS} persons"
    return [
        Entry("persons with history", COPIED, "ms", floor, min(bulk), goal=10, note=rows),
        Entry(
            "list of persons taken in",
            COPIED,
            "ms",
            floor,
            min(whole),
            note=f"{rows}, each reckoned anew, with login and history",
        ),
    ]


def _persons() -> list[Person]:
    return [
        Person(name=name, sort_key=sort_key(name), hpr_number=str(5_000_000 + number))
        for number in range(ROWS)
        if (name := f"Lege Nummer-{number:05}")
    ]


def _copy() -> Callable[[], None]:
    fields = [field for field in ABOUT.concrete_fields if not field.primary_key]
    rows = [
        [field.get_db_prep_save(getattr(person, field.attname), connection) for field in fields]
        for person in _persons()
    ]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)

    def run() -> None:
        order = f"COPY {ABOUT.db_table} ({names}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(order) as copy:
            for row in rows:
                copy.write_row(row)

    return run


def _create() -> Callable[[], object]:
    persons = _persons()
    return lambda: create_many(persons, MembersEvent.IMPORTED, by=None)


def _take_in() -> Callable[[], object]:
    now = datetime.now(UTC)
    rows = [
        f"{person.name};{person.hpr_number};q{person.hpr_number}@x.example" for person in _persons()
    ]
    listed = lists.upload(
        community=Community.objects.all()[0],
        kind=ImportKind.PERSONS,
        filename="bench.csv",
        content="\n".join(["Navn;HPR;E-post", *rows]).encode(),
        at=now,
        by=None,
    )
    return lambda: lists.take_in(listed=listed, councils=[], at=now, on=now.date(), by=None)
