"""A held mail and a trial on their way through a real worker, as the reader's program gets them."""

import shutil
import time
from datetime import timedelta
from email import message_from_bytes, policy

import icalendar
import pytest
from django.conf import settings
from django.utils import timezone

from cases import mails
from cases.domain.meetings import agenda
from legeraad.demo import clock
from legeraad.outbox.models import Job
from members.domain import sendings
from members.models import Sending
from tests.cases.views.workbench import coming
from tests.factories import DAY

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 300  # seconds until we call a job lost
SWEPT = ("letter.mail", "meeting.papers")  # wait for the clock, and no beat runs here


@pytest.fixture
def letters():
    """The mails that have left the house, once there are so many."""
    shutil.rmtree(settings.DEMO_MAIL_FOLDER, ignore_errors=True)
    settings.DEMO_MAIL_FOLDER.mkdir(parents=True)

    def read(number):
        until = time.monotonic() + PATIENCE
        due = Job.objects.filter(done_at=None).exclude(kind__in=SWEPT)
        while due.filter(due_at__lte=timezone.now()).exists():
            assert time.monotonic() < until, "the worker did not do it"
            time.sleep(0.1)
        found = [
            message_from_bytes(path.read_bytes(), policy=policy.default)
            for path in settings.DEMO_MAIL_FOLDER.glob("*.eml")
        ]
        assert len(found) == number
        return found

    yield read
    clock.move_back()


def parts(message):
    """What the reader sees: subject, text, and the calendar file."""
    [file] = message.iter_attachments()
    [event] = icalendar.Calendar.from_ical(file.get_content()).walk("VEVENT")
    subject = message["Subject"].strip()  # folded after its name, as long headers are
    return subject, message.get_body(("plain",)).get_content().strip(), event["uid"]


def test_agenda_leaves_when_the_hold_is_over_and_reads_as_it_was_shown(agder, worker, letters):
    letter = agenda.preview(meeting=coming(), on=DAY, by=None)
    agenda.send(meeting=coming(), on=DAY, by=None)
    before = letters(0)

    clock.move_to(timezone.now() + sendings.HOLD + timedelta(seconds=1))

    receivers = len([person for person in letter.recipients if person.email])
    told = letters(receivers + 1)  # and of the seat in which nobody comes
    sent = [
        each
        for each in told
        if "text/calendar" in [part.get_content_type() for part in each.walk()]
    ]
    shown = set(letter.written.text.strip().splitlines())
    assert before == []
    assert len(sent) == receivers
    # All but the line in whose place each has a link of his own
    assert {len(shown - set(parts(each)[1].splitlines())) for each in sent} <= {0, 1}
    assert len({parts(each)[2] for each in sent}) == 1
    assert len({each["To"] for each in sent}) == len(sent)
    assert Sending.objects.latest("pk").notices.filter(sent_at=None).count() == 0


def test_trial_comes_at_once_to_one(agder, worker, letters, secretary):
    letter = agenda.preview(meeting=coming(), on=DAY, by=None)

    sendings.send_to_myself(letter=letter, community=agder, person=secretary.person)

    [sent] = letters(1)
    subject, text, _uid = parts(sent)
    assert sent["To"] == secretary.email
    assert subject.endswith(letter.written.subject)
    assert text == letter.written.text.strip()
    assert sendings.newest(intent=mails.AGENDA_SENT, matter={"meeting_id": coming().pk}) is None
