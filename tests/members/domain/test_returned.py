"""The mailbox of what came back is read every ten minutes, where there is one."""

import imaplib

import pytest
from django.utils import timezone

from legeraad.outbox.models import Job
from members.domain import deliveries, returned
from members.models import Notice, Posting
from tests import imap_server
from tests.factories import council_of
from tests.legeraad.test_bounces import plain, report
from tests.members.domain.test_deliveries import GONE, tell


@pytest.fixture
def posting(agder, member, run_outbox):
    tell(member.person, council_of(agder).meetings.earliest("starts_at"))
    run_outbox()
    return Posting.objects.get()


def test_what_came_back_is_marked_and_read_once(posting, settings, run_outbox):
    mails = [
        plain("I am away.", subject="Automatic reply", In_Reply_To=f"<{posting.message_id}>"),
        report(to=posting.address, message_id="notice-0@elsewhere.example"),
        report(to=posting.address, message_id=posting.message_id),
        b"\xff no mail at all",
    ]
    with imap_server.running(imap_server.Box(*mails)) as box:
        settings.BOUNCE_IMAP_URL = box.url
        returned.put_reading()
        done = run_outbox(returned.KIND)
        found = returned.read()

    notice = Notice.objects.get(pk=posting.notice_id)
    assert (done, found, box.seen) == (1, 0, {1, 2, 3, 4})
    assert notice.failure == GONE
    assert deliveries.dead(posting.address, at=timezone.now()).said == GONE


def test_nothing_is_put_where_there_is_no_mailbox(db, settings):
    assert settings.BOUNCE_IMAP_URL == ""

    returned.put_reading()

    assert Job.objects.count() == 0


def test_one_reading_waits_at_a_time_also_after_it_was_given_up(db, settings):
    settings.BOUNCE_IMAP_URL = "imaps://a:b@127.0.0.1/INBOX"
    for _turn in range(2):
        returned.put_reading()
    Job.objects.update(parked_at=timezone.now())
    returned.put_reading()

    assert Job.objects.count() == 1


def test_mailbox_out_of_reach_is_left_for_the_next_time(db, settings):
    box = imap_server.Box()
    box.server_close()
    settings.BOUNCE_IMAP_URL = box.url

    assert returned.read() == 0


def test_mailbox_that_refuses_us_is_for_the_keeper(db, settings):
    with imap_server.running(imap_server.Box()) as box:
        settings.BOUNCE_IMAP_URL = box.url.replace("word", "wrong")
        with pytest.raises(imaplib.IMAP4.error):
            returned.read()
