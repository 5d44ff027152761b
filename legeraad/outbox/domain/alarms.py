"""When nobody would notice by himself that work stands still, somebody is told: once a day."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from legeraad.outbox.domain import condition
from legeraad.outbox.domain.jobs import put
from legeraad.outbox.domain.running import Handler, handles
from legeraad.outbox.enums import Trouble

# The rest is gone in a moment as a rule, or ends in one of these.
WORTH_AN_ALARM = (Trouble.NOT_SWEPT, Trouble.PARKED)
FROM_HOUR = 7  # in Oslo; whoever keeps the portal sleeps

_kinds: list[str] = []


def alarm(kind: str) -> Callable[[Handler], Handler]:
    """Registers who is told. It is called with `on`, the day in Oslo as ISO text, `troubles`,
    the names of what is wrong, and `parked`, the number of jobs given up."""
    _kinds.append(kind)
    return handles(kind)


def put_alarm() -> None:
    """Puts today's alarm when something is wrong; its unique key sees to it that it is one.

    Before the very first sweep nothing is wrong yet: the portal has just been set up.
    """
    now = condition.read()
    found = [each for each in now.troubles if each in WORTH_AN_ALARM]
    if now.swept is None:
        found = [each for each in found if each != Trouble.NOT_SWEPT]
    here = timezone.localtime()
    if not found or here.hour < FROM_HOUR:
        return
    today = here.date().isoformat()
    payload = {"on": today, "troubles": [each.value for each in found], "parked": now.parked}
    for kind in _kinds:
        put(kind=kind, key=f"{kind}:{today}", payload=payload)
