"""All measurements in their order. Imported when Django is set up."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from django.db import connection

from legeraad.demo import world
from tools.bench import lists, pages, paper, processes, sweep
from tools.bench.clock import Clock
from tools.bench.report import Entry
from tools.bench.web import HELLO, Web


def run(*, folder: Path, clock: Clock) -> list[Entry]:
    world.load()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # a young database does not know yet how large its tables are
    with ExitStack() as stack:
        raw, bare, portal = (
            stack.enter_context(Web(target, folder=folder))
            for target in ("tools.bench.floors:raw", processes.BARE_APP, processes.PORTAL_APP)
        )
        pages.Visit(bare, HELLO, {}).batch(clock.batch)
        entries = pages.measure(raw=raw, portal=portal, clock=clock)
        entries.append(processes.memory(bare=bare, portal=portal))
        entries.append(processes.start_up(folder=folder, clock=clock))
        entries += paper.measure(portal=portal, clock=clock)
        entries += lists.measure(clock=clock)
        entries += sweep.measure(clock=clock)
    return entries
