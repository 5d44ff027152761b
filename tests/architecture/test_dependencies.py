"""What we depend on: a reason each, locked by hash, from no address, and no secret among it."""

import json
import re

import pytest

from tests.architecture.sources import PROJECT, files, name

LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
TEXT = {"", ".css", ".html", ".js", ".json", ".md", ".py", ".toml", ".txt", ".yaml", ".yml"}
SECTION = re.compile(r"^\w[\w-]* = \[\n(.*?)^\]", re.DOTALL | re.MULTILINE)
REGISTRY = re.compile(r"--(extra-)?index-url|--find-links")
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}"
    r"|\bxox[abp]-[0-9A-Za-z-]{20,}|\beyJ[A-Za-z0-9_-]{20,}\.eyJ"
)


def dependency_lines():
    sections = SECTION.findall((PROJECT / "pyproject.toml").read_text().split("[tool.")[0])
    return [line.strip() for text in sections for line in text.splitlines() if line.strip()]


def test_every_dependency_says_why():
    lines = dependency_lines()

    assert len(lines) > 20
    assert [line for line in lines if not re.fullmatch(r'"[^"]+",\s+#\s\S.{9,}', line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_version_and_hashes(lock):
    text = lock.read_text().replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]

    assert packages
    loose = [line for line in packages if "==" not in line or "--hash=sha256:" not in line]
    assert loose == []


def test_npm_lock_has_hashes_and_no_addresses():
    packages = json.loads((PROJECT / "package-lock.json").read_text())["packages"]
    fetched = {path: facts for path, facts in packages.items() if path}

    assert fetched
    assert [path for path, facts in fetched.items() if "resolved" in facts] == []
    assert [path for path, facts in fetched.items() if "integrity" not in facts] == []


def readable():
    ours = [path for path in files() if path.suffix in TEXT and path.stat().st_size < 1_000_000]
    return {name(path): path.read_text(encoding="utf-8", errors="replace") for path in ours}


def test_no_file_names_a_registry():
    """Where packages come from is the machine's business; its address may hold a password."""
    own = "tests/architecture/test_dependencies.py"

    found = [file for file, text in readable().items() if REGISTRY.search(text) and file != own]

    assert found == []


def test_locks_name_no_host_at_all():
    assert [name(lock) for lock in LOCKS if re.search(r"https?://", lock.read_text())] == []


def test_no_file_holds_a_secret():
    assert [file for file, text in readable().items() if SECRET.search(text)] == []


def test_environment_files_are_not_committed():
    kept = [name(path) for path in files() if path.name.startswith(".env")]

    assert kept == [".env.example"]
