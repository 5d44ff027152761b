"""Starting and ending processes so that none is left over."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
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


def spawn(
    words: Sequence[str | Path],
    *,
    log: Path,
    environ: Mapping[str, str],
    folder: Path,
    owner: tuple[int, int] | None = None,
    on_parents_death: int | None = None,
    keep: Sequence[int] = (),
) -> Child:
    """Start a program in a session of its own, out of reach of the terminal's Ctrl-C.

    `owner` is (uid, gid) and only root may give it. `keep` are file descriptors to inherit.
    """
    as_user = {} if owner is None else {"user": owner[0], "group": owner[1], "extra_groups": []}
    with log.open("ab") as out:
        return subprocess.Popen(
            [str(word) for word in words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=folder,
            env=dict(environ),
            pass_fds=keep,
            start_new_session=True,
            preexec_fn=None if on_parents_death is None else die_with_parent(on_parents_death),  # noqa: PLW1509  no thread runs yet
            **as_user,  # type: ignore[arg-type]
        )


def wait_until(condition: Callable[[], bool], *, seconds: float, step: float = 0.02) -> bool:
    """True as soon as the condition holds, False when the time is over."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(step)
    return True


def end_group(group: int, *, reap: Callable[[], object], seconds: float = 10) -> None:
    """TERM to a session's processes, KILL to what is left of them.

    A group lives longer than its leader: a web server killed with -9 leaves its workers behind,
    and they go on answering on the port. `reap` collects our own dead children, which would
    otherwise count as living.
    """

    def gone() -> bool:
        reap()
        return not group_lives(group)

    for sig, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, 5.0)):
        try:
            os.killpg(group, sig)
        except ProcessLookupError:
            return
        if wait_until(gone, seconds=patience):
            return


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def last_lines(log: Path, count: int = 15) -> str:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return "\n".join(lines[-count:])
