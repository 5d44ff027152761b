"""Celery's entrances to the outbox."""

from celery import shared_task
from django.utils import timezone

from legeraad.outbox import domain
from legeraad.outbox.domain.nudging import nudge
from legeraad.outbox.models import Job


@shared_task(name="outbox.run")
def run(job_id: int) -> None:
    domain.run(job_id)


@shared_task(name="outbox.run_first")
def run_first(job_id: int) -> None:
    domain.run(job_id)


@shared_task(name="outbox.run_slowly")
def run_slowly(job_id: int) -> None:
    domain.run(job_id)


@shared_task(name="outbox.sweep")
def sweep() -> None:
    """Hands every due job to a worker: what a lost nudge or a killed worker left behind.

    The first sweep of a day also puts what is done once a day.
    """
    domain.put_today()
    due = Job.objects.due(timezone.now()).values_list("pk", "kind")[:500]
    for job_id, kind in due:
        nudge(job_id, kind)
