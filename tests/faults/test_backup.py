"""`python -m tools.backup` on a real demo world: what it brings back, and what it refuses."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from legeraad.embedded.launcher import Servers
from legeraad.embedded.processes import wait_until
from tools.backup.stores import ONLY_POSTGRES, demo_files

PROJECT = Path(__file__).parents[2]
NAME = f"backup-{os.getpid()}"
SERVER = os.environ["DATABASE_URL"]
WORLD = """
import django; django.setup()
from django.core.management import call_command
import cases.tasks, members.tasks
from legeraad.outbox import domain as outbox
call_command("migrate", verbosity=0)
call_command("load_demo", verbosity=0)
while outbox.run_due(): pass
"""
SAME = "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {} t"
TABLES = (
    "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
)
TRIGGERS = """
SELECT tgname, tgrelid::regclass::text, tgtype, tgenabled, pg_get_functiondef(tgfoid)
FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2
"""
COUNTED = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND is_identity = 'YES'
"""
FOLLOWING = "SELECT nextval(pg_get_serial_sequence('{table}', '{key}')), max({key}) FROM {table}"


def backup(*words, **environ) -> subprocess.CompletedProcess:
    return subprocess.run(command(*words), **how(environ), capture_output=True, timeout=120)  # noqa: PLW1510


def command(*words) -> list[str]:
    return [sys.executable, "-m", "tools.backup", *map(str, words)]


def how(environ) -> dict:
    ours = {"DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE"}
    kept = {key: value for key, value in os.environ.items() if key not in ours}
    return {"cwd": PROJECT, "env": kept | {k: str(v) for k, v in environ.items()}, "text": True}


