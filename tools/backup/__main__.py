"""`python -m tools.backup make | restore | check`: database and files, whole or not at all.

Works on what DATABASE_URL and MEDIA_ROOT name, or else on the demo. Ends with 1 when something
could not be done or is not as it was.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

import psycopg

from legeraad.embedded.processes import LaunchError, end_with_parent
from tools.backup import stores
from tools.backup.errors import BackupError
from tools.backup.folder import Manifest
from tools.backup.restoring import restore
from tools.backup.taking import take


def main() -> int:
    words = _words()
    end_with_parent(signal.SIGINT)
    try:
        if words.what == "make":
            return _make(words.to)
        if words.what == "restore":
            with stores.chosen(os.environ) as store:
                return _report("Restored", *restore(backup=words.source, store=store))
        with stores.thrown_away() as store:
            return _report("Checked", *restore(backup=words.source, store=store))
    except (BackupError, LaunchError, OSError, psycopg.Error) as trouble:
        print(str(trouble).strip(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.backup", description=__doc__)
    commands = parser.add_subparsers(dest="what", required=True)
    make = commands.add_parser("make", help="take a backup")
    make.add_argument("--to", type=Path, default=stores.PROJECT / "var" / "backups")
    for what, how in (
        ("restore", "fill an empty database and the folder of files"),
        ("check", "the same into a throw-away database, to prove that it can be done"),
    ):
        command = commands.add_parser(what, help=how)
        command.add_argument("--from", type=Path, dest="source", metavar="FOLDER", required=True)
    return parser.parse_args()


def _make(to: Path) -> int:
    with stores.chosen(os.environ) as store:
        taken = take(store=store, to=to)
    print(f"{taken.path}: {_sum(taken.manifest)}.")
    return _differences([f"{name} is missing or damaged." for name in taken.damaged])


def _report(done: str, manifest: Manifest, differences: list[str]) -> int:
    print(f"{done} the backup of {manifest.taken_at}: {_sum(manifest)}.")
    if not differences:
        print("Everything is as it was.")
    return _differences(differences)


def _sum(manifest: Manifest) -> str:
    known = manifest.facts
    return (
        f"portal {manifest.portal}, PostgreSQL {known.server}, {len(known.migrations)} migrations,"
        f" {len(known.tables)} tables with {manifest.rows} rows, {len(known.stored)} files"
    )


def _differences(sentences: list[str]) -> int:
    for sentence in sentences:
        print(f"NOT AS IT SHOULD BE: {sentence}", file=sys.stderr)
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
