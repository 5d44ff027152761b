"""The first step in an empty portal: somebody who may set it up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from members.domain import setting_up


class Command(BaseCommand):
    help = "Registers whoever keeps the portal, and says how to go on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="the person's name")
        parser.add_argument("--email", required=True, help="where the login codes go")

    def handle(self, *args: Any, name: str, email: str, **options: Any) -> None:
        try:
            validate_email(email)
            person = setting_up.open_portal(name=name, email=email, by=None)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(
            f"{person.name} keeps the portal.\n"
            f"1. Log in at {settings.SITE_URL}/konto/logg-inn/ with {person.email}: "
            "a code comes by mail.\n"
            f"2. Make a health community at {settings.SITE_URL}/oppsett/."
        )
