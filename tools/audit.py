"""Asks pip-audit for known holes in what production runs, and says what it could not ask.

Ends with 1 when there is a hole. A register that is out of reach, or that does not know our
packages (a mirror), is reported and is no error: `make check` must work on a train.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path("requirements/runtime.txt")
PATIENCE = 180  # seconds


def main() -> int:
    try:
        report = _ask()
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as trouble:
        print(f"pip-audit: NOT CHECKED, the register is out of reach ({type(trouble).__name__}).")
        return 0
    packages = report["dependencies"]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}"
        f" (cured in {', '.join(hole['fix_versions']) or 'no version yet'})"
        for package in packages
        for hole in package.get("vulns", ())
    ]
    print(f"pip-audit: {len(packages) - len(unknown)} packages checked, {len(holes)} holes.")
    if unknown:
        print(f"pip-audit: NOT CHECKED, unknown to the register: {len(unknown)} packages.")
    for hole in holes:
        print(f"  {hole}")
    return 1 if holes else 0


def _ask() -> dict:
    words: list[str | Path] = [
        sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--require-hashes",
        "--disable-pip", "--progress-spinner", "off", "--timeout", "10", "--format", "json",
    ]  # fmt: skip
    done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
