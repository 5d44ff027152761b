"""Bringing a backup back, and comparing what is there then with what was there before."""

from __future__ import annotations

from pathlib import Path

import psycopg

from tools.backup import facts, folder, programs
from tools.backup.errors import BackupError
from tools.backup.facts import Facts
from tools.backup.stores import Store


def restore(*, backup: Path, store: Store) -> tuple[folder.Manifest, list[str]]:
    """Fill an empty database and folder; returns the manifest, and a sentence per difference.

    Raises `BackupError` before anything is changed: where the backup is unfinished, its dump is
    damaged, or the database is not empty. A damaged file is no reason to do without the rest:
    it is left out and named.
    """
    manifest = folder.read_manifest(backup)
    if facts.sha256_of(backup / folder.DUMP) != manifest.dump:
        raise BackupError(f"{backup / folder.DUMP} is damaged: its SHA-256 is not the manifest's.")
    if not facts.is_empty(store.url):
        raise BackupError("The database is not empty: a backup is only restored into an empty one.")
    _fill_database(backup, url=store.url, dumped_from=manifest.facts.server)
    for name, sha256 in manifest.facts.stored.items():
        folder.copy(name, sha256, source=backup / folder.FILES, target=store.files)
    with facts.snapshot(store.url) as connection:
        found = facts.read(connection)
    return manifest, [
        *differences(manifest.facts, found),
        *(f"{name} is missing or damaged." for name in damaged(found, store.files)),
    ]


def _fill_database(backup: Path, *, url: str, dumped_from: int) -> None:
    with psycopg.connect(url) as connection:
        server = facts.major_of(connection)
    if server < dumped_from:
        raise BackupError(f"The backup is of PostgreSQL {dumped_from}, and this is {server}.")
    programs.run(
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        backup / folder.DUMP,
        url=url,
        at_least=server,
    )


def differences(before: Facts, after: Facts) -> list[str]:
    """One sentence for each table and for each migration that is not as it was."""
    said = []
    for table in sorted(before.tables.keys() | after.tables.keys()):
        was, now = before.tables.get(table), after.tables.get(table)
        if was is None or now is None:
            said.append(f"{table} is {'not in the backup' if was is None else 'missing'}.")
        elif was[0] != now[0]:
            said.append(f"{table} has {now[0]} rows instead of {was[0]}.")
        elif was != now:
            said.append(f"{table} has other content than before.")
    changed = sorted(set(before.migrations) ^ set(after.migrations))
    return said + [f"Migration {name} is not as it was." for name in changed]


def damaged(known: Facts, files: Path) -> list[str]:
    """The files that the database names and whose bytes are not those of their hash."""
    return [
        name for name, sha256 in known.stored.items() if facts.sha256_of(files / name) != sha256
    ]
