"""Several stored files as one ZIP, sent as it is made: nothing is gathered in memory or on disk."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.core.files.base import File

CHUNK = 64 * 1024  # bytes
CHECKSUMS = "sjekksummer.sha256"  # read by `sha256sum -c`


@dataclass(frozen=True)
class Entry:
    """A file under a human name; `made_at` is the local time that stands in the ZIP."""

    name: str
    file: File[bytes]
    made_at: datetime


class _Pipe(io.RawIOBase):
    """What was written since the last time somebody took it."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        before = len(self.held)
        self.held += bytes(data)  # type: ignore[call-overload]
        return len(self.held) - before

    def take(self) -> bytes:
        taken = bytes(self.held)
        self.held.clear()
        return taken


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The bytes of the ZIP piece by piece; its last file has the SHA-256 of all the others.

    Nothing is compressed: a PDF is already. The same files give the same bytes.
    """
    pipe = _Pipe()
    sums = []
    latest = None
    with ZipFile(pipe, "w", ZIP_STORED) as archive:
        for entry in entries:
            latest = max(filter(None, (latest, entry.made_at)))
            with (
                entry.file.open("rb") as source,
                archive.open(_info(entry.name, entry.made_at), "w") as target,
            ):
                digest = hashlib.file_digest(source, "sha256")
                source.seek(0)
                while chunk := source.read(CHUNK):
                    target.write(chunk)
                    yield pipe.take()
            sums.append(f"{digest.hexdigest()}  {entry.name}\n")
        if latest is not None:
            archive.writestr(_info(CHECKSUMS, latest), "".join(sums))
    yield pipe.take()


def _info(name: str, made_at: datetime) -> ZipInfo:
    return ZipInfo(name, made_at.timetuple()[:6])
