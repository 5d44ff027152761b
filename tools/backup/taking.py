"""Taking a backup: one moment of the database, and the files that it names."""

from __future__ import annotations

import fcntl
import os
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from psycopg import Connection

from tools.backup import facts, folder, programs
from tools.backup.errors import BackupError
from tools.backup.stores import PROJECT, Store


@dataclass(frozen=True)
class Taken:
    path: Path
    manifest: folder.Manifest
    damaged: list[str]  # files that the database names and that were not as their hash says


def take(*, store: Store, to: Path) -> Taken:
    """Write a backup into a new folder below `to`. Raises `BackupError`.

    It has another name until it is complete and on the disk: whatever stops us, nothing that
    looks finished is left. What an earlier run left is thrown away. Only the user who took it
    can open it, for it holds contact details.
    """
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(to):
        for left in to.glob(f"legeraad-*{folder.UNFINISHED}"):
            shutil.rmtree(left)
        now = datetime.now(UTC)
        path = to / f"legeraad-{now:%Y-%m-%dT%H%M%SZ}"
        half = path.with_name(path.name + folder.UNFINISHED)
        half.mkdir(mode=0o700)
        try:
            manifest, damaged = _fill(half, store=store, now=now)
            folder.make_durable(half)
            half.rename(path)
            folder.sync(to)
        except BaseException:
            shutil.rmtree(half)
            raise
    return Taken(path=path, manifest=manifest, damaged=damaged)


def _fill(half: Path, *, store: Store, now: datetime) -> tuple[folder.Manifest, list[str]]:
    with facts.snapshot(store.url) as connection:
        _dump(connection, url=store.url, file=half / folder.DUMP)
        known = facts.read(connection)
    if not known.migrations:
        raise BackupError("There is no portal in this database: nothing to back up.")
    damaged = [
        name
        for name, sha256 in known.stored.items()
        if not folder.copy(name, sha256, source=store.files, target=half / folder.FILES)
    ]
    manifest = folder.Manifest(
        taken_at=now.isoformat(timespec="seconds"),
        portal=_version(),
        dump=facts.sha256_of(half / folder.DUMP),
        facts=known,
    )
    folder.write_manifest(half, manifest)
    return manifest, damaged


def _dump(connection: Connection, *, url: str, file: Path) -> None:
    """pg_dump sees exactly what our connection sees: both share one snapshot."""
    row = connection.execute("SELECT pg_export_snapshot()").fetchone()
    programs.run(
        "pg_dump",
        "--format=custom",
        f"--snapshot={row[0] if row else ''}",
        *(f"--exclude-table-data={table}" for table in facts.LEFT_EMPTY),
        f"--file={file}",
        url=url,
        at_least=facts.major_of(connection),
    )


def _version() -> str:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


@contextmanager
def _alone(to: Path) -> Iterator[None]:
    """The kernel gives the lock back when we die."""
    handle = os.open(to / ".lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BackupError(f"Another backup is just being written to {to}.") from None
    finally:
        os.close(handle)
