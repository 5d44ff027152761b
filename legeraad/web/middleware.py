"""Thin layers round every request."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

log = logging.getLogger("legeraad.request")

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """One line per request, without query or name; the id is what an error page shows."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        start = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request.id  # type: ignore[attr-defined]
        milliseconds = round((time.perf_counter() - start) * 1000)
        log.info(
            "request",
            extra={
                "id": request.id,  # type: ignore[attr-defined]
                "method": request.method,
                "path": request.path,
                "status": response.status_code,
                "milliseconds": milliseconds,
            },
        )
        return response


class UploadLimit:
    """Refuses a body that is too large by what its header says, before a byte of it is read (U1).

    What comes without a length is not read at all: the body of such a request is empty to us.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) <= settings.UPLOAD_MAX_BYTES:
            return self.get_response(request)
        return HttpResponse(
            _("What you sent is too large. Send fewer or smaller files at once."),
            status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            content_type="text/plain; charset=utf-8",
        )


class PlainInput:
    """Refuses a NUL in path or query: PostgreSQL cannot hold one, and no person types it (W10)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)
