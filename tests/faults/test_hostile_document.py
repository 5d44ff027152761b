"""A document that wants out (I2), that paints itself (I3), or that never ends (I4)."""

import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from cases.documents import minutes as document
from cases.domain.meetings import actions
from cases.domain.meetings import minutes as minutes_domain
from cases.enums import Rendition
from cases.models import MinutesEntry
from legeraad import pdf
from tests.cases.documents.believable import believable
from tests.pdf_checks import attachments, check

CANARY = "KANARIFUGL-4711"
SECONDS = 30  # quality.md I4; of the processor, for a test machine is shared
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

# {at} is the listener, {file} the canary; each stands in the body or the head of a document.
VECTORS = {
    "image over http": '<img src="{at}/1.png" alt="">',
    "image from a file": '<img src="{file}" alt="">',
    "image in data that asks on": "<img alt='' src='data:image/svg+xml,<svg " + SVG + ">"
    '<image xlink:href="{at}/2.png" width="9" height="9"/></svg>\'>',
    "style import": '<style>@import url("{at}/3.css");</style>',
    "style address": '<p style="background: url({at}/4.png)">x</p>',
    "attached link": '<link rel="attachment" href="{file}">',
    "object": '<object data="{file}"></object>',
    "embed": '<embed src="{at}/5.svg">',
    "iframe": '<iframe src="{at}/6.html"></iframe>',
    "drawing that links": "<svg " + SVG + ' width="9" height="9"><image xlink:href="{at}/7.png" '
    'width="9" height="9"/></svg>',
    "drawing that uses": "<svg " + SVG + ' width="9" height="9"><use href="{file}#a"/></svg>',
    "anchor that attaches": '<a rel="attachment" href="{file}">x</a>',
    "font": "<style>@font-face {{ font-family: X; src: url({at}/8.woff2) }} p {{ font-family: X }}"
    "</style><p>x</p>",
    "redirect": '<img src="{at}/redirect" alt="">',
    "content of a file": '<style>p::before {{ content: url("{file}") }}</style><p>x</p>',
}


class Listener(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked = []


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(302 if self.path == "/redirect" else 200)
        self.send_header("Location", "/9.png")
        self.end_headers()
        self.wfile.write(CANARY.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def listener():
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def vectors(listener, tmp_path):
    """Each vector by name, aimed at the listener and at the canary's file."""
    file = tmp_path / "canary.txt"
    file.write_text(CANARY)
    at = f"http://127.0.0.1:{listener.server_port}"
    return {name: vector.format(at=at, file=file.as_uri()) for name, vector in VECTORS.items()}


def page(body: str) -> str:
    return (
        '<html lang="nb"><head><title>x</title><meta name="dcterms.created" content="2026-01-01">'
        '<link rel="stylesheet" href="/css/pdf/base.css"></head>'
        f"<body><h1>x</h1>{body}</body></html>"
    )


@pytest.mark.parametrize("name", VECTORS)
def test_document_that_wants_out_is_refused_or_loses_the_wish(name, vectors, listener):
    """I2: nothing is fetched, nothing is read, nothing is attached."""
    try:
        content = pdf.render(page(vectors[name]))
    except pdf.RefusedError:
        content = b""

    assert listener.asked == []
    assert CANARY.encode() not in content
    assert content == b"" or attachments(content) == []


def test_listener_would_have_heard(vectors, listener):
    import weasyprint

    weasyprint.HTML(string=page(vectors["image over http"])).write_pdf()

    assert listener.asked == ["/1.png"]


TEXT_FIELDS = ("background", "discussion", "advice")


@pytest.mark.django_db
def test_hostile_text_in_every_field_comes_out_as_text(vectors, listener, monkeypatch):
    """I2, I3: what people type is never mark-up; no style attribute survives."""
    world = believable()
    typed = "\n\n".join(["Tekst", *vectors.values(), "slutt"])  # else it is sent as HTML
    entry = world.minutes.entries.exclude(item__case=None).first()
    minutes_domain.write(
        entry=entry,
        revision=entry.revision,
        by=None,
        background=typed,
        discussion=typed.replace("\n\n", "\n"),
        advice="- " + typed.replace("\n\n", "\n- "),
    )
    actions.agree(entry=entry, task=vectors["style address"][:300], by=None)
    title = vectors["drawing that uses"][:200]
    type(entry.item).objects.filter(pk=entry.item_id).update(title=title)

    html = shown(world)
    content = document.render(world.minutes, Rendition.FULL)

    assert listener.asked == []
    assert CANARY.encode() not in content
    assert attachments(content) == []
    assert check(content) == []
    assert re.findall(r"<[^>]*\bstyle\s*=", html) == []
    allowed = {"a", "object", "embed", "iframe", "img", "style", "use", "image"}
    assert allowed & set(re.findall(r"<(\w+)", html)) == set()
    assert html.count("&lt;img") >= 3 * 4


def shown(world) -> str:
    with translation.override("nb"):
        facts = document.facts(world.minutes, Rendition.FULL)
        return render_to_string("pdf/minutes.html", {"document": facts})


BOMBS = {
    "500 kB of prose": "Fastlegene la vekt på svartid. " * 17_000,
    "a paragraph of 100 000 characters": "Fastlegene la vekt på svartid. " * 3_200,
    "a word of 100 000 letters": "x" * 100_000,
    "20 000 emoji": "😀" * 20_000,
    "accents on accents": "a" + "\u0301" * 20_000,
    "right to left": "\u202eשלום עולם " * 5_000,
    "50 000 lines": "a\n" * 50_000,
    "33 000 paragraphs": "a\n\n" * 33_000,
    "3 000 lines": "a\n" * 3_000,
    "25 000 list items": "- a\n" * 25_000,
    "nested mark-up": "<div>" * 20_000,
    "a table of 5 000 rows": "<table>" + "<tr><td>1</td></tr>" * 5_000,
    "characters that no file may hold": "a\x01\x0b\x1f\x7f\ufffe" * 1_000,
}


@pytest.mark.django_db
@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("name", BOMBS)
def test_bomb_in_a_field_is_set_in_time_or_refused_with_a_sentence(name, rich):
    """I4, in the field where somebody might paste it."""
    world = believable()
    entry = world.minutes.entries.first()
    MinutesEntry.objects.filter(pk=entry.pk).update(background=BOMBS[name], rich=rich)

    start = time.process_time()
    try:
        content = document.render(world.minutes, Rendition.FULL)
    except pdf.TooLargeError as refusal:
        content = refusal.sentence.encode()
    assert content
    assert time.process_time() - start < SECONDS


def test_document_at_the_limits_is_set_in_time():
    """The caps hold what they promise: nothing allowed takes longer."""
    items = "<li>punkt</li>" * 900
    paragraphs = "<p>" + "Fastlegene la vekt på svartid. " * 3 + "</p>"
    body = f"<ul>{items}</ul>{paragraphs * 2500}"

    start = time.process_time()
    content = pdf.render(page(body))

    assert content.startswith(b"%PDF-1.7")
    assert time.process_time() - start < SECONDS
