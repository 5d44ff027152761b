"""Several files as one ZIP, piece by piece."""

import hashlib
import io
from datetime import datetime
from zipfile import ZipFile

from django.core.files.base import ContentFile

from legeraad.web.bundles import CHECKSUMS, CHUNK, Entry, zipped

AT = datetime(2026, 11, 22, 14, 5)  # noqa: DTZ001  the local time of the ZIP


def entry(name, content):
    return Entry(name, ContentFile(content), AT)


def test_zip_holds_each_file_whole_with_its_checksum():
    large = bytes(range(256)) * (CHUNK // 128)

    pieces = list(zipped([entry("01 Æ.pdf", large), entry("02.pdf", b"b")]))

    with ZipFile(io.BytesIO(b"".join(pieces))) as bundle:
        assert bundle.testzip() is None
        assert bundle.namelist() == ["01 Æ.pdf", "02.pdf", CHECKSUMS]
        assert bundle.read("01 Æ.pdf") == large
        assert bundle.read(CHECKSUMS).decode().splitlines() == [
            f"{hashlib.sha256(large).hexdigest()}  01 Æ.pdf",
            f"{hashlib.sha256(b'b').hexdigest()}  02.pdf",
        ]
    assert max(map(len, pieces)) < CHUNK * 2


def test_same_files_give_the_same_bytes():
    first, second = (b"".join(zipped([entry("01.pdf", b"a")])) for _ in range(2))

    assert first == second


def test_no_files_give_an_empty_zip():
    with ZipFile(io.BytesIO(b"".join(zipped([])))) as bundle:
        assert bundle.namelist() == []
