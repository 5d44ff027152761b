"""No model without its migration, and no migration that locks or loses. Needs a database."""

from __future__ import annotations

import logging
import os

import django
from django.core.management import call_command
from django_migration_linter.management.commands.lintmigrations import Command as Lint

# Reads the text of two columns into tables before it drops them.
LOOKED_THROUGH = ["0010_action_plans"]
OURS = ["outbox", "councils", "members", "cases"]


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "legeraad.settings.dev"
    django.setup()
    logging.getLogger("django_migration_linter").setLevel(logging.WARNING)
    call_command("makemigrations", check_changes=True, dry_run=True)
    call_command(
        Lint(),
        include_apps=OURS,
        ignore_name=LOOKED_THROUGH,
        no_cache=True,
        quiet=["ok", "ignore"],
    )


if __name__ == "__main__":
    main()
