"""All tests in three parts, each with servers of its own, and one summary at the end.

The journeys need Chromium. Where it is missing it is installed by apt, if we may; else they are
not run and the summary says so, which on CI (CI=true) is a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from legeraad.embedded.processes import die_with_parent, end_with_parent

READER = "pdftotext"  # reads what a PDF shows, as a person would
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
JOURNEYS = "journeys"
PARTS = {
    "rules and pages": (
        "-n", "2", "--dist", "loadscope",
        "--ignore=tests/faults", "--ignore=tests/journeys", "tests",
    ),
    "faults": ("tests/faults",),
    JOURNEYS: ("tests/journeys",),
}  # fmt: skip


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
    outcomes = [_run(part, words) for part, words in PARTS.items()]
    print("\n== summary")
    for outcome in outcomes:
        print(f"{outcome.part:16} {outcome.seconds:5.0f} s  {outcome.result}")
    return 0 if all(outcome.good for outcome in outcomes) else 1


def _run(part: str, words: tuple[str, ...]) -> Outcome:
    if part == JOURNEYS and not _have_browser():
        on_ci = os.environ.get("CI") == "true"
        return Outcome(part, "NOT RUN: no Chromium (sudo apt install chromium)", 0, good=not on_ci)
    print(f"\n== {part}", flush=True)
    began = time.monotonic()
    code = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        preexec_fn=die_with_parent(signal.SIGTERM),
        check=False,
    ).returncode
    result = "passed" if code == 0 else f"FAILED (pytest's exit code {code})"
    return Outcome(part, result, time.monotonic() - began, good=code == 0)


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
