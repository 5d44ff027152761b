"""Files that came from outside, handed on: a browser never shows one as a page of ours (U3, Z7)."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse


def from_outside(file: Any, *, filename: str, media_type: str, sha256: str) -> FileResponse:
    """A stored file as an attachment under a name for people."""
    response = FileResponse(
        file.open("rb"), as_attachment=True, filename=filename, content_type=media_type
    )
    response.headers["ETag"] = f'"{sha256}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
