"""What can be wrong with the work outside the requests, in the keeper's words."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Trouble(TextChoices):
    NOT_SWEPT = "not_swept", _("The clock (beat) has asked for nothing for ten minutes or more.")
    NO_WORKER = "no_worker", _("No worker has been seen for two minutes or more.")
    UNSERVED = "unserved", _("No worker takes work from one of the queues.")
    LATE = "late", _("Work has waited for ten minutes or more.")
    PARKED = "parked", _("Jobs have been given up after five tries.")

    @property
    def advice(self) -> Any:
        return ADVICE[self]

    @property
    def stops_work(self) -> bool:
        """Whether mails and PDFs stand still; a parked job is alone in its trouble."""
        return self is not Trouble.PARKED


ADVICE = {
    Trouble.NOT_SWEPT: _("See that beat and a worker for the queue “default” run."),
    Trouble.NO_WORKER: _("Start the worker, and read its log if it ends again."),
    Trouble.UNSERVED: _("Start a worker with every queue in its --queues."),
    Trouble.LATE: _("See that a worker runs, and read its log. Start one more if it is busy."),
    Trouble.PARKED: _("Read the error below, mend the cause, and try again or put the job away."),
}
