"""Handing out what is due: what a lost nudge, a pause or a killed worker left behind."""

from __future__ import annotations

from django.utils import timezone

from legeraad.outbox.domain import kinds, nudging
from legeraad.outbox.models import Job


def hand_out() -> None:
    """Nudges for every due job, oldest first, as many as each queue has room for.

    A queue that nobody reads is full soon, and holds up no other.
    """
    now = timezone.now()
    for queue in kinds.QUEUES:
        due = Job.objects.due(now).filter(kinds.in_queue(queue))
        for job_id, kind in due.values_list("pk", "kind")[: nudging.room_in(queue)]:
            nudging.nudge(job_id, kind)
