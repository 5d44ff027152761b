"""Text messages: whom they can reach, what they may hold, and how the gateway is asked."""

import json
import socketserver
import threading
from http.server import BaseHTTPRequestHandler
from urllib.error import HTTPError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legeraad import sms
from legeraad.demo import mailbox


class Gateway(socketserver.ThreadingTCPServer):
    """Answers with `status`, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.status, self.hangs, self.asked = 200, False, []
        self.awake = threading.Event()


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((dict(self.headers), json.loads(body)))
        if self.server.hangs:
            self.server.awake.wait(5)
            return
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_):
        """Nothing on the terminal."""


@pytest.fixture
def gateway(settings, monkeypatch):
    monkeypatch.setattr(sms, "PATIENCE", 0.3)
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    settings.SMS_BACKEND = "legeraad.sms.HttpGateway"
    settings.SMS_URL = f"http://127.0.0.1:{server.server_address[1]}/send"
    settings.SMS_TOKEN = "made-up"  # noqa: S105  no secret
    yield server
    server.awake.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_gateway_is_asked_with_token_and_key(gateway):
    sms.send(to="+4790000000", text="ALR: nytt møte", key="sms:k")

    [(headers, body)] = gateway.asked
    assert body == {"to": "+4790000000", "text": "ALR: nytt møte"}
    assert headers["Authorization"] == "Bearer made-up"
    assert headers["Idempotency-Key"] == "sms:k"


@pytest.mark.parametrize("status", [500, 503, 401, 404, 302, 307])
def test_gateway_that_does_not_take_it_raises(gateway, status):
    """A redirect too: the token goes to no other address."""
    gateway.status = status

    with pytest.raises(HTTPError) as refusal:
        sms.send(to="+4790000000", text="x", key="k")

    refusal.value.close()
    assert len(gateway.asked) == 1


def test_gateway_that_hangs_raises(gateway):
    gateway.hangs = True

    with pytest.raises(OSError, match="timed out"):
        sms.send(to="+4790000000", text="x", key="k")


def test_off_is_the_usual_and_sends_nothing(settings):
    assert settings.SMS_BACKEND == "legeraad.sms.Off"
    assert not sms.is_on()
    sms.send(to="+4790000000", text="x", key="k")


def test_demo_puts_it_among_the_mails(settings, tmp_path):
    settings.DEMO_MAIL_FOLDER = tmp_path
    settings.SMS_BACKEND = "legeraad.demo.mailbox.TextMessages"

    sms.send(to="+4790000000", text="ALR: møte 3-26 ø", key="sms:k")

    [key] = mailbox.keys()
    assert (sms.is_on(), mailbox.envelope(key).to) == (True, "+4790000000")
    assert mailbox.letter(key).text.strip() == "ALR: møte 3-26 ø"


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("90 00 00 00", "+4790000000"),
        ("+47 400 00 000", "+4740000000"),
        ("0047 90000000", "+4790000000"),
        ("38 00 00 00", ""),  # a telephone on a table
        ("9000000", ""),
        ("900000000", ""),
        ("+46 90 00 00 00", ""),
        ("٩٠٠٠٠٠٠٠", ""),
        ("90 00 00 00 ext 1", ""),
        ("", ""),
    ],
)
def test_mobile_is_norwegian_with_eight_digits(phone, number):
    assert sms.mobile(phone) == number


def test_fitted_writes_what_a_message_cannot_hold_in_its_own_letters():
    assert sms.fitted("«ÆØÅ æøå» – Kárášjohka … č€") == '"ÆØÅ æøå" - Karasjohka ... c?'


@given(st.text(max_size=400))
def test_fitted_is_one_message(text):
    fitted = sms.fitted(text)

    assert len(fitted) <= sms.LONGEST
    assert set(fitted) <= sms.GSM
