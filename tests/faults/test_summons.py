"""The calls to meetings while their sweep is killed, or comes twice, or meets an answer (O1)."""

import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
from django.db import transaction

from cases.domain.meetings import agenda, calls, summons
from cases.enums import CallAnswer, CasesEvent
from cases.models import Call
from legeraad.embedded.processes import die_with_parent
from legeraad.outbox.models import Job
from members.models import Notice
from tests import factories
from tests.at_once import at_once
from tests.celery_worker import PROJECT, test_database_url

pytestmark = pytest.mark.django_db(transaction=True)

SENT, MEETS = date(2026, 11, 22), date(2027, 1, 6)
PASSED = date(2026, 12, 31)  # the deadlines of all holders, not those of the substitutes
MEETINGS = 12
KILLS = 4
PATIENCE = 120  # seconds until we call the sweep lost
SWEEP = f"""
import django
django.setup()
from datetime import date
from cases.domain.meetings import summons
summons.sweep(on=date({PASSED.year}, {PASSED.month}, {PASSED.day}))
"""


def called(agder, number):
    """So many meetings on one day, with their notices sent, and nobody has answered."""
    council = factories.council_of(agder)
    meetings = [factories.planned(council, on=MEETS) for _turn in range(number)]
    for meeting in meetings:
        agenda.send(meeting=meeting, on=SENT, by=None)
    return meetings


def next_in_line(meetings):
    """The keys of the calls that the sweep has to act upon."""
    rows = Call.objects.filter(rank=1, summons__meeting__in=meetings)
    return set(rows.values_list("pk", flat=True))


def sweep_in_a_process():
    environ = os.environ | {
        "DATABASE_URL": test_database_url(),
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.test",
    }
    return subprocess.Popen(
        [sys.executable, "-c", SWEEP],
        cwd=PROJECT,
        env=environ,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  one thread here
    )


def called_in():
    rows = Call.objects.filter(summons__meeting__starts_at__date=MEETS)
    return rows.filter(rank__gt=0, duty_since__isnull=False)


def times_called_in():
    """How often each substitute was called in, by the key of his call."""
    event = CasesEvent.CALLED_IN.value
    return {
        call.pk: call.history.filter(history_change_reason__startswith=event).count()
        for call in called_in()
    }


def told():
    """The keys of the notices by which they were told."""
    rows = Notice.objects.filter(intent="cases/call_in", matter__call_id__in=times_called_in())
    return list(rows.filter(meant_for=None).values_list("key", flat=True))


def wait_for(process, reached):
    until = time.monotonic() + PATIENCE
    while not reached() and process.poll() is None:
        assert time.monotonic() < until, "the sweep did not begin"
        time.sleep(0.005)


def test_sweep_that_is_killed_calls_nobody_twice_and_forgets_nobody(agder, say):
    meetings = called(agder, MEETINGS)
    wanted = next_in_line(meetings)
    killed = 0
    for _turn in range(KILLS):
        before = called_in().count()
        process = sweep_in_a_process()
        wait_for(process, lambda before=before: called_in().count() > before)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert len(told()) == called_in().count(), "called in, and not told; or the other way"

    left = len(wanted) - called_in().count()
    assert sweep_in_a_process().wait() == 0

    say(f"{killed} sweeps of {len(meetings)} meetings were killed, {left} calls were left")
    assert killed == KILLS
    assert set(called_in().values_list("pk", flat=True)) == wanted
    assert set(times_called_in().values()) == {1}
    assert len(told()) == len(wanted)
    keys = [f"notice:{key}" for key in told()]
    assert Job.objects.filter(key__in=keys).count() == called_in().exclude(person__email="").count()


def test_two_sweeps_and_an_apology_at_once_call_each_substitute_once(agder):
    meetings = called(agder, 2)
    holders = Call.objects.filter(rank=0, summons__meeting=meetings[0])
    with_substitute = holders.filter(summons__calls__rank=1)
    holder = with_substitute.select_related("summons__meeting").first()

    faults = at_once(
        lambda: summons.sweep(on=PASSED),
        lambda: summons.sweep(on=PASSED),
        lambda: calls.answer_call(call=holder, answer=CallAnswer.APOLOGISED, on=PASSED, by=None),
    )

    assert faults == []

    assert Call.objects.get(pk=holder.pk).answer == CallAnswer.APOLOGISED
    wanted = next_in_line(meetings)
    assert set(called_in().values_list("pk", flat=True)) == wanted
    assert set(times_called_in().values()) == {1}
    assert len(told()) == len(wanted)


def test_answer_that_is_rolled_back_leaves_no_call_and_no_mail(agder):
    [meeting, *_rest] = called(agder, 1)
    with_substitute = Call.objects.filter(rank=0, summons__calls__rank=1, summons__meeting=meeting)
    holder = with_substitute.select_related("summons__meeting").first()

    with transaction.atomic():
        calls.answer_call(call=holder, answer=CallAnswer.APOLOGISED, on=SENT, by=None)
        transaction.set_rollback(True)

    assert (called_in().count(), told()) == (0, [])
    assert Call.objects.get(pk=holder.pk).answer == ""
