"""Sizes, and the mirror: each rule and page has its test, each folder of templates its views."""

import ast

from tests.architecture.sources import APPS, PROJECT, files, name, python, tree

MOST_LINES = 400
MOST_FUNCTION_LINES = 40

# File -> why it may be longer. Split by noun instead of adding a line here.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

# Module -> where its tests are instead, or why it needs none.
NO_TEST_OF_ITS_OWN = {
    "cases/views/pages.py": "the pages that are built on it are its tests",
    "councils/views/pages.py": "the pages that are built on it are its tests",
    "members/views/pages.py": "the pages that are built on it are its tests",
}
# Folder of templates -> the view module that shows them, where the names differ.
SHOWN_BY: dict[str, str] = {}


def test_no_file_is_too_long():
    suffixes = {".py", ".html", ".css", ".js"}
    ours = [path for path in files() if path.suffix in suffixes and "migrations" not in path.parts]

    long = {name(path) for path in ours if path.read_text().count("\n") > MOST_LINES}

    assert long == set(LONG_FILES)


def test_no_function_is_too_long():
    long = {
        f"{file}:{node.name}"
        for file, path in python().items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and _lines(node) > MOST_FUNCTION_LINES
    }

    assert long == set(LONG_FUNCTIONS)


def _lines(function):
    """From `def` to the end, the docstring not counted: words should not be saved on."""
    first = function.body[0]
    whole = function.end_lineno - function.lineno + 1
    docstring = first.end_lineno - first.lineno + 1 if ast.get_docstring(function) else 0
    return whole - docstring


def test_every_rule_and_page_has_its_test():
    folders = [f"{app}/{layer}" for app in APPS for layer in ("domain", "views")]
    folders.append("legeraad/outbox/domain")
    modules = [file for file in python(*folders) if not file.endswith("__init__.py")]
    tests = set(python("tests"))

    untested = [file for file in modules if _test_of(file) not in tests]

    assert untested == sorted(NO_TEST_OF_ITS_OWN)


def _test_of(module):
    folder, _, file = module.rpartition("/")
    return f"tests/{folder}/test_{file}"


def test_folder_of_templates_is_named_like_its_views():
    folders = {
        name(path.parent).removeprefix("templates/")
        for app in APPS
        for path in (PROJECT / "templates" / app).rglob("*.html")
    }
    views = {
        file.removesuffix(".py").replace("/views/", "/", 1)
        for file in python(*[f"{app}/views" for app in APPS])
    }

    assert sorted(folder for folder in folders - views if SHOWN_BY.get(folder) not in views) == []
