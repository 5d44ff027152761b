"""That a worker lives and that the clock asks for sweeps is noted in the table, for the keeper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models.functions import Now

from legeraad.outbox.models import Heartbeat

SWEEP = "sweep"
EVERY = 30.0  # seconds between two notes of a worker
FORGOTTEN_AFTER = timedelta(days=1)  # a worker that was not stopped but killed, or renamed


def note(name: str, *, queues: Sequence[str] = ()) -> None:
    """Notes that it was seen now; one statement, however many do so at once."""
    seen = Heartbeat(name=name, queues=list(queues), at=Now())
    Heartbeat.objects.bulk_create(
        [seen], update_conflicts=True, unique_fields=["name"], update_fields=["queues", "at"]
    )


def forget(name: str) -> None:
    """A worker that stops says so itself."""
    Heartbeat.objects.filter(name=name).delete()


def forget_old() -> int:
    """Forgets workers that have not been seen for a day; returns how many."""
    old = Heartbeat.objects.filter(at__lt=Now() - FORGOTTEN_AFTER).exclude(name=SWEEP)
    return old.delete()[0]
