"""The supervisor with small stand-in programs: nothing may survive it, whatever happens."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from legeraad.embedded.processes import end_sessions, living_in, spawn, wait_until

PROJECT = Path(__file__).parents[2]

SUPERVISE = """
import os, sys
from pathlib import Path
from legeraad.embedded.processes import LaunchError
from legeraad.embedded.supervisor import AskedToEndError, Program, Supervisor, say

run = Path(sys.argv[1])
supervisor = Supervisor(project=Path.cwd(), run=run, environ=os.environ)
supervisor.listen()
try:
    for number, script in enumerate(sys.argv[3:]):
        program = Program(f"part-{number}", ("sh", "-c", script))
        supervisor.do(program) if sys.argv[2] == "do" else supervisor.start(program)
    say("started")
    supervisor.keep_running(trouble=lambda: "")
except AskedToEndError:
    say("asked to end")
except LaunchError as trouble:
    say(str(trouble))
    sys.exit(1)
finally:
    supervisor.end()
"""
FAMILY = "sleep 300 & echo $! >> children; wait"  # a leader with a child, as a web server has


@pytest.fixture
def supervise(tmp_path):
    """Starts a supervisor over shell scripts, which run in the project's folder."""
    started = []

    def start(*scripts, how="start"):
        words = [sys.executable, "-c", SUPERVISE, str(tmp_path), how]
        words += [f"cd {tmp_path}; {script}" for script in scripts]
        process = subprocess.Popen(
            words,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"STAND_IN": str(tmp_path)},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
    assert wait_until(lambda: not marked(tmp_path), seconds=15), marked(tmp_path)


def marked(folder: Path) -> list[str]:
    """Command lines of the living processes that a supervisor of this test started."""
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        try:
            ours = process.environ().get("STAND_IN") == str(folder)
        except psutil.Error:
            continue
        if ours and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(" ".join(process.info["cmdline"] or ()))
    return found


def children_in(folder: Path) -> list[int]:
    file = folder / "children"
    return [int(word) for word in file.read_text().split()] if file.exists() else []


def started_with_children(process, folder: Path, count: int) -> list[int]:
    assert process.stdout.readline() == "started\n"
    assert wait_until(lambda: len(children_in(folder)) == count, seconds=10)
    return children_in(folder)


@pytest.mark.parametrize("sig", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_supervisor_told_to_end_leaves_nothing(supervise, tmp_path, sig):
    process = supervise(FAMILY, FAMILY)
    started_with_children(process, tmp_path, 2)

    process.send_signal(sig)

    assert process.communicate(timeout=30) == ("asked to end\n", None)
    assert process.returncode == 0
    assert marked(tmp_path) == []


def test_supervisor_killed_leaves_nothing(supervise, tmp_path):
    process = supervise(FAMILY, FAMILY)
    started_with_children(process, tmp_path, 2)

    process.kill()

    assert wait_until(lambda: not marked(tmp_path), seconds=10), marked(tmp_path)


def test_supervisor_killed_leaves_no_stubborn_child(supervise, tmp_path):
    process = supervise("trap '' TERM; " + FAMILY)
    started_with_children(process, tmp_path, 1)

    process.kill()

    assert wait_until(lambda: not marked(tmp_path), seconds=15), marked(tmp_path)


def test_supervisor_starts_fallen_program_again_without_its_orphans(supervise, tmp_path):
    process = supervise(FAMILY)
    (orphan,) = started_with_children(process, tmp_path, 1)

    os.kill(psutil.Process(orphan).ppid(), signal.SIGKILL)

    said = process.stdout.readline()
    assert said == "The part-0 ended unexpectedly (exit code -9); starting it again.\n"
    assert wait_until(lambda: len(children_in(tmp_path)) == 2, seconds=10)
    assert marked(tmp_path).count("sleep 300") == 1


def test_supervisor_gives_up_on_program_that_always_falls(supervise, tmp_path):
    process = supervise("echo no luck today; exit 3", FAMILY)

    said, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert said.splitlines()[-7:] == [
        "The part-0 ended 6 times within a minute:",
        *["no luck today"] * 6,
    ]
    assert marked(tmp_path) == []


def test_supervisor_shows_last_words_of_failed_step(supervise, tmp_path):
    process = supervise("echo first; echo last words >&2; exit 1", how="do")

    said, _ = process.communicate(timeout=30)

    assert (process.returncode, said) == (1, "part-0 failed:\nfirst\nlast words\n")


def test_supervisor_ended_in_the_middle_of_a_step(supervise, tmp_path):
    process = supervise(FAMILY, how="do")
    assert wait_until(lambda: len(children_in(tmp_path)) == 1, seconds=10)

    process.send_signal(signal.SIGINT)

    assert process.communicate(timeout=30) == ("asked to end\n", None)
    assert marked(tmp_path) == []


def test_end_sessions_kills_what_ignores_term(tmp_path):
    script = "trap '' TERM; echo up; sleep 300 & wait; sleep 300"
    log = tmp_path / "log"
    child = spawn(["sh", "-c", script], log=log, environ=os.environ, folder=tmp_path)
    assert wait_until(lambda: log.exists() and log.read_text() == "up\n", seconds=5)

    end_sessions({child.pid}, seconds=0.2)

    assert child.wait() == -signal.SIGKILL
    assert living_in({child.pid}) == {}


def test_living_in_does_not_count_a_zombie(tmp_path):
    child = spawn(["true"], log=tmp_path / "log", environ=os.environ, folder=tmp_path)
    zombie = psutil.Process(child.pid)

    assert wait_until(lambda: zombie.status() == psutil.STATUS_ZOMBIE, seconds=5)
    assert living_in({child.pid}) == {}
    child.wait()
