"""A very short `make bench`, in an environment that names servers which are not ours to fill."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ELSEWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x", "REDIS_URL": "redis://x.invalid"}


def test_short_run_measures_all_on_servers_of_its_own(tmp_path):
    file = tmp_path / "bench.json"
    words = [sys.executable, "-m", "tools.bench", "--rounds=1", "--batch=0", "--json", file]

    done = subprocess.run(
        words,
        env=os.environ | ELSEWHERE,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=480,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    rows = json.loads(file.read_text())
    assert {row["name"]: row["unit"] for row in rows} == {
        "hello through the portal": "ms",
        "accessibility statement": "ms",
        "public recommendation": "ms",
        "public recommendation, kept": "ms",
        "public list": "ms",
        "principal's overview": "ms",
        "secretary's tasks": "ms",
        "public recommendation, 304": "ms",
        "memory of a web worker": "MB",
        "start-up to first 200": "ms",
        "minutes as PDF, warm": "ms",
        "minutes as PDF, again": "ms",
        "papers of a meeting as PDF, warm": "ms",
        "persons with history": "ms",
        "list of persons taken in": "ms",
        "reminder sweep, 100 000 cases": "ms",
        "reminder sweep, ten times the cases": "ms",
    }
    assert all(row["floor"] > 0 for row in rows)
    assert str(file) in done.stdout
