"""A real Celery worker beside the tests, on the test database and the test broker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

from legeraad.embedded.processes import die_with_parent

PROJECT = Path(__file__).parents[1]
START_TIME = 40  # seconds; it is there in two on an idle machine


def test_database_url() -> str:
    """The address of the database that the tests write to, which has a name of its own."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


test_database_url.__test__ = False


class CeleryWorker:
    """One worker with all queues, and with the clock if `beat` says so."""

    def __init__(self, folder: Path, *, name: str = "worker", beat: bool = False) -> None:
        self.log = folder / f"{name}.log"
        self.words = ["-Q", "first,default,mail,pdf", "-c", "1", "-l", "INFO", "-n", f"{name}@%h"]
        if beat:
            self.words += ["-B", "-s", str(folder / f"{name}-beat")]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environ = os.environ | {
            "DATABASE_URL": test_database_url(),
            "DJANGO_SETTINGS_MODULE": "legeraad.settings.test",
            "EMAIL_BACKEND": "legeraad.demo.mailbox.FolderBackend",
            "PYTHONWARNINGS": "default",
        }
        ready = self._times_ready()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "legeraad.celery", "worker", *self.words],
                cwd=PROJECT,
                env=environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  one thread here
            )
        until = time.monotonic() + START_TIME
        while self._times_ready() == ready:
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise AssertionError(self.log.read_text()[-3000:])
            time.sleep(0.05)

    def _times_ready(self) -> int:
        return self.log.read_text().count(" ready.") if self.log.exists() else 0

    def kill(self) -> None:
        """The machine takes it away: all its processes at once, without a word."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        self._signal(signal.SIGTERM)

    def stop_gently(self) -> int | None:
        """TERM to the main process alone, as a container engine sends it; its exit code."""
        process = self.process
        assert process is not None
        process.terminate()
        code = process.wait(40)
        self.process = None
        return code

    def _signal(self, sig: signal.Signals) -> None:
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, sig)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
        self.process = None


@contextmanager
def running(folder: Path):
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    worker = CeleryWorker(folder)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()
