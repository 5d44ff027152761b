"""Which database and which folder of files are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from legeraad.embedded.launcher import AlreadyRunningError, Servers, first_free
from tools.backup.errors import BackupError

PROJECT = Path(__file__).resolve().parents[2]
ONLY_POSTGRES = ("DATABASE_URL",)


@dataclass(frozen=True)
class Store:
    url: str  # postgresql://…
    files: Path  # MEDIA_ROOT


@contextmanager
def chosen(environ: Mapping[str, str]) -> Iterator[Store]:
    """What DATABASE_URL and MEDIA_ROOT name; without them the demo, running or not."""
    url, files = environ.get("DATABASE_URL"), environ.get("MEDIA_ROOT")
    if url and files:
        yield Store(url=url, files=Path(files))
        return
    if url or files:
        raise BackupError("Set both DATABASE_URL and MEDIA_ROOT, or none of them for the demo.")
    name = environ.get("LEGERAAD_RUN_NAME") or "demo"
    servers = Servers(PROJECT, name, wanted=ONLY_POSTGRES)
    with suppress(AlreadyRunningError):  # then its own PostgreSQL answers
        servers.start()
    try:
        yield Store(url=servers.place.addresses["DATABASE_URL"], files=demo_files(name))
    finally:
        servers.stop()


def demo_files(name: str) -> Path:
    """As in legeraad/settings/dev.py."""
    return PROJECT / "var" / name / "files"


@contextmanager
def thrown_away() -> Iterator[Store]:
    """An empty database and an empty folder that are gone afterwards."""
    servers = first_free(PROJECT, "check", wanted=ONLY_POSTGRES)
    try:
        with TemporaryDirectory(prefix="legeraad-check-") as folder:
            yield Store(url=servers.start()["DATABASE_URL"], files=Path(folder))
    finally:
        servers.stop(wipe=True)
