"""The minutes as a PDF: beside WeasyPrint alone, and asked for a second time."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf  # noqa: TID253  no web process loads this module
import weasyprint  # noqa: TID253  the same
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: TID253

from cases import tasks
from cases.documents import minutes as document
from cases.enums import Rendition
from cases.models import Minutes
from legeraad.pdf import STATIC
from tools.bench.clock import Clock
from tools.bench.pages import Visit, cookies, trouble
from tools.bench.report import Entry
from tools.bench.web import Web

ALONE = "WeasyPrint alone, same HTML"


class StaticFiles(URLFetcher):
    """The least that WeasyPrint needs to find our fonts and style sheets."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        name = urlsplit(url).path.removeprefix("/")
        kind, _encoding = guess_type(name)
        content = Path(finders.find(name) or name).read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": kind or ""})


def measure(*, portal: Web, clock: Clock) -> list[Entry]:
    """The longest minutes of the sample world, in their full rendition."""
    minutes = max(Minutes.objects.all(), key=lambda each: each.entries.count())
    made = _made(minutes, clock)
    return [made, _again(minutes, made, portal, clock)]


def _made(minutes: Minutes, clock: Clock) -> Entry:
    html = _html(minutes)

    def alone() -> bytes:
        page = weasyprint.HTML(string=html, base_url=STATIC, url_fetcher=StaticFiles())
        return bytes(page.write_pdf())

    def ours() -> bytes:
        return document.render(minutes, Rendition.FULL)

    content = ours()
    alone()  # both are warm now
    floor, value = [], []
    for _round in clock.rounds(until=0.9):
        floor.append(_cpu_ms(alone))
        value.append(_cpu_ms(ours))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    return Entry(
        name="minutes as PDF, warm",
        against=ALONE,
        unit="ms",
        floor=min(floor),
        value=min(value),
        goal=1.3,
        note=f"{pages} pages, {len(content) / 1024:.0f} kB with fonts",
    )


def _again(minutes: Minutes, made: Entry, portal: Web, clock: Clock) -> Entry:
    """The stored file over HTTP. The goal is 0; the request itself may cost a twentieth."""
    tasks.make_minutes_pdf(minutes.pk)
    meeting = minutes.meeting
    council = meeting.council
    path = reverse(
        "cases:minutes_download",
        args=[council.community.slug, council.slug, meeting.slug, Rendition.FULL],
    )
    visit = Visit(portal, path, cookies("sekretar"))
    why = trouble(visit)
    if not why:
        visit.batch(clock.batch)
    return Entry(
        name="minutes as PDF, again",
        against="making it",
        unit="ms",
        floor=made.value,
        value=visit.cpu_ms[0] if visit.cpu_ms else None,
        goal=0.05,
        note=why or "sent from the store",
    )


def _html(minutes: Minutes) -> str:
    with translation.override(minutes.meeting.council.language):
        facts = document.facts(minutes, Rendition.FULL)
        return render_to_string("pdf/minutes.html", {"document": facts})


def _cpu_ms(work: Callable[[], bytes]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