def rows(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


def content(url) -> dict[str, str]:
    """A checksum per table, made another way than the program's own."""
    with psycopg.connect(url, options="-c timezone=UTC") as connection:
        names = [name for (name,) in connection.execute(TABLES).fetchall()]
        return {name: connection.execute(SAME.format(name)).fetchone()[0] for name in names}


def bytes_below(folder) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def flip(file, at=-100):
    damaged = bytearray(file.read_bytes())
    damaged[at] ^= 1
    file.write_bytes(damaged)


@pytest.fixture(scope="module")
def new_database():
    """Makes empty databases on this session's server; returns the address of each."""
    made = []
    with psycopg.connect(SERVER, autocommit=True) as server:

        def make() -> str:
            name = f"backup_{os.getpid()}_{len(made)}"
            server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
            made.append(name)
            return SERVER.replace("@/legeraad?", f"@/{name}?")

        yield make
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def source(new_database):
    """The demo world with its PDFs: what DATABASE_URL and MEDIA_ROOT name."""
    url = new_database()
    settings = {
        "DATABASE_URL": url,
        "REDIS_URL": os.environ["REDIS_URL"],
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.dev",
        "DEMO": "1",
        "LEGERAAD_RUN_NAME": NAME,
    }
    subprocess.run([sys.executable, "-c", WORLD], **how(settings), check=True, timeout=600)
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO django_session VALUES ('stolen', 'data', now())")
    yield {"DATABASE_URL": url, "MEDIA_ROOT": demo_files(NAME)}
    shutil.rmtree(PROJECT / "var" / NAME, ignore_errors=True)


@pytest.fixture(scope="module")
def _first(source, tmp_path_factory):
    to = tmp_path_factory.mktemp("backups")
    done = backup("make", "--to", to, **source)
    assert (done.returncode, done.stderr) == (0, "")
    (made,) = to.glob("legeraad-*")
    return made


@pytest.fixture
def taken(_first, tmp_path):
    """A copy of one backup that a test may damage."""
    return shutil.copytree(_first, tmp_path / _first.name)


@pytest.fixture
def target(new_database, tmp_path):
    return {"DATABASE_URL": new_database(), "MEDIA_ROOT": tmp_path / "restored"}


def test_restored_portal_is_as_it_was(source, taken, target):
    done = backup("restore", "--from", taken, **target)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Everything is as it was."
    before, after = content(source["DATABASE_URL"]), content(target["DATABASE_URL"])
    assert (before.pop("public.django_session") == "", after.pop("public.django_session")) == (
        False,
        "",
    )
    assert after == before
    assert len(bytes_below(target["MEDIA_ROOT"])) > 0
    assert bytes_below(target["MEDIA_ROOT"]) == bytes_below(source["MEDIA_ROOT"])


def test_restored_database_refuses_what_it_refused(source, taken, target):
    backup("restore", "--from", taken, **target)

    assert rows(target["DATABASE_URL"], TRIGGERS) == rows(source["DATABASE_URL"], TRIGGERS)
    with psycopg.connect(target["DATABASE_URL"]) as connection, pytest.raises(psycopg.Error):
        connection.execute("UPDATE cases_minutesfile SET size = size + 1")


def test_restored_tables_go_on_counting(taken, target):
    backup("restore", "--from", taken, **target)

    with psycopg.connect(target["DATABASE_URL"]) as connection:
        for table, key in connection.execute(COUNTED).fetchall():
            ((following, last),) = connection.execute(FOLLOWING.format(table=table, key=key))
            assert following > (last or 0), table


def test_check_proves_a_backup_beside_what_the_environment_names(taken, source):
    before = content(source["DATABASE_URL"])

    done = backup("check", "--from", taken, **source)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Everything is as it was."
    assert content(source["DATABASE_URL"]) == before


def test_flipped_byte_in_the_dump_is_refused_before_anything_changes(taken, target):
    flip(taken / "database.dump")

    done = backup("restore", "--from", taken, **target)

    assert done.returncode == 1
    assert done.stderr == (
        f"{taken / 'database.dump'} is damaged: its SHA-256 is not the manifest's.\n"
    )
    assert (rows(target["DATABASE_URL"], TABLES), target["MEDIA_ROOT"].exists()) == ([], False)


def test_flipped_byte_in_a_file_is_found_and_the_rest_restored(source, taken, target):
    name, *others = bytes_below(taken / "files")
    flip(taken / "files" / name)

    done = backup("restore", "--from", taken, **target)

    assert done.returncode == 1
    assert done.stderr == f"NOT AS IT SHOULD BE: {name} is missing or damaged.\n"
    assert list(bytes_below(target["MEDIA_ROOT"])) == others
    assert content(target["DATABASE_URL"]) | {"public.django_session": ""} == (
        content(source["DATABASE_URL"]) | {"public.django_session": ""}
    )


def test_changed_manifest_is_found(taken, target):
    file = taken / "manifest.json"
    manifest = json.loads(file.read_text())
    manifest["facts"]["tables"]["public.cases_case"][0] += 1
    manifest["facts"]["tables"]["public.members_person"][1] += "1"
    file.write_text(json.dumps(manifest))

    done = backup("restore", "--from", taken, **target)

    count = rows(target["DATABASE_URL"], "SELECT count(*) FROM cases_case")[0][0]
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"NOT AS IT SHOULD BE: public.cases_case has {count} rows instead of {count + 1}.",
        "NOT AS IT SHOULD BE: public.members_person has other content than before.",
    ]


def test_file_missing_at_the_backup_is_named_and_the_rest_kept(source, taken, tmp_path):
    files = shutil.copytree(source["MEDIA_ROOT"], tmp_path / "files")
    lost, *others = bytes_below(files)
    (files / lost).unlink()

    done = backup("make", "--to", tmp_path / "to", **source | {"MEDIA_ROOT": files})

    (made,) = (tmp_path / "to").glob("legeraad-*")
    assert done.returncode == 1
    assert done.stderr == f"NOT AS IT SHOULD BE: {lost} is missing or damaged.\n"
    assert list(bytes_below(made / "files")) == others


def test_restore_into_a_database_with_tables_is_refused(taken, source):
    before = content(source["DATABASE_URL"])

    done = backup("restore", "--from", taken, **source)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "The database is not empty: a backup is only restored into an empty one.\n"
    )
    assert content(source["DATABASE_URL"]) == before


def test_backup_of_a_database_without_a_portal_is_refused(target, tmp_path):
    done = backup("make", "--to", tmp_path / "to", **target)

    assert done.returncode == 1
    assert done.stderr == "There is no portal in this database: nothing to back up.\n"
    assert list((tmp_path / "to").glob("legeraad-*")) == []


def test_address_without_folder_is_refused(source, tmp_path):
    done = backup("make", "--to", tmp_path, DATABASE_URL=source["DATABASE_URL"])

    assert (done.returncode, done.stderr) == (
        1,
        "Set both DATABASE_URL and MEDIA_ROOT, or none of them for the demo.\n",
    )


