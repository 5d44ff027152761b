"""What the database itself refuses in a job."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job

NOW = timezone.now()
IMPOSSIBLE = {
    "done and parked at once": {"done_at": NOW, "parked_at": NOW, "attempts": 1},
    "done without a try": {"done_at": NOW},
    "put away, not parked": {"discarded_at": NOW, "reason": "over"},
    "put away without a reason": {"discarded_at": NOW, "parked_at": NOW},
    "a reason without an act": {"reason": "over", "parked_at": NOW},
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_database_refuses(name, db):
    job = outbox.put(kind="test.kind", key="k")

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**IMPOSSIBLE[name])
