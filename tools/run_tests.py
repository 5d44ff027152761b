"""All tests in three parts, each with servers of its own, and one summary at the end.

Faults wait more than they work, so the journeys run beside them, and are told of afterwards. The
journeys need Chromium. Where it is missing it is installed by apt, if we may; else they are
not run and the summary says so, which on CI (CI=true) is a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO

from legeraad.embedded.processes import die_with_parent, end_with_parent

READER = "pdftotext"  # reads what a PDF shows, as a person would
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RULES, FAULTS, JOURNEYS = "rules and pages", "faults", "journeys"
PARTS = {
    RULES: (
        "-n", "2", "--dist", "loadscope",
        "--ignore=tests/faults", "--ignore=tests/journeys", "tests",
    ),
    FAULTS: ("tests/faults",),
    JOURNEYS: ("tests/journeys",),
}  # fmt: skip


@dataclass(frozen=True)
class Running:
    part: str
    process: subprocess.Popen[bytes]
    began: float


@dataclass(frozen=True)
class Outcome:
    part: str
    result: str
    seconds: float
    good: bool


def main() -> int:
    end_with_parent(signal.SIGTERM)  # whatever happens to make, no test goes on alone
    if not shutil.which(READER):
        _fetch("poppler-utils")
    outcomes = [_end(_begin(RULES)), *_beside(FAULTS, JOURNEYS)]
    print("\n== summary")
    for outcome in outcomes:
        print(f"{outcome.part:16} {outcome.seconds:5.0f} s  {outcome.result}")
    return 0 if all(outcome.good for outcome in outcomes) else 1


def _beside(first: str, second: str) -> list[Outcome]:
    """Two parts at once; what the second says is kept until it has ended."""
    with tempfile.TemporaryFile("w+") as kept:
        running = _begin(first)
        other = _begin(second, kept) if _can_run(second) else None
        outcomes = [_end(other) if other else _not_run(second), _end(running)]
        kept.seek(0)
        print(kept.read(), flush=True)
    return outcomes[::-1]


def _begin(part: str, out: IO[str] | None = None) -> Running:
    print(f"\n== {part}", file=out, flush=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *PARTS[part]],
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  one thread here
        stdout=out,
        stderr=out,
    )
    return Running(part, process, time.monotonic())


def _end(running: Running) -> Outcome:
    code = running.process.wait()
    result = "passed" if code == 0 else f"FAILED (pytest's exit code {code})"
    return Outcome(running.part, result, time.monotonic() - running.began, good=code == 0)


def _can_run(part: str) -> bool:
    return part != JOURNEYS or _have_browser()


def _not_run(part: str) -> Outcome:
    on_ci = os.environ.get("CI") == "true"
    return Outcome(part, "NOT RUN: no Chromium (sudo apt install chromium)", 0, good=not on_ci)


def _have_browser() -> bool:
    if any(map(shutil.which, BROWSERS)):
        return True
    _fetch("chromium")
    return any(map(shutil.which, BROWSERS))


def _fetch(package: str) -> None:
    """Installs a package of the system, if we may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {package} …", flush=True)
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "-y", "--no-install-recommends", package)):
        subprocess.run(["apt-get", "-qq", *words], env=environ, check=False)


if __name__ == "__main__":
    sys.exit(main())
