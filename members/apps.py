import time
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        import members.domain.reminders  # noqa: F401, PLC0415  registers its rules; needs the models

        user_logged_in.connect(note_time_of_login)


def note_time_of_login(request: HttpRequest, **_: Any) -> None:
    """How long ago decides whether the second factor may be changed (members.adapters)."""
    request.session["logged_in_at"] = time.time()
