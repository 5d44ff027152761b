"""What is to be done once a day: put by the first sweep of the day, done by the worker.

The sweep comes each quarter of a minute, so a moved clock is noticed at once; and since what is
done looks at the state and not at the last run, days that were missed are caught up (O8).
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from legeraad.outbox.domain.jobs import put
from legeraad.outbox.domain.running import Handler, handles

_kinds: list[str] = []


def daily(kind: str) -> Callable[[Handler], Handler]:
    """Registers what is done each day. It is called with `on`, the day in Oslo as ISO text."""
    _kinds.append(kind)
    return handles(kind)


def put_today() -> None:
    """Puts today's jobs that are not there yet; the unique key sees to it that each is one."""
    today = timezone.localdate().isoformat()
    for kind in _kinds:
        put(kind=kind, key=f"{kind}:{today}", payload={"on": today})
