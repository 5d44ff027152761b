"""A backup as it lies on the disk: `database.dump`, `files/…` and `manifest.json`."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.backup.errors import BackupError
from tools.backup.facts import Facts, sha256_of

DUMP = "database.dump"
FILES = "files"
MANIFEST = "manifest.json"
UNFINISHED = ".part"


@dataclass(frozen=True)
class Manifest:
    taken_at: str  # ISO 8601, UTC
    portal: str  # the version in pyproject.toml
    dump: str  # SHA-256 of database.dump
    facts: Facts

    @property
    def rows(self) -> int:
        return sum(int(rows) for rows, _ in self.facts.tables.values())


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Raises `BackupError` for what is no backup, or none that was finished."""
    file = folder / MANIFEST
    if folder.suffix == UNFINISHED or not file.is_file():
        raise BackupError(f"{folder} is no finished backup.")
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
        return Manifest(**known | {"facts": Facts(**known["facts"])})
    except (ValueError, TypeError, KeyError):
        raise BackupError(f"{file} cannot be read; it has been changed.") from None


def copy(name: str, sha256: str, *, source: Path, target: Path) -> bool:
    """Copy one stored file; False where it is missing or has other bytes than its hash says.

    Never a hard link: a byte that is flipped in the one would be flipped in the other.
    """
    if ".." in Path(name).parts or sha256_of(source / name) != sha256:
        return False
    file = target / name
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(file.name + UNFINISHED)
    shutil.copyfile(source / name, half)
    half.chmod(0o640)  # as FILE_UPLOAD_PERMISSIONS
    half.rename(file)
    return True


def make_durable(folder: Path) -> None:
    """Everything below it is on the disk when this returns."""
    for path in (folder, *folder.rglob("*")):
        sync(path)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
