"""The command that registers the first person of an empty portal."""

import io

import pytest
from django.core.management import CommandError, call_command

from members.models import User


def run(**words):
    said = io.StringIO()
    call_command("open_portal", stdout=said, **words)
    return said.getvalue()


def test_command_says_where_to_go_on(db, settings):
    settings.SITE_URL = "https://legerad.example"

    said = run(name="K.N.", email="kn@nord.example")

    assert "https://legerad.example/konto/logg-inn/" in said
    assert "https://legerad.example/oppsett/" in said
    assert User.objects.get().is_staff


def test_command_twice_registers_one(db):
    run(name="K.N.", email="kn@nord.example")
    run(name="K.N.", email="kn@nord.example")

    assert User.objects.count() == 1


def test_address_that_is_none_is_refused(db):
    with pytest.raises(CommandError):
        run(name="K.N.", email="ikke en adresse")

    assert User.objects.count() == 0
