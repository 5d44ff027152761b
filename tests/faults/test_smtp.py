"""The mail host is down, busy, slow, breaks off, or refuses one of many (quality.md O11)."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cases import mails
from legeraad.outbox.domain import kinds
from legeraad.outbox.models import Job
from members.domain import notices, people
from members.models import DeadAddress, Notice, Person, Posting
from tests import smtp_server
from tests.factories import council_of

EVERYBODY = 6
POISON = "one@eksempel.example"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now()) as clock:
        yield clock


@pytest.fixture
def host(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.5
    settings.EMAIL_HOST = "127.0.0.1"
    with smtp_server.running(smtp_server.MailHost()) as host:
        settings.EMAIL_PORT = host.port
        yield host


@pytest.fixture
def batch(agder):
    """A summons to six people; it waits in the outbox."""
    meeting = council_of(agder).meetings.earliest("starts_at")
    for name in ("one", "two", "three", "four", "five", "six"):
        person = people.register_person(name=name, email=f"{name}@eksempel.example", by=None)
        tell(person, meeting, key=f"k:{name}")
    return meeting


def tell(person, meeting, *, key):
    notices.send_once(
        mails.AGENDA_SENT,
        to=person,
        community=meeting.council.community,
        key=key,
        matter={"meeting_id": meeting.pk},
    )


def ids(host):
    return Counter(mail["Message-ID"].strip("<>") for mail in host.taken)


def assert_everybody_got_it_once(host):
    sent = Notice.objects.filter(key__startswith="k:", failed_at=None).exclude(sent_at=None)
    assert sent.count() == EVERYBODY
    assert ids(host) == dict.fromkeys(Posting.objects.values_list("message_id", flat=True), 1)
    assert Posting.objects.count() == EVERYBODY
    assert Job.objects.filter(done_at=None).count() == DeadAddress.objects.count() == 0


def rest(clock, attempts):
    clock.shift(kinds.PAUSES_OF_MAIL[attempts - 1] + timedelta(seconds=1))


def is_down(host):
    host.greeting = smtp_server.BUSY


def says_later(host):
    host.answers = {person.email: smtp_server.LATER for person in Person.objects.exclude(email="")}


def is_slow(host):
    host.slow = 0.7


def breaks_off(host):
    host.after_text = ""


def refuses_the_text(host):
    host.after_text = "554 5.7.1 our own rules say no"


def lacks_a_login(host):
    says_later(host)
    host.answers = dict.fromkeys(host.answers, "530 5.7.0 log in first")


@pytest.mark.parametrize(
    "fault", [is_down, says_later, is_slow, breaks_off, refuses_the_text, lacks_a_login]
)
def test_fault_that_passes_delays_all_and_loses_none(fault, batch, host, clock, run_outbox):
    fault(host)

    assert run_outbox() == 0
    assert host.taken == []
    assert set(Job.objects.values_list("attempts", "parked_at")) == {(1, None)}
    host.heal()
    assert run_outbox() == 0, "it must wait before it tries again"
    rest(clock, attempts=1)
    assert run_outbox() == EVERYBODY
    assert_everybody_got_it_once(host)


def test_host_that_is_not_there_delays_all_and_loses_none(
    batch, settings, clock, run_outbox, agder
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    host = smtp_server.MailHost()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", host.port
    host.server_close()

    assert run_outbox() == 0
    rest(clock, attempts=1)
    assert run_outbox() == 0
    with smtp_server.running(smtp_server.MailHost(("127.0.0.1", host.port))) as back:
        rest(clock, attempts=2)
        assert run_outbox() == EVERYBODY
        assert_everybody_got_it_once(back)


def test_half_a_batch_is_sent_once_and_the_other_half_later(batch, host, clock, run_outbox):
    host.most = EVERYBODY // 2

    assert run_outbox() == EVERYBODY // 2
    host.heal()
    rest(clock, attempts=1)

    assert run_outbox() == EVERYBODY // 2
    assert_everybody_got_it_once(host)


def test_one_who_is_told_later_does_not_hold_the_others(batch, host, clock, run_outbox):
    host.answers = {POISON: smtp_server.LATER}

    assert run_outbox() == EVERYBODY - 1
    host.heal()
    rest(clock, attempts=1)

    assert run_outbox() == 1
    assert_everybody_got_it_once(host)


def test_poison_address_is_quarantined_and_the_others_go(batch, host, run_outbox):
    host.answers = {POISON: smtp_server.GONE}

    assert run_outbox() == EVERYBODY  # nothing is tried again

    lost = Notice.objects.get(person__email=POISON)
    assert (lost.sent_at, lost.failure) == (None, smtp_server.GONE)
    assert DeadAddress.objects.get().address == POISON
    assert len(host.taken) == EVERYBODY - 1
    assert Job.objects.exclude(parked_at=None).count() == 0


def test_quarantined_address_is_not_even_tried(batch, host, run_outbox):
    host.answers = {POISON: smtp_server.GONE}
    run_outbox()
    host.heal()
    before = host.connections

    tell(Person.objects.get(email=POISON), batch, key="k:later")

    assert run_outbox() == 1
    assert host.connections == before
    assert Notice.objects.get(key="k:later").failure == smtp_server.GONE


def test_fault_that_stays_is_given_up_and_seen(batch, host, clock, run_outbox):
    is_down(host)
    for attempt in range(1, kinds.MOST_ATTEMPTS):
        run_outbox()
        rest(clock, attempts=attempt)

    run_outbox()

    assert Job.objects.exclude(parked_at=None).count() == EVERYBODY
    assert Notice.objects.filter(key__startswith="k:", sent_at=None).count() == EVERYBODY
