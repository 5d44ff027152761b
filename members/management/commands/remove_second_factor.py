"""For somebody who has lost passkey, app and recovery codes, and has shown who he is."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.domain import second_factor
from members.models import User


class Command(BaseCommand):
    help = "Removes every second factor of a login. Make sure first that its owner asks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the e-mail address that the owner logs in with")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=address).first()
        if user is None:
            raise CommandError("No login has this address.")
        removed = second_factor.remove_all(user=user, by=None)
        self.stdout.write(f"Removed: {removed}. The owner is told by mail.")
