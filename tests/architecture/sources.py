"""The files of the project as the laws read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[2]
APPS = ("councils", "members", "cases")
NOT_OURS = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".run",
    ".venv",
    "__pycache__",
    "node_modules",
    "staticfiles",
    "test-results",
    "var",
}


@cache
def files() -> list[Path]:
    """Every file that is or could be committed."""
    return sorted(_walk(PROJECT))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def python(*folders: str) -> dict[str, Path]:
    """Python files by their name from the top, migrations left out."""
    found = {}
    for path in files():
        inside = not folders or name(path).startswith(tuple(f"{folder}/" for folder in folders))
        if path.suffix == ".py" and inside and "migrations" not in path.parts:
            found[name(path)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
