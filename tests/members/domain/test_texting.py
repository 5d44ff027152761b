"""A text message beside the notice of a moved meeting, where the community wants it."""

import pytest
from django.utils import timezone

from cases.domain.meetings import agenda, changing
from councils.domain import councils
from legeraad import sms
from legeraad.outbox.domain import kinds
from legeraad.outbox.models import Job
from members.domain import people, sendings
from members.models import Notice
from tests.cases.views.workbench import coming
from tests.factories import DAY

SENT: list[dict[str, str]] = []


class Folder:
    """A backend of the tests."""

    def send(self, **message):
        SENT.append(message)


class Down(Folder):
    def send(self, **message):
        super().send(**message)
        raise OSError("500")


@pytest.fixture
def wanted(agder, member, settings):
    """Switched on, and one member has a mobile phone."""
    SENT.clear()
    settings.SMS_BACKEND = f"{__name__}.Folder"
    people.change_person(person=member.person, phone="90 00 00 00", by=None)
    agenda.send(meeting=coming(), on=DAY, by=None)
    return councils.change_community(community=agder, sms=True, by=None)


def moved():
    changing.change(meeting=coming(), place="Mandal", by=None)
    Job.objects.update(due_at=timezone.now())
    return Job.objects.filter(kind="notice.sms")


def test_moved_meeting_goes_to_the_telephone_once(wanted, member, run_outbox):
    [job] = moved()

    done = [run_outbox("notice.sms") for _twice in range(2)]

    [message] = SENT
    notice = Notice.objects.get(pk=job.payload["notice_id"])
    assert (done, message["to"], message["key"]) == ([1, 0], "+4790000000", f"sms:{notice.key}")
    assert notice.person == member.person
    assert "ALR" in message["text"]
    assert "Mandal" in message["text"]
    assert len(message["text"]) <= sms.LONGEST


def test_agenda_is_no_text_message(wanted):
    assert Job.objects.filter(kind="notice.sms").count() == 0


def test_community_that_has_not_switched_it_on_sends_none(wanted):
    councils.change_community(community=wanted, sms=False, by=None)

    assert moved().count() == 0


def test_portal_without_a_gateway_sends_none(wanted, settings):
    settings.SMS_BACKEND = "legeraad.sms.Off"

    assert moved().count() == 0


@pytest.mark.parametrize("phone", ["", "38 00 00 00"])
def test_person_without_a_mobile_gets_none(wanted, member, phone):
    people.change_person(person=member.person, phone=phone, by=None)

    assert moved().count() == 0


def test_message_that_is_taken_back_is_not_sent(wanted, run_outbox):
    changed = changing.change(meeting=coming(), place="Mandal", by=None)

    sendings.take_back(sending=changed, by=None)

    assert Job.objects.filter(kind="notice.sms").count() == 0


def test_gateway_that_is_down_is_tried_again_with_the_same_key(wanted, settings, run_outbox):
    [job] = moved()
    settings.SMS_BACKEND = f"{__name__}.Down"
    failed = run_outbox("notice.sms")
    settings.SMS_BACKEND = f"{__name__}.Folder"
    Job.objects.update(due_at=timezone.now())
    done = run_outbox("notice.sms")

    job.refresh_from_db()
    assert (failed, done, job.attempts) == (0, 1, 2)
    assert len({message["key"] for message in SENT}) == 1
    assert kinds.pause_after(job.kind, attempts=1) is not None
