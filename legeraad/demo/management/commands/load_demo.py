"""`manage.py load_demo`: the sample world into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand

from legeraad.demo import world


class Command(BaseCommand):
    help = "Loads the sample world, unless there is a community already."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = world.load()
        names = ", ".join(str(community) for community in loaded)
        self.stdout.write(f"Loaded {names}." if loaded else "There is a world already.")
