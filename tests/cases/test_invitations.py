"""The calendar files of summonses: answer buttons only where an answer is read."""

import icalendar
import pytest

from cases import invitations, mails
from cases.domain.meetings import cancelling, guests
from cases.enums import CallAnswer, GuestRole
from councils.enums import ProfessionalGroup
from members.domain import letters
from members.models import Notice, Person, Sending
from tests.cases.domain.meetings.called import SENT, call_of, coming, says, summoned


@pytest.fixture
def mailbox(settings):
    settings.CALENDAR_ADDRESS = "svar@legerad.example"
    settings.CALENDAR_IMAP_URL = "imaps://a:b@127.0.0.1/INBOX"


def read(person_id=None):
    [file] = mails.AGENDA_SENT.files({"meeting_id": coming().pk}, to=person_id)
    calendar = icalendar.Calendar.from_ical(file.content)
    [event] = calendar.walk("VEVENT")
    return str(calendar["method"]), event


def guest(item=None):
    called = Person.objects.filter(calls__summons__meeting=coming())
    return guests.invite(
        meeting=coming(),
        person=Person.objects.exclude(pk__in=called).exclude(email="").first(),
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.AD_HOC,
        item=item,
        by=None,
    )


def test_without_a_mailbox_nobody_is_asked(agder):
    summoned()

    method, event = read(call_of("Q.B.").person_id)

    assert (method, "attendee" in event, "organizer" in event) == ("PUBLISH", False, False)


@pytest.mark.parametrize("setting", ["CALENDAR_ADDRESS", "CALENDAR_IMAP_URL"])
def test_half_a_mailbox_is_none(agder, mailbox, settings, setting):
    setattr(settings, setting, "")
    summoned()

    assert read(call_of("Q.B.").person_id)[0] == "PUBLISH"


def test_with_a_mailbox_each_one_called_is_asked_himself(agder, mailbox):
    summoned()
    holder = call_of("Q.B.").person

    method, event = read(holder.pk)

    assert (method, event["attendee"]) == ("REQUEST", f"mailto:{holder.email}")
    assert event["organizer"] == "mailto:svar@legerad.example"
    assert event["sequence"] == coming().history.count()


def test_answer_that_was_given_stands_in_the_next_file(agder, mailbox):
    summoned()
    says("Q.B.", CallAnswer.APOLOGISED)

    assert read(call_of("Q.B.").person_id)[1]["attendee"].params["PARTSTAT"] == "DECLINED"


def test_whoever_is_not_called_and_whoever_only_looks_is_not_asked(agder, mailbox):
    summoned()
    called = Person.objects.filter(calls__summons__meeting=coming())
    outsider = Person.objects.exclude(pk__in=called).first()

    assert [read(key)[0] for key in (None, outsider.pk)] == ["PUBLISH", "PUBLISH"]


def test_cancelled_meeting_is_taken_back_from_those_called(agder, mailbox):
    summoned()
    sending = cancelling.cancel(meeting=coming(), why="Sykdom", by=None)

    matter, who = sending.matter, call_of("Q.B.").person_id
    [file] = mails.MEETING_CANCELLED.files(matter, to=who)
    assert b"METHOD:CANCEL" in file.content


def test_guest_of_one_item_reads_of_that_item_only(agder):
    """ALR-27."""
    summoned()
    first, second = coming().items.order_by("position")[:2]
    invited = guest(item=second)

    text = read(invited.person_id)[1]["description"]

    assert second.title in text
    assert first.title not in text


@pytest.mark.parametrize("uid", ["meeting-7@elsewhere.example", "meeting-@localhost", "7", ""])
def test_foreign_name_is_of_no_meeting(uid):
    assert invitations.meeting_id_of(uid) is None


def test_name_of_a_meeting_leads_back_to_it():
    assert invitations.meeting_id_of(invitations.uid_of(7)) == 7


def test_letter_that_arrives_asks_its_receiver(agder, mailbox, mailoutbox):
    summoned()
    holder = call_of("Q.B.").person
    key = f"sending:{Sending.objects.latest('pk').pk}:person:{holder.pk}"

    letters.deliver(notice_id=Notice.objects.get(key=key).pk, on=SENT)

    [mail] = mailoutbox
    offered = [each for each in mail.alternatives if each.mimetype.startswith("text/calendar")]
    assert [each.mimetype for each in offered] == ["text/calendar; method=REQUEST"]
    assert f"mailto:{holder.email}" in offered[0].content.replace("\r\n ", "")
