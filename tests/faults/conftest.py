"""What the faults share: a sentence for whoever watches the run, and a portal on its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from legeraad.embedded.processes import die_with_parent
from tests.celery_worker import PROJECT, test_database_url

STARTS_WITHIN = 40  # seconds


@dataclass(frozen=True)
class Web:
    """A running portal: its port, its process, and where it puts what is still coming in."""

    port: int
    pid: int
    unfinished: Path


@pytest.fixture
def say(capsys):
    """Prints a figure for whoever watches the run."""

    def print_at_once(sentence):
        with capsys.disabled():
            print(f"\n{sentence}", end="")  # noqa: T201  that is what it is for

    return print_at_once


@pytest.fixture
def web(agder, tmp_path):
    """A portal in a process of its own, on the database and the files of this test."""
    unfinished = tmp_path / "unfinished"
    unfinished.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    words = f"--interface wsgi --no-ws --host 127.0.0.1 --port {number} --blocking-threads 8"
    with (tmp_path / "web.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "granian", *words.split(), "legeraad.wsgi:application"],
            cwd=PROJECT,
            env=os.environ
            | {
                "DATABASE_URL": test_database_url(),
                "DJANGO_SETTINGS_MODULE": "legeraad.settings.test",
                "TMPDIR": str(unfinished),
            },
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  one thread here
        )
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not _answers(number):
            assert process.poll() is None, (tmp_path / "web.log").read_text()
            assert time.monotonic() < until, (tmp_path / "web.log").read_text()
            time.sleep(0.1)
        yield Web(number, process.pid, unfinished)
    finally:
        process.terminate()
        process.wait(20)


def _answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


@pytest.fixture
def port(web):
    return web.port
