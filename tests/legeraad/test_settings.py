"""Production takes all from the environment, and says what is missing (quality.md O18, W2)."""

import importlib
import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.architecture.sources import PROJECT

COMPLETE = {
    "SECRET_KEY": "made-up-for-the-test-and-long-enough-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "legerad.example,www.legerad.example",
    "SITE_URL": "https://legerad.example/",
    "DATABASE_URL": "postgresql://u:p@db.example/x",
    "REDIS_URL": "redis://cache.example",
    "MEDIA_ROOT": "/srv/files",
    "EMAIL_URL": "smtp://mail.example:2525",
    "DEFAULT_FROM_EMAIL": "x@legerad.example",
}


def run(*words, environ):
    bare = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "legeraad.settings.production"}
    return subprocess.run(
        [sys.executable, *words],
        cwd=PROJECT,
        env=bare | environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def load(monkeypatch):
    """Reads the production settings in this process, with exactly this environment."""

    def with_environment(environ):
        for name in COMPLETE:
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        sys.modules.pop("legeraad.settings.production", None)
        return importlib.import_module("legeraad.settings.production")

    yield with_environment
    sys.modules.pop("legeraad.settings.production", None)


def test_start_with_nothing_set_names_every_variable():
    refused = run("manage.py", "check", environ={})

    assert refused.returncode != 0
    assert [name for name in COMPLETE if name not in refused.stderr] == []


@pytest.mark.parametrize("value", [None, "", "  "], ids=["missing", "empty", "blank"])
@pytest.mark.parametrize("name", COMPLETE)
def test_start_without_one_variable_names_it_alone(name, value, load):
    environ = {key: text for key, text in COMPLETE.items() if key != name}
    if value is not None:
        environ[name] = value

    with pytest.raises(ImproperlyConfigured) as refusal:
        load(environ)

    named = re.findall(r"[A-Z]+_[A-Z_]+", str(refusal.value))
    assert named == [name]


def test_short_key_is_refused_without_being_shown(load):
    with pytest.raises(ImproperlyConfigured) as refusal:
        load(COMPLETE | {"SECRET_KEY": "kort-og-hemmelig"})

    assert "kort-og-hemmelig" not in str(refusal.value)


def test_complete_environment_is_taken(load):
    settings = load(COMPLETE)

    assert settings.ALLOWED_HOSTS == ["legerad.example", "www.legerad.example"]
    assert (settings.SITE_URL, settings.DEBUG, settings.DEMO) == (
        "https://legerad.example",
        False,
        False,
    )
    assert settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert settings.EMAIL_PORT == 2525
    assert "legeraad.demo" not in settings.INSTALLED_APPS


def test_cookies_travel_by_tls_alone_and_out_of_reach_of_scripts(load):
    settings = load(COMPLETE)

    for cookie in ("SESSION", "CSRF"):
        assert getattr(settings, f"{cookie}_COOKIE_SECURE") is True
        assert getattr(settings, f"{cookie}_COOKIE_HTTPONLY") is True
        assert getattr(settings, f"{cookie}_COOKIE_SAMESITE") == "Lax"
        assert getattr(settings, f"{cookie}_COOKIE_NAME").startswith("__Host-")
    assert settings.SECURE_HSTS_SECONDS >= 365 * 24 * 3600
    assert settings.SECURE_SSL_REDIRECT is True


def test_check_for_deployment_has_nothing_to_say():
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", environ=COMPLETE)

    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


NAMESPACES = """
import django
django.setup()
from django.urls import get_resolver
print(*[getattr(pattern, "namespace", "") or "" for pattern in get_resolver().url_patterns])
"""


def test_production_has_no_address_of_the_demo():
    """The one-click logins exist in the demo only."""
    checked = run("-c", NAMESPACES, environ=COMPLETE)

    assert checked.returncode == 0, checked.stderr
    assert "admin" in checked.stdout.split()
    assert "demo" not in checked.stdout.split()
