"""Files that a browser keeps and never shows as a page of ours: those of the house, and those that
came from outside (U3, Z7)."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header


def from_outside(file: Any, *, filename: str, media_type: str, sha256: str) -> FileResponse:
    """A stored file as an attachment under a name for people."""
    response = FileResponse(
        file.open("rb"), as_attachment=True, filename=filename, content_type=media_type
    )
    response.headers["ETag"] = f'"{sha256}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def made_here(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """What the portal has just made, as an attachment; a number in the name keeps no slash."""
    disposition = content_disposition_header(True, name.replace("/", "-"))
    headers = {"Content-Disposition": str(disposition)}
    return HttpResponse(content, content_type=media_type, headers=headers)
