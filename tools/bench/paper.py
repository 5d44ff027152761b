"""Minutes and papers as PDF: beside WeasyPrint alone; the minutes also asked for once more."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf  # noqa: TID253  no web process loads this module
import weasyprint  # noqa: TID253  the same
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: TID253

from cases import tasks
from cases.documents import minutes as document
from cases.documents import papers
from cases.domain.casework import case_papers
from cases.domain.meetings import agenda
from cases.enums import Audience, MeetingState, Rendition
from cases.models import Case, Meeting, Minutes
from legeraad.pdf import STATIC
from tools.bench.clock import Clock
from tools.bench.pages import Visit, cookies, trouble
from tools.bench.report import Entry
from tools.bench.web import Web

ALONE = "WeasyPrint alone, same HTML"
PARAGRAPH = "Fastlegene la vekt på at svaret må komme samme dag, og at ansvaret er tydelig. " * 4


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
    made = _made(
        "minutes as PDF, warm",
        _html(minutes),
        lambda: document.render(minutes, Rendition.FULL),
        clock.rounds(until=0.85),
    )
    return [made, _again(minutes, made, portal, clock), _papers(clock)]


def _papers(clock: Clock) -> Entry:
    """The papers of the coming meeting, whose cases each have two pages to be read."""
    meeting = Meeting.objects.filter(state=MeetingState.PLANNED, items__case__isnull=False).first()
    if meeting is None:
        raise ValueError("the sample has no coming meeting with cases")
    text = f"<p>{PARAGRAPH}</p>" * 8 + f"<ul>{f'<li>{PARAGRAPH}</li>' * 4}</ul>"
    for case in Case.objects.filter(items__meeting=meeting):
        before = case_papers.being_written(case)
        case_papers.write(
            case=case,
            version=before.version,
            revision=before.revision,
            background=text,
            assessment=text,
            proposal=f"<p>{PARAGRAPH}</p>",
            by=None,
        )
    agenda.send(meeting=meeting, on=timezone.localdate(), by=None)
    with translation.override(meeting.council.language):
        said = {"document": papers.facts(meeting, Audience.OFFICE)}
        html = render_to_string("pdf/papers.html", said)
    return _made(
        "papers of a meeting as PDF, warm",
        html,
        lambda: papers.render_papers(meeting, Audience.OFFICE),
        clock.rounds(until=0.9),
    )


def _made(name: str, html: str, ours: Callable[[], bytes], rounds: Iterator[int]) -> Entry:
    def alone() -> bytes:
        page = weasyprint.HTML(string=html, base_url=STATIC, url_fetcher=StaticFiles())
        return bytes(page.write_pdf())

    content = ours()
    alone()  # both are warm now
    floor, value = [], []
    for _round in rounds:
        floor.append(_cpu_ms(alone))
        value.append(_cpu_ms(ours))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    return Entry(
        name=name,
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
