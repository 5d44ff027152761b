"""Uploads that are too large, that stop in the middle, or that find the disk full (U1, U9)."""

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.storage import default_storage
from django.test import Client

from cases.domain.documents import documents
from cases.models import CaseDocument, DocumentVersion
from legeraad.errors import DomainError
from tests import factories
from tests.cases.domain.documents.test_filetypes import PDF
from tests.conftest import user_of

pytestmark = pytest.mark.django_db(transaction=True)

HUGE = 2 * 1024**3  # bytes that the header promises
SENT = 64 * 1024**2  # of them that are sent, if nobody stops us
CHUNK = b"x" * 65536
MOST_GROWTH = SENT // 2 // 1024  # kB; a first request alone loads some 15 MB of code
PATIENCE = 30  # seconds
EDGE = "----grense"


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


@pytest.fixture
def cookie():
    client = Client()
    client.force_login(user_of("secretary"))
    client.get("/min-side/")
    return client.cookies


def head(case, cookies, length):
    jar = "; ".join(f"{name}={each.value}" for name, each in cookies.items())
    return (
        f"POST /agder/saker/{case.slug}/dokumenter/ny/ HTTP/1.1\r\nHost: localhost\r\n"
        f"Content-Type: multipart/form-data; boundary={EDGE}\r\n"
        f"Content-Length: {length}\r\nCookie: {jar}\r\nConnection: close\r\n\r\n"
    ).encode()


def body(cookies, content):
    token = cookies["csrftoken"].value if "csrftoken" in cookies else ""
    fields = {"csrfmiddlewaretoken": token, "access": "open", "legal_basis": ""}
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    file = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="files"; filename="stor.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    return "".join([*parts, file]).encode() + content + f"\r\n--{EDGE}--\r\n".encode()


def memory(pid):
    """Of a process and its children, in kB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    lines = [
        line
        for each in (pid, *children)
        for line in Path(f"/proc/{each}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    ]
    return sum(int(line.split()[1]) for line in lines)


def kept(web):
    """Files of documents, and what is still coming in."""
    folders = (Path(configured.MEDIA_ROOT) / "documents", web.unfinished)
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_two_gigabytes_are_refused_without_being_read(web, case, cookie, say):
    before, most, there = memory(web.pid), 0, kept(web)
    with socket.create_connection(("127.0.0.1", web.port), timeout=PATIENCE) as line:
        line.sendall(head(case, cookie, HUGE))
        sent = 0
        try:
            while sent < SENT:
                line.sendall(CHUNK)
                sent += len(CHUNK)
                most = max(most, memory(web.pid))
        except OSError:
            pass  # the server has hung up, as it may
        answer = received(line)
    say(f"{sent // 1024**2} MB of 2 GB were sent; the portal grew by {max(0, most - before)} kB")

    assert answer in (b"", b"HTTP/1.1 413")
    assert most - before < MOST_GROWTH
    assert kept(web) == there
    assert CaseDocument.objects.count() == 0


def received(line):
    """The first twelve characters of the answer; nothing when the line was cut before it came."""
    try:
        return line.recv(12)
    except OSError:
        return b""


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_upload_that_is_cut_off_leaves_nothing(web, case, cookie, share):
    content, there = body(cookie, PDF + b"\n%" + b"x" * 8 * 1024**2), kept(web)
    with socket.create_connection(("127.0.0.1", web.port), timeout=PATIENCE) as line:
        line.sendall(head(case, cookie, len(content)))
        line.sendall(content[: int(len(content) * share)])

    until = time.monotonic() + PATIENCE
    while kept(web) != there and time.monotonic() < until:
        time.sleep(0.1)
    assert kept(web) == there
    assert (CaseDocument.objects.count(), DocumentVersion.objects.count()) == (0, 0)
    assert whole(web, case, cookie) == b"HTTP/1.1 302"
    assert CaseDocument.objects.count() == 1


def whole(web, case, cookies):
    content = body(cookies, PDF)
    with socket.create_connection(("127.0.0.1", web.port), timeout=PATIENCE) as line:
        line.sendall(head(case, cookies, len(content)) + content)
        return line.recv(12)


@pytest.fixture
def small_disk(tmp_path, settings):
    """A file system of 64 kB. Needs the right to mount one; CI has it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    settings.MEDIA_ROOT = folder
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_said_and_leaves_neither_row_nor_file(case, small_disk):
    facts = {"case": case, "on": factories.DAY, "by": None}
    content = PDF + b"\n%" + os.urandom(256 * 1024)

    with pytest.raises(DomainError) as refusal:
        documents.add(name="stor.pdf", content=content, **facts)

    assert refusal.value.field == "file"
    assert (CaseDocument.objects.count(), DocumentVersion.objects.count()) == (0, 0)
    assert [path for path in small_disk.rglob("*") if path.is_file()] == []
    small = documents.add(name="liten.pdf", content=PDF, **facts)
    assert default_storage.exists(small.versions.get().file.name)
