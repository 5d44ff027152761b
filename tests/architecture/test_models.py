"""Keys point left, everything that is written has a history, and migrations say what they do."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.architecture.sources import APPS

RANK = {"councils": 1, "members": 2, "cases": 3}  # everything else is the base: 0
OURS = ("outbox", *APPS)

# Model -> why its changes need no history.
NO_HISTORY = {
    "members.User": "a login: the address is the person's, whose changes are kept",
    "members.Posting": "the row itself is the record of one mail",
    "members.Letter": "the row itself is the record of one day's mail",
    "members.Notice": "the row itself is the record, written once",
    "members.Import": "a file on its way in; what it brought has its history on the rows",
    "cases.CalendarKey": "a secret: the old one must not be read anywhere",
    "cases.SavedFilter": "how somebody likes to see a list; his own, and of no matter to others",
    "cases.Counter": "the last number given; the numbers stand on what they were given to",
    "outbox.Job": "work in progress, not a fact",
    "outbox.Heartbeat": "when a part of the works was last seen; it is written over",
}


def own_models():
    models = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    return [model for model in models if not model.__name__.startswith("Historical")]


def all_models():
    return [model for label in OURS for model in apps.get_app_config(label).get_models()]


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model._meta.label)
def test_keys_point_left(model):
    mine = RANK.get(model._meta.app_label, 0)
    upward = [
        field.name
        for field in (*model._meta.get_fields(include_parents=True),)
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and RANK.get(field.related_model._meta.app_label, 0) > mine
    ]

    historical = model.__name__.startswith("Historical")
    assert [key for key in upward if not (historical and key == "history_user")] == []


def test_every_model_has_a_history_or_a_reason():
    without = {m._meta.label for m in own_models() if not hasattr(m, "history")}

    assert without == set(NO_HISTORY)


def test_no_model_waits_for_its_migration(db):
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_intention():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    names = [name for label, name in loader.disk_migrations if label in OURS]

    assert names
    assert [name for name in names if re.search(r"auto|initial|alter_|_and_more", name)] == []
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z0-9_]+", name)] == []


def test_migrations_of_an_app_are_one_line():
    loader = MigrationLoader(None, ignore_no_migrations=True)

    assert loader.detect_conflicts() == {}
