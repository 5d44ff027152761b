"""Web servers to be measured, and what their processes have used."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from legeraad.embedded.processes import LaunchError, end_sessions, last_lines, spawn
from tools.bench import load

PROJECT = Path(__file__).resolve().parents[2]
HELLO = "/bench/hello/"
READY_WITHIN = 30.0  # seconds


class Web:
    """granian with one worker and one thread. `target` is a WSGI application, module:name.

    Entering waits for the first 200; `start_cpu` and `start_wall` are the seconds until then.
    """

    def __init__(self, target: str, *, folder: Path) -> None:
        self.target = target
        self.log = folder / f"{target.replace(':', '.')}.log"
        self.start_cpu = self.start_wall = 0.0

    def __enter__(self) -> Self:
        self.port = _free_port()
        words = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws",
            "--host", "127.0.0.1", "--port", str(self.port),
            "--workers", "1", "--blocking-threads", "1",
            self.target,
        ]  # fmt: skip
        began = time.perf_counter()
        self.child = spawn(
            words,
            log=self.log,
            environ=os.environ,
            folder=PROJECT,
            on_parents_death=signal.SIGTERM,
        )
        try:
            self._wait()
        except BaseException:
            self._end()
            raise
        self.start_wall = time.perf_counter() - began
        self.start_cpu = cpu_seconds(self.child.pid)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        end_sessions({self.child.pid}, seconds=5)
        self.child.wait()

    def _wait(self) -> None:
        asked = load.request(HELLO)
        late = time.monotonic() + READY_WITHIN
        while time.monotonic() < late and self.child.poll() is None:
            try:
                if load.ask(self.port, asked).status == HTTPStatus.OK:
                    return
            except (OSError, load.UnexpectedAnswerError):
                time.sleep(0.005)
        raise LaunchError(f"{self.target} does not start:\n{last_lines(self.log, 30)}")

    @property
    def worker_megabytes(self) -> float:
        """Resident memory of the worker, which is the largest of granian's processes."""
        children = psutil.Process(self.child.pid).children(recursive=True)
        return max(child.memory_info().rss for child in children) / 1024**2


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pid: int) -> float:
    """CPU time that a process and its children, as far as they live, have used."""
    process = psutil.Process(pid)
    return sum(_cpu_of(each) for each in (process, *process.children(recursive=True)))


def _cpu_of(process: psutil.Process) -> float:
    """The scheduler's own count is exact; where it is missing, ticks of 10 ms must do."""
    try:
        threads = list(Path(f"/proc/{process.pid}/task").glob("*/schedstat"))
        if threads:
            return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
        times = process.cpu_times()
    except (FileNotFoundError, ProcessLookupError, psutil.NoSuchProcess):  # just ended
        return 0.0
    return float(times.user + times.system)


def postgres() -> int | None:
    """The process id of the PostgreSQL that this process has started."""
    servers = [each.pid for each in psutil.Process().children() if each.name() == "postgres"]
    return servers[0] if servers else None
