"""What it costs to start the portal, and what its worker holds in memory, beside bare Django."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from tools.bench.clock import Clock
from tools.bench.report import Entry
from tools.bench.web import Web

BARE = "bare Django"
BARE_APP = "tools.bench.bare:application"
PORTAL_APP = "legeraad.wsgi:application"


def start_up(*, folder: Path, clock: Clock) -> Entry:
    """CPU of all processes from the command to the first 200; the bytecode is there already."""
    used: dict[str, list[float]] = {BARE_APP: [], PORTAL_APP: []}
    wall: dict[str, list[float]] = {BARE_APP: [], PORTAL_APP: []}
    for _round in clock.rounds(until=0.75):
        for target, milliseconds in used.items():
            with Web(target, folder=folder) as web:
                milliseconds.append(web.start_cpu * 1000)
                wall[target].append(web.start_wall * 1000)
    return Entry(
        name="start-up to first 200",
        against=BARE,
        unit="ms",
        floor=min(used[BARE_APP]),
        value=min(used[PORTAL_APP]),
        goal=2.5,
        wall_ms=median(wall[PORTAL_APP]),
        note=f"{BARE} {median(wall[BARE_APP]):.3g} ms by the clock",
    )


def memory(*, bare: Web, portal: Web) -> Entry:
    return Entry(
        name="memory of a web worker",
        against=BARE,
        unit="MB",
        floor=bare.worker_megabytes,
        value=portal.worker_megabytes,
        goal=1.6,
        note="resident, after all pages above",
    )
