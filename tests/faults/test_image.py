"""The image without a container engine: its files, its build and its web, on this machine.

What the base images and apt bring is not tried here.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psycopg
import pytest
import yaml

from legeraad.embedded.processes import die_with_parent, wait_until
from tests.architecture import dockerfile
from tests.faults.test_embedded_demo import free_port

PROJECT = Path(__file__).parents[2]
STAGES = dockerfile.stages((PROJECT / "Dockerfile").read_text())
PORTAL, KEEPER = STAGES["portal"], STAGES["keeper"]
IGNORED = (PROJECT / ".dockerignore").read_text()
SERVICES = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
DATABASE = f"image_{os.getpid()}"


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """The folder /portal as the Dockerfile fills it."""
    folder = tmp_path_factory.mktemp("image") / "portal"
    fill(folder, PORTAL)
    (build,) = (words for words in PORTAL.of("RUN") if words.startswith("export "))
    subprocess.run(["sh", "-c", build], cwd=folder, env={"PATH": PATH}, check=True, timeout=120)
    return folder


def fill(folder, stage):
    for source, target in stage.copied():
        if source.startswith("/"):  # from the stage that runs npm
            (folder / target).symlink_to(PROJECT / target)
        elif (PROJECT / source).is_dir():
            shutil.copytree(PROJECT / source, folder / target, ignore=left_out)
        else:
            (folder / target).mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / source, folder / target)


def left_out(folder, names):
    inside = Path(folder).relative_to(PROJECT)
    return [name for name in names if dockerfile.is_ignored(str(inside / name), IGNORED)]


@pytest.fixture(scope="module")
def environ(image, tmp_path_factory):
    """What compose hands over, with an empty database on this session's server."""
    ours = dict.fromkeys(SERVICES["web"]["environment"], "") | {
        "PATH": PATH,
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.production",
        "SECRET_KEY": "made-up-for-this-test-and-long-enough-0123456789-abcdefghij",
        "ALLOWED_HOSTS": ".legerad.example",
        "SITE_URL": "https://agder.legerad.example",
        "DATABASE_URL": os.environ["DATABASE_URL"].replace("@/legeraad?", f"@/{DATABASE}?"),
        "REDIS_URL": os.environ["REDIS_URL"],
        "MEDIA_ROOT": str(tmp_path_factory.mktemp("files")),
        "EMAIL_URL": "smtp://mail.example",
        "DEFAULT_FROM_EMAIL": "x@legerad.example",
        "TRUSTED_PROXIES": "1",
    }
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        migrate = SERVICES["migrate"]["command"]
        done = subprocess.run(migrate, cwd=image, env=ours, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        yield ours
        server.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


@pytest.fixture(scope="module")
def web(image, environ, tmp_path_factory):
    """The image's own command, on a free port; gives that port."""
    port = free_port()
    log = tmp_path_factory.mktemp("web") / "web.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            at(port, PORTAL.command),
            cwd=image,
            env=environ,
            stdout=out,
            stderr=out,
            preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  one thread here
        )
    healthy = wait_until(lambda: health(port, environ) == 0, seconds=60, step=0.2)
    yield port if healthy else pytest.fail(log.read_text()[-3000:])
    process.terminate()
    assert process.wait(40) == 0


def at(port, words):
    return [word.replace("8000", str(port)) for word in words]


def health(port, environ) -> int:
    words = at(port, PORTAL.health)
    return subprocess.run(words, env=environ, capture_output=True, check=False).returncode


def ask(port, path, **headers):
    usual = {"Host": "agder.legerad.example", "X-Forwarded-Proto": "https"}
    request = Request(f"http://127.0.0.1:{port}{path}", headers=usual | headers)
    with urlopen(request, timeout=20) as answer:  # noqa: S310  our own address
        return answer.status, answer.read().decode()


def test_image_serves_pages_with_their_styles(web):
    status, page = ask(web, "/")
    styles = re.findall(r'<link rel="stylesheet" href="(/static/[^"]+)"', page)

    assert status == 200
    assert len(styles) > 0
    assert {ask(web, address)[0] for address in styles} == {200}


def test_image_speaks_the_languages_that_were_compiled(web):
    _, page = ask(web, "/konto/logg-inn/")

    assert "Logg inn" in page
    assert ask(web, "/en/konto/logg-inn/")[1] != page


def test_image_refuses_a_name_that_is_not_its_own(web):
    with pytest.raises(HTTPError) as refused:
        ask(web, "/", Host="other.example")

    refused.value.close()
    assert refused.value.code == 400


def test_health_check_fails_where_nothing_answers(environ):
    assert health(free_port(), environ) == 1


def test_image_holds_nothing_that_was_not_built_in_it(image):
    compiled = {path.parent.parent.name for path in image.glob("locale/*/LC_MESSAGES/django.mo")}

    assert compiled == {path.name for path in (PROJECT / "locale").iterdir()}
    assert not (image / "tests").exists()
    assert not (image / "tools").exists()


def test_keeper_has_what_its_command_needs(environ, tmp_path):
    folder = tmp_path / "portal"
    for stage in (PORTAL, KEEPER):
        fill(folder, stage)
    given = {name: environ[name] for name in SERVICES["backup"]["environment"]}

    done = subprocess.run(
        [*KEEPER.entrypoint, "make", "--to", tmp_path / "backups"],
        cwd=folder,
        env=given | {"PATH": PATH},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "backups").glob("legeraad-*/manifest.json"))) == 1
