"""Starting and ending processes so that none is left over."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1  # prctl(2)
_libc = ctypes.CDLL(None)

Child = subprocess.Popen[bytes]


class LaunchError(Exception):
    """Something cannot start; the text is a sentence for the terminal."""


def die_with_parent(sig: int) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends `sig` when the thread that started the child ends.

    So start servers from the main thread. A parent that is gone already is noticed as well.
    """
    parent = os.getpid()

    def ask_the_kernel() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, sig)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel


def end_with_parent(sig: int) -> None:
    """The same for a process that is running already; its parent is e.g. `make`."""
    parent = os.getppid()
    _libc.prctl(PR_SET_PDEATHSIG, sig)
    if os.getppid() != parent:
        os._exit(1)


def spawn(
    words: Sequence[str | Path],
    *,
    log: Path,
    environ: Mapping[str, str],
    folder: Path,
    owner: tuple[int, int] | None = None,
    on_parents_death: int | None = None,
) -> Child:
    """Start a program in a session of its own, out of reach of the terminal's Ctrl-C.

    `owner` is (uid, gid) and only root may give it.
    """
    uid, gid = owner or (None, None)
    preexec = None if on_parents_death is None else die_with_parent(on_parents_death)
    with log.open("ab") as out:
        return subprocess.Popen(
            [str(word) for word in words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=folder,
            env=dict(environ),
            start_new_session=True,
            preexec_fn=preexec,  # noqa: PLW1509  no thread runs yet
            user=uid,
            group=gid,
            extra_groups=None if owner is None else [],
        )


def wait_until(condition: Callable[[], bool], *, seconds: float, step: float = 0.02) -> bool:
    """True as soon as the condition holds, False when the time is over."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(step)
    return True


def end_sessions(sessions: Collection[int], *, seconds: float = 10) -> None:
    """TERM to the leaders, then to those without a leader; KILL to what is left after `seconds`.

    A session lives longer than its leader: a web server killed with -9 leaves its workers
    behind, and they go on answering on the port. As long as a leader lives it tells its own.
    """
    told = set()

    def all_gone() -> bool:
        living = living_in(sessions)
        for pid, session in living.items():
            if pid not in told and (pid == session or session not in living):
                told.add(pid)
                _signal(pid, signal.SIGTERM)
        return not living

    if wait_until(all_gone, seconds=seconds, step=0.05):
        return
    for pid in living_in(sessions):
        _signal(pid, signal.SIGKILL)
    wait_until(lambda: not living_in(sessions), seconds=5, step=0.05)


def living_in(sessions: Collection[int]) -> dict[int, int]:
    """Process id -> session of all that run in the sessions.

    Read from /proc, since a zombie that nobody collects (as in a container whose first process
    is no init) still counts as a living member for kill(2).
    """
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(FileNotFoundError, ProcessLookupError):
            # "pid (name) state parent group session …"; the name may hold anything
            words = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
            if words[0] not in "ZX" and int(words[3]) in sessions:
                found[int(folder.name)] = int(words[3])
    return found


def _signal(pid: int, sig: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, sig)


def last_lines(log: Path, count: int = 15) -> str:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return "\n".join(lines[-count:])
