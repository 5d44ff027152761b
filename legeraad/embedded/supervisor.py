"""Keeps programs running, says what happens, and leaves nothing behind."""

from __future__ import annotations

import signal
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from legeraad.embedded.processes import Child, LaunchError, end_sessions, last_lines, spawn
from legeraad.embedded.watchdog import Watchdog

RESTARTS = 5  # of one program within …
PERIOD = 60.0  # seconds; more than that and the supervisor gives up
PAUSE = 0.5  # seconds, times the restarts so far: what has just fallen may need a moment


class AskedToEndError(Exception):
    """Ctrl-C or a TERM came while something was under way."""


@dataclass(frozen=True)
class Program:
    name: str
    words: tuple[str, ...]


def say(sentence: str) -> None:
    with suppress(OSError):  # nobody reads any more; that is no reason to stop
        print(sentence, flush=True)


class Supervisor:
    """Each program has a session and a log file of its own.

    A signal only sets a mark that the loops look at: an exception in the middle of a start could
    lose a process that nobody has noted yet.
    """

    def __init__(self, *, project: Path, run: Path, environ: Mapping[str, str]) -> None:
        self.project = project
        self.run = run
        self.environ = environ
        self.asked_to_end = False
        self.children: dict[Program, Child] = {}
        self.restarts: dict[Program, list[float]] = defaultdict(list)
        run.mkdir(parents=True, exist_ok=True)
        self.watchdog = Watchdog(project=project, lock=run / "watchdog.lock")

    def listen(self) -> None:
        for sig in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sig, self._mark)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
            signal.signal(signal.SIGHUP, self._mark)

    def _mark(self, *_: object) -> None:
        self.asked_to_end = True

    def log_of(self, program: Program) -> Path:
        return self.run / f"{program.name}.log"

    def start(self, program: Program) -> Child:
        child = spawn(
            program.words,
            log=self.log_of(program),
            environ=self.environ,
            folder=self.project,
            on_parents_death=signal.SIGTERM,
        )
        self.watchdog.add(child.pid)
        self.children[program] = child
        return child

    def do(self, program: Program) -> None:
        """Run a program to its end. Raises `LaunchError` with its last words if it fails."""
        self.log_of(program).unlink(missing_ok=True)
        child = self.start(program)
        self.wait(lambda: child.poll() is not None)
        self._forget(program)
        if child.returncode:
            raise LaunchError(f"{program.name} failed:\n{last_lines(self.log_of(program))}")

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until the condition holds. Raises `AskedToEndError` when somebody wants us to stop."""
        while not condition():
            if self.asked_to_end:
                raise AskedToEndError
            time.sleep(0.05)

    def keep_running(self, trouble: Callable[[], str]) -> None:
        """Start again what ends, until asked to end. Raises `LaunchError` on trouble."""
        while True:
            self.wait(lambda: bool(self._fallen() or trouble()))
            if sentence := trouble():
                raise LaunchError(sentence)
            for program in self._fallen():
                self._restart(program)

    def _fallen(self) -> list[Program]:
        return [program for program, child in self.children.items() if child.poll() is not None]

    def _restart(self, program: Program) -> None:
        code = self.children[program].returncode
        self._forget(program)
        now = time.monotonic()
        recent = [moment for moment in self.restarts[program] if now - moment < PERIOD]
        if len(recent) >= RESTARTS:
            raise LaunchError(
                f"The {program.name} ended {RESTARTS + 1} times within a minute:\n"
                f"{last_lines(self.log_of(program))}"
            )
        self.restarts[program] = [*recent, now]
        say(f"The {program.name} ended unexpectedly (exit code {code}); starting it again.")
        pause = PAUSE * len(recent)
        self.wait(lambda: time.monotonic() - now >= pause)
        self.start(program)

    def _forget(self, program: Program) -> None:
        """Also end what the program itself has left behind in its session."""
        child = self.children.pop(program)
        end_sessions({child.pid}, seconds=2)
        self.watchdog.remove(child.pid)

    def end(self) -> None:
        """End everything, all at the same time; safe to call at any moment."""
        end_sessions({child.pid for child in self.children.values()})
        for child in self.children.values():
            child.wait()
            self.watchdog.remove(child.pid)
        self.children.clear()
        self.watchdog.close()
