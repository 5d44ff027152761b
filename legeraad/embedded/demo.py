"""The demo from nothing to a page in the browser, and back to nothing."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from legeraad.embedded.launcher import Servers, first_free, missing
from legeraad.embedded.processes import LaunchError, die_with_parent, last_lines
from legeraad.embedded.supervisor import AskedToEndError, Program, Supervisor, say

READY_WITHIN = 60.0  # seconds from the start of the web process to its first answer


def run(*, project: Path, name: str, environ: Mapping[str, str]) -> None:
    """Start everything and stay until asked to end. Raises `LaunchError`."""
    port = _port(environ)
    servers = Servers(project, name, wanted=missing(environ))
    servers.lock()
    try:
        supervisor = Supervisor(
            project=project,
            run=project / ".run" / name,
            environ=_environ(environ, port=port, name=name, given=servers.place.addresses),
        )
        try:
            supervisor.listen()
            _refuse_used_port(port)
            servers.start()
            _prepare(supervisor)
            _serve(supervisor, servers=servers, port=port)
        except AskedToEndError:
            say("Ending …")
        finally:
            supervisor.end()
    finally:
        servers.stop()


def _prepare(supervisor: Supervisor) -> None:
    for sentence, *words in (
        ("Translations …", "compile_translations"),
        ("Database …", "migrate", "--noinput", "--verbosity=0"),
        ("Demo world …", "load_demo"),
    ):
        say(sentence)
        supervisor.do(Program(words[0], (sys.executable, "manage.py", *words)))


def _serve(supervisor: Supervisor, *, servers: Servers, port: int) -> None:
    web, *others = programs(run=supervisor.run, port=port)
    for program in (web, *others):
        supervisor.log_of(program).unlink(missing_ok=True)
    child = supervisor.start(web)
    late = time.monotonic() + READY_WITHIN
    supervisor.wait(lambda: child.poll() is not None or time.monotonic() > late or is_healthy(port))
    if child.poll() is not None or time.monotonic() > late:
        raise LaunchError(f"The web does not start:\n{last_lines(supervisor.log_of(web), 30)}")
    for program in others:
        supervisor.start(program)
    say(f"Ready: http://127.0.0.1:{port}/")
    say(f"Log in as one of the demo's people: http://127.0.0.1:{port}/konto/logg-inn/")
    say(f"Passkeys need a name in the address: http://localhost:{port}/konto/sikkerhet/")
    say(f"Logs: {supervisor.run}. Ctrl-C ends everything.")
    supervisor.keep_running(
        trouble=lambda: "PostgreSQL or Valkey has ended unexpectedly." if servers.dead() else ""
    )


def programs(*, run: Path, port: int) -> list[Program]:
    """What runs for ever; the web is the first. The clock (beat) is a process of its own, so
    that it is started again when it falls."""
    celery = (sys.executable, "-m", "celery", "-A", "legeraad.celery")
    return [
        Program(
            "web",
            (
                sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws",
                "--host", "127.0.0.1", "--port", str(port),
                "--workers", "1", "--blocking-threads", "4",
                "--respawn-failed-workers", "--workers-kill-timeout", "5",
                "legeraad.wsgi:application",
            ),
        ),
        Program(
            "worker",
            (
                *celery, "worker", "--queues", "first,default,mail,pdf", "--concurrency", "2",
                "--loglevel", "INFO", "--without-gossip", "--without-mingle",
            ),
        ),
        Program(
            "beat",
            (*celery, "beat", "--schedule", str(run / "beat-schedule"), "--pidfile", ""),
        ),
    ]  # fmt: skip


def reset(*, project: Path, name: str) -> None:
    """Throw away the demo's database and files. Raises `LaunchError` while it runs."""
    servers = Servers(project, name)
    servers.lock()
    shutil.rmtree(project / "var" / name, ignore_errors=True)
    servers.stop(wipe=True)
    say("The demo's data is gone; the next start makes it anew.")


def run_beside_servers(*, project: Path, words: Sequence[str]) -> int:
    """Run a command with throw-away servers where the environment names none; its exit code."""
    if not words or not shutil.which(words[0]):
        raise LaunchError(f"There is no such command to run: {' '.join(words) or '(none)'}")
    servers = first_free(project, "run", wanted=missing(os.environ))
    try:
        environ = dict(os.environ) | servers.start()
        return subprocess.run(
            words,
            env=environ,
            check=False,
            preexec_fn=die_with_parent(signal.SIGTERM),
        ).returncode
    finally:
        servers.stop(wipe=True)


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _environ(
    environ: Mapping[str, str], *, port: int, name: str, given: Mapping[str, str]
) -> dict[str, str]:
    """For the children. Bytecode is written: without it every process starts 3 times slower."""
    ours = {
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.dev",
        "LEGERAAD_RUN_NAME": name,
        "PORT": str(port),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONUNBUFFERED": "1",
    }
    return dict(environ) | {key: given[key] for key in missing(environ)} | ours


def _port(environ: Mapping[str, str]) -> int:
    text = environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise LaunchError(f"PORT must be a number from 1 to 65535, not “{text}”.")
    return int(text)


def _refuse_used_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as trouble:
            raise LaunchError(
                f"Port {port} cannot be used ({trouble.strerror}). Choose another: "
                f"make demo PORT={port + 1 if port < 2**16 - 1 else 8000}"
            ) from None
