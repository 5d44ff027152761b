"""Starts PostgreSQL and Valkey before pytest-django reads the settings.

With pytest-xdist the controller starts them and the workers inherit the addresses. Runs at the
same time take folders of their own: test-1, test-2, …, and leave there what the next can use
(tests/databases.py).
"""

import os
from pathlib import Path

import pytest

from legeraad.embedded.launcher import Servers, first_used_again, missing

PROJECT = Path(__file__).parents[1]
_servers: Servers | None = None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests():
    global _servers  # noqa: PLW0603  pytest's hooks have no other place in common
    os.environ["DJANGO_SETTINGS_MODULE"] = "legeraad.settings.test"
    if wanted := missing(os.environ):
        _servers = first_used_again(PROJECT, "test", wanted=wanted)
        os.environ.update(_servers.start())


def pytest_unconfigure():
    if _servers:
        _servers.stop()


def _skipped(session: pytest.Session) -> int:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """On CI a test that is skipped counts as failed: nobody reads the reasons there."""
    if os.environ.get("CI") == "true" and exitstatus == 0 and _skipped(session):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if os.environ.get("CI") == "true" and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("CI=true: nothing may be skipped, so this run fails.", red=True)
