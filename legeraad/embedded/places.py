"""Where the embedded servers of one project live. Nothing here touches the disk."""

from __future__ import annotations

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

# Not TMPDIR: every shell must compute the same addresses, and a Unix socket's path may be
# 107 bytes long at most, so it cannot lie below the project either.
SOCKETS_ROOT = Path("/tmp")  # noqa: S108  the folder in it is private and its owner is checked
ROOTS_DATA = Path("/var/tmp")  # noqa: S108  the same


@dataclass(frozen=True)
class Place:
    """The folders of one pair of servers, and the user they run as.

    PostgreSQL refuses to run as root, so root's servers run as `nobody`. They cannot read below
    a home with mode 0700; their data therefore lies in /var/tmp and not in the project.
    """

    home: Path  # data, logs and the lock
    sockets: Path
    uid: int
    gid: int
    as_root: bool

    @property
    def addresses(self) -> dict[str, str]:
        return {
            "DATABASE_URL": f"postgresql://legeraad@/legeraad?host={self.sockets}",
            "REDIS_URL": f"unix://{self.sockets}/valkey.sock",
        }


def place(project: Path, name: str) -> Place:
    project = project.resolve()
    as_root = os.geteuid() == 0
    owner = pwd.getpwnam("nobody") if as_root else pwd.getpwuid(os.geteuid())
    key = hashlib.sha256(f"{project}:{name}".encode()).hexdigest()[:10]
    return Place(
        home=ROOTS_DATA / f"legeraad-{key}" if as_root else project / ".run" / name,
        sockets=SOCKETS_ROOT / f"legeraad-{owner.pw_uid}-{key}",
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        as_root=as_root,
    )
