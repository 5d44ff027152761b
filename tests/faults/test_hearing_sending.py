"""A hearing whose sending is killed midway is a draft still, or is out and told once (O1)."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from cases.domain.hearings import hearings
from cases.enums import HearingState
from cases.models import Hearing
from councils.domain import councils
from councils.enums import Behaviour, Office
from legeraad.embedded.processes import die_with_parent
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from members.domain import people, terms
from members.models import Notice, Sending
from tests import factories
from tests.at_once import at_once
from tests.cases.domain.hearings.asked import prepared
from tests.celery_worker import PROJECT, test_database_url

pytestmark = pytest.mark.django_db(transaction=True)

BODIES = 15
KILLS = 5
LONGEST = 1.2  # seconds from the beginning of the sending to the kill
SEND = """
import sys
import django
django.setup()
from datetime import date
from cases.domain.hearings import hearings
from cases.models import Hearing
hearing = Hearing.objects.get(pk=int(sys.argv[1]))
print("begun", flush=True)
hearings.send(hearing=hearing, on=date.fromisoformat(sys.argv[2]), by=None)
"""


@pytest.fixture
def hearing(agder):
    """To fifteen bodies, each with a chair who answers for it."""
    slugs = []
    for number in range(BODIES):
        body = councils.register_council(
            community=agder,
            name=f"Utvalg {number}",
            label=f"U{number}",
            slug=f"utvalg-{number}",
            behaviour=Behaviour.PROFESSIONAL,
            kind="allmennlegeutvalg",
            purpose="Svarer på høringer.",
            by=None,
        )
        chair = people.register_person(
            name=f"L.{number}", email=f"leder{number}@eksempel.example", by=None
        )
        terms.take_office(
            person=chair, council=body, office=Office.CHAIR, start=factories.DAY, by=None
        )
        slugs.append(body.slug)
    return prepared(factories.new_case(factories.council_of(agder)), *slugs)


def send_in_a_process(hearing):
    environ = os.environ | {
        "DATABASE_URL": test_database_url(),
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.test",
    }
    return subprocess.Popen(
        [sys.executable, "-c", SEND, str(hearing.pk), factories.DAY.isoformat()],
        cwd=PROJECT,
        env=environ,
        stdout=subprocess.PIPE,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  one thread here
    )


def sent_whole(hearing):
    """The exit code of a sending that nobody disturbs."""
    with send_in_a_process(hearing) as process:
        process.stdout.read()
    return process.returncode


def told():
    return Notice.objects.filter(intent="cases/hearing_sent").count()


def test_sending_that_is_killed_is_done_whole_or_not_at_all(hearing, say):
    out = 0
    for _turn in range(KILLS):
        with send_in_a_process(hearing) as process:
            process.stdout.readline()
            time.sleep(random.uniform(0, LONGEST))  # noqa: S311  when, not what
            process.send_signal(signal.SIGKILL)
        out += Hearing.objects.get(pk=hearing.pk).state == HearingState.SENT
        assert told() == (BODIES if out else 0), "some are told, and others not"
        if out:
            break
    else:
        assert sent_whole(hearing) == 0

    say(f"sent {'before a kill' if out else f'after {KILLS} kills'}, {told()} told")
    assert Hearing.objects.get(pk=hearing.pk).state == HearingState.SENT
    assert (told(), Sending.objects.filter(intent="cases/hearing_sent").count()) == (BODIES, 1)
    assert Job.objects.filter(key__startswith="notice:").count() >= BODIES
    assert sent_whole(hearing) != 0, "sent twice"
    assert told() == BODIES


def test_two_who_send_at_once_send_once(hearing):
    def send():
        hearings.send(hearing=hearing, on=factories.DAY, by=None)

    faults = at_once(send, send)

    assert [type(each) for each in faults] == [DomainError]
    assert told() == BODIES
