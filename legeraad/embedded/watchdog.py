"""Ends what a supervisor leaves behind when it is killed with -9.

The watchdog is a process of its own. It hears through a pipe which sessions live; when the pipe
closes, its supervisor is gone and whatever still lives is ended. Until that is done it holds a
lock, which the next supervisor waits for.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from legeraad.embedded.processes import Child, LaunchError, end_sessions, wait_until

PATIENCE = 20.0  # seconds for the watchdog of an earlier run to finish


class Watchdog:
    """The supervisor's end of the pipe."""

    def __init__(self, *, project: Path, lock: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(lock, flags, 0o600)
        try:
            if not wait_until(lambda: _taken(handle), seconds=PATIENCE, step=0.05):
                raise LaunchError("The processes of an earlier run do not end.")
            self._process: Child = subprocess.Popen(
                [sys.executable, "-m", "legeraad.embedded.watchdog"],
                stdin=subprocess.PIPE,
                cwd=project,
                pass_fds=[handle],
                start_new_session=True,
            )
        finally:
            os.close(handle)

    def add(self, session: int) -> None:
        self._tell(f"+{session}")

    def remove(self, session: int) -> None:
        """The session is over; its number may soon belong to somebody else."""
        self._tell(f"-{session}")

    def close(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()

    def _tell(self, line: str) -> None:
        if self._process.stdin:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main() -> None:
    sessions: set[int] = set()
    for line in sys.stdin:
        change = sessions.add if line[0] == "+" else sessions.discard
        change(int(line[1:]))
    if sessions:
        end_sessions(sessions, seconds=5)


if __name__ == "__main__":
    main()
