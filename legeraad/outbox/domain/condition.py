"""How it goes with the work outside the requests: for monitoring, for the keeper, for the alarm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from legeraad.outbox.domain.heartbeats import SWEEP
from legeraad.outbox.domain.kinds import QUEUES
from legeraad.outbox.enums import Trouble
from legeraad.outbox.models import Heartbeat, Job

LONGEST_WAIT = timedelta(minutes=10)  # of a job that is due
LONGEST_WITHOUT_SWEEP = timedelta(minutes=10)
LONGEST_UNSEEN = timedelta(minutes=2)  # a worker is noted each half minute


@dataclass(frozen=True)
class Worker:
    name: str
    queues: tuple[str, ...]
    ago: timedelta  # since it was seen

    @property
    def lives(self) -> bool:
        return self.ago < LONGEST_UNSEEN


@dataclass(frozen=True)
class Condition:
    """`waited`: how long the oldest job that is due has waited; None when none is.

    `swept`: how long ago the last sweep was; None when there was none yet.
    """

    waited: timedelta | None
    swept: timedelta | None
    workers: tuple[Worker, ...]
    parked: int

    @property
    def unserved(self) -> list[str]:
        """The queues that no living worker takes from."""
        served = {queue for worker in self.workers if worker.lives for queue in worker.queues}
        return [queue for queue in QUEUES if queue not in served]

    @property
    def troubles(self) -> list[Trouble]:
        lives = any(worker.lives for worker in self.workers)
        wrong = {
            Trouble.NOT_SWEPT: self.swept is None or self.swept >= LONGEST_WITHOUT_SWEEP,
            Trouble.NO_WORKER: not lives,
            Trouble.UNSERVED: lives and bool(self.unserved),
            Trouble.LATE: self.waited is not None and self.waited >= LONGEST_WAIT,
            Trouble.PARKED: self.parked > 0,
        }
        return [trouble for trouble, here in wrong.items() if here]

    @property
    def stands_still(self) -> bool:
        """Whether mails and PDFs do not go out."""
        return any(trouble.stops_work for trouble in self.troubles)


def read() -> Condition:
    """The condition now. Three queries."""
    now = timezone.now()
    due = Job.objects.due(now).order_by("due_at").values_list("due_at", flat=True).first()
    seen: list[Any] = list(Heartbeat.objects.with_age())
    return Condition(
        waited=now - due if due else None,
        swept=next((each.ago for each in seen if each.name == SWEEP), None),
        workers=tuple(
            Worker(each.name, tuple(each.queues), each.ago) for each in seen if each.name != SWEEP
        ),
        parked=Job.objects.parked().count(),
    )


def by_kind() -> list[dict[str, Any]]:
    """For each kind of job how many wait, are due later, under way, done, parked, put away."""
    now = timezone.now()
    open_ = Q(done_at=None, parked_at=None)
    held = Q(locked_until__gt=now)
    number = {
        "waiting": open_ & ~held & Q(due_at__lte=now),
        "later": open_ & ~held & Q(due_at__gt=now),
        "under_way": open_ & held,
        "done": Q(done_at__isnull=False),
        "parked": Q(parked_at__isnull=False, discarded_at=None),
        "discarded": Q(discarded_at__isnull=False),
    }
    counts = {name: Count("pk", filter=which) for name, which in number.items()}
    rows: Any = Job.objects.order_by("kind").values("kind").annotate(**counts)
    return list(rows)
