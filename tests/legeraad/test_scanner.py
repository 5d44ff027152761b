"""A virus scanner is asked in ClamAV's own words; what it does not let through is not kept."""

import socketserver
import struct
import threading

import pytest

from legeraad import scanner
from legeraad.errors import DomainError

# The test file that every scanner knows (EICAR), in two parts so that none takes this one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.ThreadingTCPServer):
    """Speaks INSTREAM as clamd does; `says` overrides its verdict."""

    allow_reuse_address = True
    daemon_threads = True
    says: bytes | None = None

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.read: list[bytes] = []

    @property
    def url(self):
        return f"clamd://127.0.0.1:{self.server_address[1]}"


class Answer(socketserver.StreamRequestHandler):
    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.read.append(content)
        known = b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"
        verdict = known if self.server.says is None else self.server.says
        self.wfile.write(verdict + b"\0" if verdict else b"")


@pytest.fixture
def clamd(settings):
    with Clamd() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        settings.CLAMAV_URL = server.url
        yield server
        server.shutdown()
        thread.join()


def test_without_a_scanner_nothing_is_asked():
    assert scanner.refuse_infected(EICAR) is None


@pytest.mark.parametrize("size", [0, 1, scanner.CHUNK, 3 * scanner.CHUNK + 7])
def test_harmless_file_passes_and_is_read_whole(clamd, size):
    content = bytes(index % 251 for index in range(size))

    scanner.refuse_infected(content)

    assert clamd.read == [content]


def test_harmful_file_is_refused_wherever_it_hides(clamd):
    with pytest.raises(DomainError) as refusal:
        scanner.refuse_infected(b"x" * (scanner.CHUNK - 10) + EICAR)

    assert refusal.value.field == "file"


@pytest.mark.parametrize(
    "says", [b"", b"INSTREAM size limit exceeded. ERROR", b"stream: OKAY", b"OK", b"\xff\xfe"]
)
def test_scanner_without_a_verdict_lets_nothing_through(clamd, says):
    clamd.says = says

    with pytest.raises(DomainError):
        scanner.refuse_infected(b"harmless")


@pytest.mark.parametrize(
    "url",
    [
        "clamd://127.0.0.1:1",
        "clamd:///finnes/ikke.ctl",
        "clamd://127.0.0.1:port",
        "clamd",
        "clamd://[",
    ],
)
def test_scanner_out_of_reach_lets_nothing_through(settings, url):
    settings.CLAMAV_URL = url

    with pytest.raises(DomainError):
        scanner.refuse_infected(b"harmless")
