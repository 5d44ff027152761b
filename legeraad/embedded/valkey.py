"""One Valkey on a Unix socket: no port, so no race and no door for other users."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

from legeraad.embedded.places import Place
from legeraad.embedded.processes import Child, LaunchError, last_lines, spawn, wait_until


class Valkey:
    """Holds nothing that must last: the outbox in the database is the truth."""

    def __init__(self, *, place: Place, program: Path) -> None:
        self.place = place
        self.program = program
        self.socket = place.sockets / "valkey.sock"
        self.log = place.home / "valkey.log"
        self.child: Child | None = None

    def start(self) -> None:
        """SIGKILL at the parent's death, since a clean end would remove the socket of the next."""
        self.child = spawn(
            [
                self.program, "--port", "0",
                "--unixsocket", self.socket, "--unixsocketperm", "700",
                "--save", "", "--appendonly", "no", "--dir", self.place.sockets,
            ],
            log=self.log, environ={"LC_ALL": "C.UTF-8"}, folder=Path("/"),
            owner=(self.place.uid, self.place.gid) if self.place.as_root else None,
            on_parents_death=signal.SIGKILL,
        )  # fmt: skip
        child = self.child
        answered = wait_until(lambda: child.poll() is not None or self.answers(), seconds=30)
        if not answered or child.poll() is not None:
            raise LaunchError(f"Valkey does not start:\n{last_lines(self.log)}")

    def answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            try:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(5) == b"+PONG"
            except OSError:
                return False

    def stop(self) -> None:
        if self.child is None:
            return
        self.child.terminate()
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child = None