def is_dumping(url) -> bool:
    return rows(url, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump'") > [
        (0,)
    ]


def test_backup_killed_midway_leaves_nothing_that_looks_finished(source, tmp_path):
    url = source["DATABASE_URL"]
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE cases_case IN ACCESS EXCLUSIVE MODE")  # pg_dump waits for it
        process = subprocess.Popen(command("make", "--to", tmp_path), **how(source))
        assert wait_until(lambda: is_dumping(url), seconds=30)

        process.send_signal(signal.SIGKILL)
        process.wait()

    assert wait_until(lambda: not is_dumping(url), seconds=10)
    (left,) = tmp_path.glob("legeraad-*")
    assert left.suffix == ".part"
    assert backup("check", "--from", left).stderr == f"{left} is no finished backup.\n"
    assert backup("make", "--to", tmp_path, **source).returncode == 0
    (made,) = tmp_path.glob("legeraad-*")
    assert made.suffix == ""


def test_second_backup_into_the_same_folder_waits_for_nobody(source, tmp_path):
    url = source["DATABASE_URL"]
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE cases_case IN ACCESS EXCLUSIVE MODE")
        first = subprocess.Popen(command("make", "--to", tmp_path), **how(source))
        assert wait_until(lambda: is_dumping(url), seconds=30)

        second = backup("make", "--to", tmp_path, **source)

    assert second.returncode == 1
    assert second.stderr == f"Another backup is just being written to {tmp_path}.\n"
    assert first.wait(60) == 0


def test_backup_while_somebody_writes_is_of_one_moment(source, target, tmp_path):
    """Two tables that always have as many rows, because both are written in one transaction."""
    url, stop = source["DATABASE_URL"], threading.Event()
    written = []

    def write():
        with psycopg.connect(url, autocommit=True) as connection:
            while not stop.is_set():
                with connection.transaction():
                    connection.execute("INSERT INTO left_hand DEFAULT VALUES")
                    connection.execute("INSERT INTO right_hand DEFAULT VALUES")
                written.append(1)

    with psycopg.connect(url, autocommit=True) as connection:
        for name in ("left_hand", "right_hand"):
            connection.execute(f"CREATE TABLE {name} (id bigint GENERATED ALWAYS AS IDENTITY)")
        writer = threading.Thread(target=write)
        writer.start()
        before = len(written)
        made = backup("make", "--to", tmp_path / "to", **source)
        after = len(written)
        stop.set()
        writer.join()
        connection.execute("DROP TABLE left_hand, right_hand")

    (folder,) = (tmp_path / "to").glob("legeraad-*")
    restored = backup("restore", "--from", folder, **target)

    assert (made.returncode, restored.returncode, restored.stderr) == (0, 0, "")
    query = "SELECT (SELECT count(*) FROM left_hand), (SELECT count(*) FROM right_hand)"
    ((left, right),) = rows(target["DATABASE_URL"], query)
    assert left == right
    assert before < left < after


@pytest.fixture
def demo():
    """The embedded PostgreSQL of a demo of our own."""
    name = f"{NAME}-demo"
    servers = Servers(PROJECT, name, wanted=ONLY_POSTGRES)
    yield servers, {"LEGERAAD_RUN_NAME": name}
    servers.stop(wipe=True)
    shutil.rmtree(PROJECT / "var" / name, ignore_errors=True)


def test_demo_is_restored_and_backed_up_running_or_not(demo, source, taken, tmp_path):
    servers, environ = demo

    servers.start()
    restored = backup("restore", "--from", taken, **environ)
    running = backup("make", "--to", tmp_path / "running", **environ)
    servers.stop()
    standing = backup("make", "--to", tmp_path / "standing", **environ)

    assert [done.returncode for done in (restored, running, standing)] == [0, 0, 0]
    assert bytes_below(demo_files(environ["LEGERAAD_RUN_NAME"])) == bytes_below(
        source["MEDIA_ROOT"]
    )
    for to in ("running", "standing"):
        (made,) = (tmp_path / to).glob("legeraad-*")
        assert (
            json.loads((made / "manifest.json").read_text())["facts"]
            == (json.loads((taken / "manifest.json").read_text())["facts"])
        )
