"""What a run of tests leaves to the next, and when it must not be used."""

import psycopg
import pytest

from legeraad.embedded import launcher
from legeraad.embedded.launcher import first_free, first_used_again
from legeraad.embedded.processes import wait_until

FRESH = {"legeraad", "postgres", "template0", "template1"}


@pytest.fixture
def run(tmp_path):
    """One run of tests: what it makes in its database, and how it ends; returns what it found."""
    used = []

    def run(*, find=first_used_again, makes: str, crashes: bool = False) -> list[str]:
        servers = find(tmp_path, "test", wanted=["DATABASE_URL"])
        used.append(servers)
        address = servers.start()["DATABASE_URL"]
        with psycopg.connect(address, autocommit=True) as connection:
            found = connection.execute("SELECT datname FROM pg_database").fetchall()
            connection.execute(f"CREATE DATABASE {makes}")
        if crashes:
            servers._running[0].child.kill()
            assert wait_until(servers.dead, seconds=10)
        servers.stop()
        return sorted({name for (name,) in found} - FRESH)

    yield run
    used[0].stop(wipe=True)
    assert len({servers.place.home for servers in used}) == 1


def test_run_finds_what_earlier_ones_left(run):
    assert run(makes="one") == []
    assert run(makes="two", crashes=True) == ["one"]
    assert run(makes="three") == ["one", "two"]
    assert run(find=first_free, makes="four") == []


@pytest.mark.skipif(not launcher.BOOT.exists(), reason="only Linux tells one boot from another")
def test_run_after_another_boot_begins_anew(run, monkeypatch, tmp_path):
    run(makes="one")
    boot = tmp_path / "boot_id"
    boot.write_text("another")
    monkeypatch.setattr(launcher, "BOOT", boot)

    assert run(makes="two") == []
    assert run(makes="three") == ["two"]


def test_run_that_cannot_tell_the_boot_begins_anew(run, monkeypatch, tmp_path):
    monkeypatch.setattr(launcher, "BOOT", tmp_path / "missing")
    run(makes="one")

    assert run(makes="two") == []
