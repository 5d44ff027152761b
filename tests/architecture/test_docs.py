"""The papers that are made from the code say what the code says, and no link in them is broken."""

import re
from pathlib import Path

import pytest

from tools import make_docs

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
PAPERS = sorted(
    str(path.relative_to(PROJECT)) for path in (*PROJECT.glob("*.md"), *DOCS.rglob("*.md"))
)
LINK = re.compile(r"\]\(([^)#\s]+)")
NAMED_FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|html|md|css|toml|yaml|txt))`")


@pytest.mark.parametrize("name", ["states.md", "rights.md"])
def test_generated_doc_is_up_to_date(name):
    stored = (DOCS / name).read_text(encoding="utf-8")

    assert stored == make_docs.documents()[name], "run .venv/bin/python tools/make_docs.py"


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_links_to_what_is_there(paper):
    path = PROJECT / paper
    links = LINK.findall(path.read_text(encoding="utf-8"))
    inside = [link for link in links if not link.startswith(("http", "mailto:"))]

    assert [link for link in inside if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_names_files_that_are_there(paper):
    named = NAMED_FILE.findall((PROJECT / paper).read_text(encoding="utf-8"))

    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_decisions_are_numbered_without_a_gap():
    names = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))

    assert [name[:5] for name in names] == [f"{number:04d}-" for number in range(1, len(names) + 1)]


def test_operations_names_every_variable_of_production():
    production = (PROJECT / "legeraad/settings/production.py").read_text(encoding="utf-8")
    table = (DOCS / "operations.md").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', production))

    assert {name for name in read if f"| `{name}` |" not in table} == set()
