"""CPU per request of our pages beside a raw WSGI answer and an empty page of the portal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legeraad.demo.personas import BY_KEY
from members.models import User
from tools.bench import load
from tools.bench.clock import Clock
from tools.bench.report import Entry
from tools.bench.web import HELLO, Web, cpu_seconds, postgres

RAW = "raw WSGI"
EMPTY = "hello through the portal"
PUBLIC = "/agder/anbefalinger/1/"


@dataclass(frozen=True)
class Page:
    """What is asked for, and what it may cost beside its floor (quality.md §1)."""

    name: str
    path: str
    against: str = EMPTY
    goal: float | None = None
    sql_goal: int | None = None
    persona: str = ""  # who is logged in


PAGES = (
    Page("accessibility statement", "/tilgjengelighet/"),  # little more than the shell of a page
    Page("public recommendation", PUBLIC, goal=2.5, sql_goal=2),
    Page("public recommendation, kept", PUBLIC, against=RAW, goal=1.5, sql_goal=0),
    Page("public list", "/agder/anbefalinger/", goal=3, sql_goal=3),
    Page("principal's overview", "/agder/oversikt/", goal=3, sql_goal=6, persona="oss"),
    Page("secretary's tasks", "/agder/oppgaver/", persona="sekretar"),
)
UNCHANGED = Page("public recommendation, 304", PUBLIC, against=RAW, goal=1.5, sql_goal=0)


@dataclass(eq=False)
class Visit:
    """One request, and what each of its batches has used per request."""

    web: Web
    path: str
    headers: Mapping[str, str]
    status: int = HTTPStatus.OK
    cpu_ms: list[float] = field(default_factory=list)
    database_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)

    def ask(self) -> load.Answer:
        return load.ask(self.web.port, load.request(self.path, self.headers))

    def batch(self, seconds: float) -> None:
        database = postgres()
        before = cpu_seconds(self.web.child.pid), cpu_seconds(database) if database else 0.0
        asked = load.request(self.path, self.headers)
        done = load.put(self.web.port, asked, status=self.status, seconds=seconds)
        after = cpu_seconds(self.web.child.pid), cpu_seconds(database) if database else 0.0
        self.cpu_ms.append((after[0] - before[0]) * 1000 / done.requests)
        self.database_ms.append((after[1] - before[1]) * 1000 / done.requests)
        self.wall_ms.append(done.seconds * 1000 / done.requests)


def cookies(persona: str) -> dict[str, str]:
    """The Cookie header of a persona who is logged in; none for a stranger."""
    if not persona:
        return {}
    client = Client()
    client.force_login(User.objects.get(email=BY_KEY[persona].email))
    return {"Cookie": "; ".join(f"{key}={each.value}" for key, each in client.cookies.items())}


def statements(path: str, headers: Mapping[str, str]) -> int:
    """SQL statements of a page in a process that has shown it before."""
    client = Client(SERVER_NAME="127.0.0.1", headers=dict(headers))
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)


def measure(*, raw: Web, portal: Web, clock: Clock) -> list[Entry]:
    """Floors and pages in turn, round by round; the least of each counts.

    Other work on the machine can only add to the CPU time of a request (cold caches), and to that
    of a short one most: an average would flatter the ratio when the machine is busy.
    """
    floors = {RAW: Visit(raw, HELLO, {}), EMPTY: Visit(portal, HELLO, {})}
    paths = {page.path: Visit(portal, page.path, cookies(page.persona)) for page in PAGES}
    visits = {page: paths[page.path] for page in PAGES}  # two floors may share one visit
    visits[UNCHANGED] = _conditional(Visit(portal, PUBLIC, {}))
    troubles = {page: trouble(visit) for page, visit in visits.items()}
    good = dict.fromkeys(visit for page, visit in visits.items() if not troubles[page])
    measured = (*floors.values(), *good)
    for visit in measured:
        load.put(visit.web.port, load.request(visit.path, visit.headers),
                 status=visit.status, seconds=clock.batch)  # fmt: skip
    for _round in clock.rounds(until=0.6):
        for visit in measured:
            visit.batch(clock.batch)
    return [
        _entry(Page(EMPTY, HELLO, against=RAW), floors[EMPTY], floors[RAW]),
        *(
            _entry(page, visit, floors[page.against])
            if not troubles[page]
            else _missing(page, floors[page.against], troubles[page])
            for page, visit in visits.items()
        ),
    ]


def trouble(visit: Visit) -> str:
    """Why a visit cannot be measured; empty when it can. A page without a body is none."""
    answer = visit.ask()
    if answer.status != visit.status:
        return f"{visit.path} answers {answer.status}, not {visit.status:d}"
    if visit.status == HTTPStatus.OK and not answer.body:
        return f"{visit.path} is empty"
    return ""


def _conditional(visit: Visit) -> Visit:
    """The same request from a browser that has the page already."""
    known = visit.ask().headers
    headers = dict(visit.headers)
    for answered, asked in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
        if answered in known:
            headers[asked] = known[answered]
    return Visit(visit.web, visit.path, headers, status=HTTPStatus.NOT_MODIFIED)


def _entry(page: Page, visit: Visit, floor: Visit) -> Entry:
    return Entry(
        name=page.name,
        against=page.against,
        unit="ms",
        floor=min(floor.cpu_ms),
        value=min(visit.cpu_ms),
        goal=page.goal,
        sql=statements(page.path, visit.headers),
        sql_goal=page.sql_goal,
        wall_ms=median(visit.wall_ms),
        database_ms=median(visit.database_ms),
    )


def _missing(page: Page, floor: Visit, why: str) -> Entry:
    return Entry(
        name=page.name,
        against=page.against,
        unit="ms",
        floor=min(floor.cpu_ms),
        value=None,
        goal=page.goal,
        sql_goal=page.sql_goal,
        note=why,
    )
