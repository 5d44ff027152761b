"""One PostgreSQL on a Unix socket."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from legeraad.embedded.places import Place
from legeraad.embedded.processes import Child, LaunchError, last_lines, spawn, wait_until

ENVIRON = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
CREATE_DATABASE = (
    "SELECT 'CREATE DATABASE legeraad TEMPLATE template0 ENCODING ''UTF8'''"
    " WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'legeraad') \\gexec\n"
)


class Postgres:
    """`durable=False` is for tests: a crash of the machine may then cost the data."""

    def __init__(self, *, place: Place, programs: Path, durable: bool) -> None:
        self.place = place
        self.programs = programs
        self.durable = durable
        self.data = place.home / "data" / "postgres"
        self.log = place.home / "postgres.log"
        self.child: Child | None = None

    def start(self) -> None:
        if not self.data.exists():
            self._make_cluster()
        self.child = self._spawn(
            "postgres", "-D", self.data, *self._options(), on_parents_death=signal.SIGINT
        )
        self._wait(self.child)
        self._ensure_database()

    def stop(self) -> None:
        """SIGINT is PostgreSQL's fast shutdown: it breaks off the sessions and ends cleanly."""
        if self.child is None:
            return
        self.child.send_signal(signal.SIGINT)
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child = None

    def forget_stale_pid(self) -> None:
        """Make room for a start after a crash.

        PostgreSQL refuses to start when the process id of its last run is in use, even by a
        program that has nothing to do with it (ids are small and soon reused in containers).
        A PostgreSQL of ours that is just ending is waited for. Call it before `start` and before
        the sockets' folder is emptied: a server that ends removes its socket there.
        """
        file = self.data / "postmaster.pid"
        try:
            pid = int(file.read_text().split()[0])
        except (FileNotFoundError, ValueError, IndexError):
            file.unlink(missing_ok=True)
            return
        if not self._is_ours(pid):
            file.unlink(missing_ok=True)
            return
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        if not wait_until(lambda: not self._is_ours(pid), seconds=20):
            raise LaunchError(f"A PostgreSQL of an earlier run does not end: process {pid}.")

    def _is_ours(self, pid: int) -> bool:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            return False
        return words[0].endswith(b"postgres") and str(self.data).encode() in words

    def _make_cluster(self) -> None:
        """initdb beside the place and one rename, so that a half-made cluster is never used."""
        half = self.data.with_name("postgres.new")
        shutil.rmtree(half, ignore_errors=True)
        child = self._spawn(
            "initdb", "-D", half, "-U", "legeraad", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync", "--no-instructions",
            on_parents_death=signal.SIGKILL,
        )  # fmt: skip
        if child.wait():
            raise LaunchError(f"PostgreSQL cannot make its files:\n{last_lines(self.log)}")
        half.rename(self.data)

    def _options(self) -> list[str]:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.place.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "shared_buffers": "64MB",
            "synchronous_commit": "off",  # the last second may be lost, never the consistency
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            options |= {
                "fsync": "off",
                "full_page_writes": "off",
                "autovacuum_naptime": "1h",
                "wal_level": "minimal",
                "max_wal_senders": "0",
                "min_wal_size": "32MB",
                "max_wal_size": "64MB",  # what a run leaves lying (see launcher.py)
            }
        return [word for key, value in options.items() for word in ("-c", f"{key}={value}")]

    def _wait(self, child: Child) -> None:
        """Until the server says `ready` in its pid file, as pg_ctl does."""
        file = self.data / "postmaster.pid"

        def ready_or_dead() -> bool:
            if child.poll() is not None:
                return True
            with suppress(FileNotFoundError, IndexError):
                return file.read_text().splitlines()[7].strip() == "ready"
            return False

        if not wait_until(ready_or_dead, seconds=60) or child.poll() is not None:
            raise LaunchError(f"PostgreSQL does not start:\n{last_lines(self.log)}")

    def _ensure_database(self) -> None:
        done = subprocess.run(
            [
                self.programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1",
                "-h", self.place.sockets, "-U", "legeraad", "postgres",
            ],
            input=CREATE_DATABASE.encode(), env=ENVIRON, cwd="/", check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        if done.returncode:
            raise LaunchError(f"The database cannot be made:\n{done.stderr.decode()}")

    def _spawn(self, program: str, *words: str | Path, on_parents_death: int) -> Child:
        return spawn(
            [self.programs / program, *words],
            log=self.log,
            environ=ENVIRON,
            folder=Path("/"),
            owner=(self.place.uid, self.place.gid) if self.place.as_root else None,
            on_parents_death=on_parents_death,
        )
