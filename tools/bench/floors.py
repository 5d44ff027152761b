"""The lowest floor: a WSGI application that only answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

BODY = b"x" * 18_000  # bytes; about what a page of ours weighs
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def raw(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
