"""The real demo: `python -m legeraad.embedded` with web, worker and beat."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, Queue

import psutil
import psycopg
import pytest

from legeraad.embedded.demo import is_healthy
from legeraad.embedded.places import place
from legeraad.embedded.processes import wait_until

PROJECT = Path(__file__).parents[2]
NAME = f"fault-{os.getpid()}"
END = "(it has ended)"
READY_WITHIN = 240  # seconds; includes migrations and the demo world at the first start


class Demo:
    """One run of the demo, and what it has said so far."""

    def __init__(self, *words: str, **environ: str) -> None:
        self.port = free_port()
        inherited = {
            key: value
            for key, value in os.environ.items()
            if key not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
        }
        self.process = subprocess.Popen(
            words or [sys.executable, "-m", "legeraad.embedded"],
            cwd=PROJECT,
            env=inherited | {"PORT": str(self.port), "LEGERAAD_RUN_NAME": NAME} | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(END)

    def hear(self, part: str, seconds: float = READY_WITHIN) -> str:
        """The next line that holds `part`; fails with all that was said instead."""
        said = [""]
        while part not in said[-1]:
            try:
                said.append(self.lines.get(timeout=seconds))
            except Empty:
                said.append(END)
            if said[-1] == END:
                pytest.fail(f"Not heard: {part!r}. Heard: {said}")
        return said[-1]

    def all_said(self) -> list[str]:
        """What is left to hear of a run that has ended."""
        self.close()
        return [self.lines.get() for _ in range(self.lines.qsize() - 1)]

    def end(self, sig: int = signal.SIGINT) -> int:
        self.process.send_signal(sig)
        code = self.process.wait(40)
        self.close()
        return code

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join(30)
        self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_ours(process: psutil.Process) -> bool:
    """By its environment; what another user runs, or what has just ended, is not ours."""
    try:
        return process.environ().get("LEGERAAD_RUN_NAME") == NAME
    except psutil.Error:
        return False


def remains() -> list[str]:
    """Command lines of living processes of our demo: by its name, or its servers' folders."""
    here = place(PROJECT, NAME)
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        words = " ".join(process.info["cmdline"] or ())
        if process.info["status"] == psutil.STATUS_ZOMBIE:
            continue
        if is_ours(process) or str(here.home) in words or str(here.sockets) in words:
            found.append(words)
    return found


def main_process(word: str) -> psutil.Process:
    """The leader of the session of web, worker or beat."""
    for process in psutil.process_iter(["cmdline"]):
        if word not in (process.info["cmdline"] or ()) or not is_ours(process):
            continue
        if os.getsid(process.pid) == process.pid:
            return process
    pytest.fail(f"no process with {word!r}")


def status(port: int, path: str = "/") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    code = connection.getresponse().status
    connection.close()
    return code


@pytest.fixture(scope="module", autouse=True)
def _clean_folders():
    yield
    for folder in (
        place(PROJECT, NAME).home,
        PROJECT / ".run" / NAME,
        PROJECT / "var" / NAME,
    ):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def start_demo():
    started = []

    def start(*words, **environ):
        started.append(Demo(*words, **environ))
        return started[-1]

    yield start
    for demo in started:
        demo.close()
    assert wait_until(lambda: not remains(), seconds=20), remains()


def test_demo_gets_ready_and_ends_without_a_trace(start_demo):
    demo = start_demo()

    ready = demo.hear("Ready:")

    assert ready == f"Ready: http://127.0.0.1:{demo.port}/"
    assert status(demo.port) == 200
    assert [main_process(word).is_running() for word in ("granian", "worker", "beat")] == [True] * 3
    assert demo.end(signal.SIGINT) == 0
    assert remains() == []


def test_demo_ends_on_term(start_demo):
    demo = start_demo()
    demo.hear("Ready:")

    assert demo.end(signal.SIGTERM) == 0
    assert remains() == []


@pytest.mark.parametrize("word", ["granian", "worker", "beat"])
def test_demo_starts_killed_process_again(start_demo, word):
    demo = start_demo()
    demo.hear("Ready:")
    killed = main_process(word).pid

    os.kill(killed, signal.SIGKILL)

    demo.hear("ended unexpectedly (exit code -9); starting it again", seconds=15)
    assert wait_until(lambda: is_healthy(demo.port), seconds=20)
    assert main_process(word).pid != killed


def test_demo_answers_again_after_a_web_worker_is_killed(start_demo):
    """granian itself starts its worker again; the supervisor need not notice."""
    demo = start_demo()
    demo.hear("Ready:")
    children = main_process("granian").children()
    (serving,) = (child for child in children if "granian" in " ".join(child.cmdline()))

    serving.kill()

    assert wait_until(lambda: not serving.is_running() or serving.status() == "zombie", seconds=5)
    assert wait_until(lambda: is_healthy(demo.port), seconds=20)
    assert demo.end() == 0


def test_demo_killed_leaves_nothing_and_starts_again_at_once(start_demo):
    first = start_demo()
    first.hear("Ready:")

    first.process.kill()
    second = start_demo(PORT=str(first.port))

    assert second.hear("Ready:") == f"Ready: http://127.0.0.1:{first.port}/"
    assert second.end() == 0
    assert wait_until(lambda: not remains(), seconds=15), remains()


def test_demo_ends_when_make_is_killed(start_demo):
    make = start_demo("sh", "-c", f"{sys.executable} -m legeraad.embedded --end-with-parent; :")
    make.hear("Ready:")

    make.process.kill()

    assert wait_until(lambda: not remains(), seconds=20), remains()


def test_demo_second_start_in_folder_is_refused_in_one_sentence(start_demo):
    start_demo().hear("Ready:")

    second = start_demo()

    assert second.process.wait(20) == 1
    assert second.all_said() == [
        f"It already runs for this folder (data in {place(PROJECT, NAME).home})."
    ]


def test_demo_used_port_is_refused_before_anything_starts(start_demo):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        demo = start_demo(PORT=str(port))

        assert demo.process.wait(20) == 1
    assert demo.all_said() == [
        (
            f"Port {port} cannot be used (Address already in use)."
            f" Choose another: make demo PORT={port + 1}"
        )
    ]


@pytest.mark.parametrize("port", ["eight", "0", "65536", "-1", "8000.0"])
def test_demo_senseless_port_is_refused(start_demo, port):
    demo = start_demo(PORT=port)

    assert demo.process.wait(20) == 1
    demo.hear(f"PORT must be a number from 1 to 65535, not “{port}”.", seconds=5)


@pytest.fixture
def own_database():
    """A database for the demo on this session's server, as an operator would give one."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME.replace('-', '_')} TEMPLATE template0")
        yield server.replace("@/legeraad?", f"@/{NAME.replace('-', '_')}?")
        connection.execute(f"DROP DATABASE {NAME.replace('-', '_')} WITH (FORCE)")


def test_demo_takes_the_servers_that_the_environment_gives(start_demo, own_database):
    demo = start_demo(DATABASE_URL=own_database, REDIS_URL=os.environ["REDIS_URL"])

    demo.hear("Ready:")

    family = psutil.Process(demo.process.pid).children(recursive=True)
    assert [child.name() for child in family if child.name() in {"postgres", "valkey-server"}] == []
    with psycopg.connect(own_database) as connection:
        tables = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        assert tables.fetchone() == (True,)
    assert demo.end() == 0
