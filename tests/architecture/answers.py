"""One letter for what an address answers, so that a whole row can be read at a glance."""

from __future__ import annotations

from copy import deepcopy

from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client

LETTERS = {400: "B", 403: "F", 404: "N", 405: "M", 409: "C", 422: "U", 429: "T"}


def letter(response) -> str:
    """2 shown, 3 sent on (done), L sent to the login, F forbidden, N not found, M no such method,
    U refused with the form, ! an error of ours."""
    status = response.status_code
    if status in (301, 302, 303):
        login = resolve_url(settings.LOGIN_URL)
        return "L" if response.headers["Location"].startswith(login) else "3"
    if status == 200:
        return "2"
    return LETTERS.get(status, "!")


def ask(client: Client, method: str, address: str, **extra):
    """One request whose writes are undone; the browser keeps the session that it had."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(address, **extra)
        if response.streaming:  # read to the end, so that the file is closed
            response.getvalue()
        transaction.set_rollback(True)
    client.cookies = cookies
    return response
