"""Rows of the table in rights.py for the keeper's page; the letters are explained there."""

from datetime import timedelta

from django.db.models.functions import Now
from django.utils import timezone

from legeraad.outbox.domain import heartbeats, kinds
from legeraad.outbox.models import Heartbeat, Job

ROWS: dict[str, tuple[str, str]] = {
    "work_health": ("222222222", "MMMMMMMMM"),
    "members:operation": ("LFFFFF2FF", "LFFFFFMFF"),
    "members:jobs_retry": ("LFFFFFMFF", "LFFFFF3FF"),
    "members:job_retry": ("LFFFFFMFF", "LFFFFF3FF"),
    "members:job_discard": ("LNNNNN2NN", "LNNNNNUNN"),
}
LATER = timedelta(hours=1)  # the sweeps over all addresses take minutes


def about(sample) -> dict[str, dict[str, object]]:
    """One job that was given up, while beat and a worker run and nothing waits."""
    now = timezone.now()
    Job.objects.filter(done_at=None).update(due_at=now + LATER)
    heartbeats.note(heartbeats.SWEEP)
    heartbeats.note("celery@sweep", queues=kinds.QUEUES)
    Heartbeat.objects.update(at=Now() + LATER)
    job = Job.objects.create(kind="letter.mail", key="given up", due_at=now, parked_at=now)
    return {f"members:{name}": {"job": job.pk} for name in ("job_retry", "job_discard")}
