"""tests/plugin.py in a run of its own: what CI makes of a skipped test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TESTS = {
    "passed": "def test_passes(): pass",
    "skipped": "import pytest\ndef test_skips(): pytest.skip('no reason')",
    "failed": "def test_fails(): assert False",
}


@pytest.mark.parametrize(
    ("ci", "kinds", "code"),
    [
        ("true", ["passed"], 0),
        ("true", ["passed", "skipped"], 1),
        ("true", ["failed", "skipped"], 1),
        ("", ["passed", "skipped"], 0),
    ],
)
def test_run_with_skipped_test_fails_on_ci_only(tmp_path, ci, kinds, code):
    """The addresses of this run are handed on, so that no further servers start."""
    for kind in kinds:
        (tmp_path / f"test_{kind}.py").write_text(TESTS[kind])
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p tests.plugin -p no:django\n")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path],
        cwd=PROJECT,
        env=os.environ | {"CI": ci},
        capture_output=True,
        check=False,
    )

    assert done.returncode == code, done.stdout.decode()
