"""What a run leaves to the next: whole, of this boot, and only when its servers ended cleanly."""

import shutil
from pathlib import Path

import psycopg
import pytest

from legeraad.embedded import spare
from legeraad.embedded.launcher import Servers
from legeraad.embedded.processes import wait_until
from legeraad.embedded.spare import Spare

pytestmark = pytest.mark.skipif(not spare.BOOT.exists(), reason="nothing is kept but on Linux")


@pytest.fixture
def project(tmp_path):
    """A place of its own for the spare, and nothing left behind."""
    yield tmp_path
    shutil.rmtree(Spare(tmp_path).home, ignore_errors=True)


@pytest.fixture
def run(project):
    """One run: its servers, what it makes there, its end; returns the databases that it found."""

    def run(*, makes: str = "", kills: bool = False) -> list[str]:
        servers = Servers(project, "test-1", durable=False, wanted=["DATABASE_URL"])
        Spare(project).lend(servers)
        with psycopg.connect(servers.start()["DATABASE_URL"], autocommit=True) as connection:
            found = connection.execute("SELECT datname FROM pg_database").fetchall()
            if makes:
                connection.execute(f"CREATE DATABASE {makes}")
        if kills:
            kill(servers)
        servers.halt()
        Spare(project).take(servers)
        servers.stop(wipe=True)
        assert not servers.place.home.exists()
        return sorted(name for (name,) in found)

    return run


def kill(servers):
    (postgres,) = servers._running
    postgres.child.kill()
    assert wait_until(servers.dead, seconds=10)


FRESH = ["legeraad", "postgres", "template0", "template1"]


def test_next_run_finds_what_the_last_made(run):
    assert run(makes="one") == FRESH
    assert run(makes="two") == sorted([*FRESH, "one"])
    assert run() == sorted([*FRESH, "one", "two"])


def test_servers_that_were_killed_leave_nothing(run):
    run(makes="one")
    run(makes="two", kills=True)

    assert run() == sorted([*FRESH, "one"])


def test_after_another_boot_all_begins_anew(run, project, monkeypatch, tmp_path):
    run(makes="one")
    boot = tmp_path / "boot_id"
    boot.write_text("another")
    monkeypatch.setattr(spare, "BOOT", boot)

    assert run() == FRESH
    assert len(list(Spare(project).home.glob("postgres-*"))) == 1


def test_machine_that_tells_no_boot_keeps_nothing(run, project, monkeypatch):
    monkeypatch.setattr(spare, "BOOT", Path("/nowhere"))
    run(makes="one")

    assert run() == FRESH
    assert list(Spare(project).home.glob("postgres-*")) == []
