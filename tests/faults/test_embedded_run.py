"""`python -m legeraad.embedded run COMMAND`: throw-away servers for one command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def embedded(*words: str) -> subprocess.CompletedProcess:
    without = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    return subprocess.run(
        [sys.executable, "-m", "legeraad.embedded", *words],
        cwd=PROJECT,
        env=without,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_run_gives_command_its_servers_and_its_exit_code():
    code = (
        "import os, psycopg, sys;"
        "print(psycopg.connect(os.environ['DATABASE_URL']).execute('SELECT 41 + 1').fetchone()[0]);"
        "sys.exit(7)"
    )

    done = embedded("run", sys.executable, "-c", code)

    assert (done.returncode, done.stdout, done.stderr) == (7, "42\n", "")


@pytest.mark.parametrize("words", [(), ("no-such-command", "--really")])
def test_run_without_a_real_command_is_refused_in_one_sentence(words):
    done = embedded("run", *words)

    said = f"There is no such command to run: {' '.join(words) or '(none)'}\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
