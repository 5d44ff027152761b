"""Who may import whom, and what the web process must not load."""

import os
import subprocess
import sys

from tests.architecture.sources import PROJECT, python

HEAVY = {"celery", "kombu", "weasyprint", "pikepdf", "fontTools"}
LOAD_WEB = """
import sys
from legeraad.wsgi import application
from django.urls import get_resolver
from django.test import RequestFactory
get_resolver().url_patterns
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
EMPTY_NAMES = {"utils", "util", "helpers", "common", "core", "services", "misc"}


def test_import_contracts_are_kept():
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"

    run = subprocess.run(
        [sys.executable, "-c", lint], cwd=PROJECT, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout


def test_web_process_loads_neither_celery_nor_the_pdf_engine():
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "legeraad.settings.dev", "DEMO": "1"}

    run = subprocess.run(
        [sys.executable, "-c", LOAD_WEB],
        cwd=PROJECT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert HEAVY & set(run.stdout.split()) == set()


def test_house_package_is_empty():
    """`import legeraad` must not start Celery in the web process."""
    assert (PROJECT / "legeraad/__init__.py").read_text() == ""


def test_no_module_has_a_name_that_says_nothing():
    words = {file: set(path.with_suffix("").parts) for file, path in python().items()}

    assert [file for file, parts in words.items() if parts & EMPTY_NAMES] == []
