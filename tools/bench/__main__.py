"""`python -m tools.bench`: measures on throw-away servers and writes var/bench.json."""

from __future__ import annotations

import argparse
import io
import logging
import os
import signal
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command

from legeraad.embedded.launcher import first_free
from legeraad.embedded.processes import LaunchError, end_with_parent
from tools.bench import report
from tools.bench.clock import Clock
from tools.bench.web import PROJECT

BUSY = 1.5  # processes that want to run, for each core; one of them is this measurement


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=75, help="for the whole run")
    parser.add_argument(
        "--batch", type=float, default=0.15, help="seconds of one batch of requests"
    )
    parser.add_argument("--rounds", type=int, default=12, help="how often all is repeated")
    parser.add_argument("--json", type=Path, default=PROJECT / "var" / "bench.json")
    words = parser.parse_args()
    end_with_parent(signal.SIGINT)
    clock = Clock(seconds=words.seconds, batch=words.batch, rounds=words.rounds)
    servers = first_free(PROJECT, "bench")
    try:
        with tempfile.TemporaryDirectory(prefix="legeraad-bench-") as folder:
            _choose(servers.start(), folder)
            _prepare()
            entries = import_module("tools.bench.suite").run(folder=Path(folder), clock=clock)
    except LaunchError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    finally:
        servers.stop(wipe=True)
    report.write(entries, words.json)
    print(f"{report.table(entries)}\n\n{_machine()}\n{clock.gone:.0f} s; written to {words.json}.")
    return 0


def _choose(addresses: dict[str, str], folder: str) -> None:
    """Whatever the environment names is not ours to fill with a sample world."""
    os.environ |= addresses
    (Path(folder) / "static").mkdir()
    os.environ["BENCH_FOLDER"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "tools.bench.settings"
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""


def _prepare() -> None:
    django.setup()
    logging.getLogger().setLevel(logging.WARNING)  # of this process; the servers log as always
    call_command("compile_translations", stdout=io.StringIO())
    call_command("migrate", interactive=False, verbosity=0)


def _machine() -> str:
    """A busy machine is no reason to hide the figures, but the reader must know."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    python = sys.version.split()[0]
    facts = f"{cores} cores, load {load:.1f}, Python {python}, Django {django.__version__}."
    return (
        f"{facts}\nThe machine was busy: run it again when it is not."
        if load > BUSY * cores
        else facts
    )


if __name__ == "__main__":
    sys.exit(main())
