"""Asking a virus scanner about a file before it is kept: ClamAV's daemon, if there is one.

Where none is configured nothing is asked. One that is configured and does not answer lets nothing
through (quality.md U: fail closed).
"""

from __future__ import annotations

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from legeraad.errors import DomainError

PATIENCE = 20  # seconds for each answer
CHUNK = 64 * 1024  # bytes
PORT = 3310

log = logging.getLogger(__name__)


class SilentError(DomainError):
    """The scanner does not answer: the file may be fine, and can be tried again later."""


def refuse_infected(content: bytes) -> None:
    """Raises DomainError (`file`) for what the scanner knows as harmful, SilentError when it cannot
    tell.

    `CLAMAV_URL` is `clamd://host:3310` or `clamd:///run/clamav/clamd.ctl`.
    """
    if not settings.CLAMAV_URL:
        return
    try:
        verdict = _ask(settings.CLAMAV_URL, content)
    except (OSError, ValueError) as fault:  # out of reach, or an address that is none
        verdict = f"no answer: {type(fault).__name__}"
    if verdict == "stream: OK":
        return
    log.warning("file refused by the virus scanner: %s", verdict[:200])
    if verdict.endswith(" FOUND"):
        raise DomainError(_("The virus scanner says that the file is harmful."), field="file")
    raise SilentError(
        _("The file cannot be checked for viruses now. Nothing was stored; try again later."),
        field="file",
    )


def _ask(url: str, content: bytes) -> str:
    """The answer of clamd to INSTREAM, without its end mark. Raises OSError, ValueError."""
    with _connection(url) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            part = content[start : start + CHUNK]
            line.sendall(struct.pack("!I", len(part)) + part)
        line.sendall(struct.pack("!I", 0))
        return _until_end_mark(line)


def _connection(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.hostname:
        return socket.create_connection((parts.hostname, parts.port or PORT), PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(parts.path)
    except BaseException:
        line.close()
        raise
    return line


def _until_end_mark(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and (part := line.recv(4096)):
        answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
