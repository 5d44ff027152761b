"""Answers from calendars: the same as the button, or nothing at all."""

import logging

import pytest
from django.utils import timezone

from cases import invitations, mails
from cases.domain.meetings import changing, guests, meetings, minutes, replies
from cases.enums import CallAnswer, GuestRole, MeetingState, SummonsState
from cases.models import Call
from councils.enums import ProfessionalGroup
from legeraad.outbox.models import Job
from legeraad.replies import Reply
from members.models import Notice, Person
from tests import imap_server
from tests.cases.domain.meetings.called import (
    SENT,
    call_of,
    coming,
    says,
    seat_row,
    summoned,
)
from tests.legeraad.test_replies import outlook, outlook_com

YES, NO = CallAnswer.ACCEPTED, CallAnswer.APOLOGISED
HOLDER, SUBSTITUTE = "Q.B.", "Q.V."


@pytest.fixture
def meeting(agder, settings):
    settings.CALENDAR_ADDRESS = "svar@legerad.example"
    settings.CALENDAR_IMAP_URL = "imaps://a:b@127.0.0.1/INBOX"
    return summoned()


def reply(meeting, said="DECLINED", *, name=HOLDER, **facts):
    values = {
        "uid": invitations.uid_of(meeting.pk),
        "sequence": meeting.history.count(),
        "sender": Person.objects.get(name=name).email.lower(),
        "said": said,
        "at": timezone.now(),
    }
    return Reply(**values | facts)


def take(*given, **facts):
    return replies.take(reply(*given, **facts), on=SENT)


def answers():
    return set(Call.objects.exclude(answer="").values_list("person__name", "answer"))


def refused():
    return list(Notice.objects.filter(intent=mails.ANSWER_REFUSED.name))


def test_no_from_a_calendar_calls_in_the_substitute_as_the_button_does(meeting):
    assert take(meeting)

    call = call_of(HOLDER)
    assert (call.answer, bool(call.came_by)) == (NO, True)
    assert call_of(SUBSTITUTE).duty_since is not None
    assert seat_row(4).summons.state == SummonsState.CALLED_IN


def test_yes_from_a_calendar_is_a_yes(meeting):
    assert take(meeting, "ACCEPTED")

    assert answers() == {(HOLDER, YES)}


@pytest.mark.parametrize("said", ["TENTATIVE", "DELEGATED", "NEEDS-ACTION", ""])
def test_what_is_neither_yes_nor_no_changes_nothing(meeting, said):
    assert not take(meeting, said)
    assert answers() == set()


def test_same_answer_read_twice_counts_once(meeting):
    given = reply(meeting)

    assert [replies.take(given, on=SENT) for _turn in range(2)] == [True, False]
    assert call_of(HOLDER).history.count() == 2  # called, answered


def test_answer_read_again_does_not_undo_a_later_one(meeting):
    given = reply(meeting)
    replies.take(given, on=SENT)
    says(HOLDER, YES)

    assert not replies.take(given, on=SENT)
    assert call_of(HOLDER).answer == YES


def test_answer_to_an_earlier_time_or_place_is_not_acted_on(meeting):
    given = reply(meeting)
    changing.change(meeting=meeting, place="Mandal", by=None)

    assert not replies.take(given, on=SENT)
    assert answers() == set()
    assert take(coming())


def test_answer_counts_when_only_something_else_of_the_meeting_changed(meeting):
    given = reply(meeting)
    meetings.change(meeting=meeting, minute_taker=None, by=None)

    assert replies.take(given, on=SENT)


@pytest.mark.parametrize(
    "facts",
    [
        {"sequence": 0},
        {"sequence": 999},
        {"uid": "meeting-999999@localhost"},
        {"uid": "meeting-x@elsewhere.example"},
        {"sender": "nobody@eksempel.example"},
    ],
    ids=str,
)
def test_answer_to_what_we_have_not_asked_changes_nothing(meeting, facts, caplog):
    with caplog.at_level(logging.INFO):
        assert not take(meeting, **facts)

    assert answers() == set()
    assert "left alone" in caplog.text
    assert "eksempel.example" not in caplog.text


def test_somebody_who_is_not_called_changes_nothing(meeting):
    called = Person.objects.filter(calls__summons__meeting=meeting)
    outsider = Person.objects.exclude(pk__in=called).exclude(email="").first()

    assert not take(meeting, name=outsider.name)
    assert answers() == set()


def test_guest_answers_from_the_calendar(meeting):
    called = Person.objects.filter(calls__summons__meeting=meeting)
    person = Person.objects.exclude(pk__in=called).exclude(email="").first()
    guest = guests.invite(
        meeting=meeting,
        person=person,
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.GUEST,
        by=None,
    )

    assert take(meeting, "ACCEPTED", name=person.name)
    guest.refresh_from_db()
    assert guest.answer == YES


def test_member_who_comes_back_too_late_is_told_so_once(meeting):
    """The button says it on the page; here only a mail can."""
    says(HOLDER, NO)
    says(SUBSTITUTE, YES)
    given = reply(meeting, "ACCEPTED")

    assert [replies.take(given, on=SENT) for _turn in range(2)] == [False, False]
    assert call_of(HOLDER).answer == NO
    [notice] = refused()
    assert notice.person.name == HOLDER


def test_answer_during_the_meeting_changes_nothing_and_is_told(meeting):
    minutes.open_session(meeting=meeting, by=None)

    assert not take(coming())
    assert (answers(), len(refused())) == (set(), 1)


def test_answer_to_a_cancelled_meeting_changes_nothing(meeting):
    meetings.move(meeting=meeting, to=MeetingState.CANCELLED, by=None)

    assert not take(coming())
    assert (answers(), refused()) == (set(), [])


def test_mailbox_is_read_by_the_worker_and_each_mail_once(meeting, settings, run_outbox):
    facts = {
        "uid": invitations.uid_of(meeting.pk),
        "sequence": f"SEQUENCE:{meeting.history.count()}\n",
        "who": call_of(HOLDER).person.email,
    }
    mail = outlook(sender=facts["who"], **facts)
    with imap_server.running(imap_server.Box(b"\xff no mail", outlook_com(), mail)) as box:
        settings.CALENDAR_IMAP_URL = box.url
        for _turn in range(2):
            replies.put_reading()
        done = run_outbox(replies.KIND)

    assert (done, box.seen) == (1, {1, 2, 3})
    assert answers() == {(HOLDER, NO)}
    assert call_of(SUBSTITUTE).duty_since is not None


@pytest.mark.parametrize("missing", ["CALENDAR_ADDRESS", "CALENDAR_IMAP_URL"])
def test_nothing_is_read_where_there_is_no_mailbox(meeting, settings, missing):
    setattr(settings, missing, "")

    replies.put_reading()

    assert Job.objects.filter(kind=replies.KIND).count() == 0
