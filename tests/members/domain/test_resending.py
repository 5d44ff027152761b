"""Sending once more what did not arrive."""

import pytest
from django.core import mail
from django.utils import timezone

from cases import mails
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from members.domain import deliveries, people, sendings
from members.domain.resending import send_again
from members.enums import Delivery
from members.models import Notice, Posting
from tests.factories import council_of
from tests.members.domain.test_deliveries import GONE, bounce, gathered, tell

NEW = "ny@eksempel.example"


@pytest.fixture
def meeting(agder):
    return council_of(agder).meetings.earliest("starts_at")


def how_far(notice):
    notice = Notice.objects.get(pk=notice.pk)
    return sendings.delivery_of([notice], at=timezone.now())[notice.pk]


def come_back(notice, run_outbox):
    Job.objects.update(due_at=timezone.now())
    run_outbox("notice.mail")
    deliveries.take_bounce(bounce(Posting.objects.latest("pk")))
    return notice


def ids():
    return [name.partition("@")[0] for name in Posting.objects.values_list("message_id", flat=True)]


def test_notice_goes_to_the_new_address_with_an_id_of_its_own(
    meeting, member, secretary, run_outbox
):
    notice = come_back(tell(member.person, meeting), run_outbox)
    people.change_person(person=member.person, email=NEW, by=None)

    send_again(notice=notice, by=secretary)
    waits = how_far(notice)
    run_outbox("notice.mail")

    assert (waits, how_far(notice)) == (Delivery.WAITING, Delivery.SENT)
    assert mail.outbox[-1].to == [NEW]
    assert ids() == [f"notice-{notice.pk}", f"notice-{notice.pk}-2"]
    assert [each.said for each in notice.postings.all()] == [GONE, ""]


def test_same_address_is_tried_again(meeting, member, secretary, run_outbox):
    notice = come_back(tell(member.person, meeting), run_outbox)

    send_again(notice=notice, by=secretary)
    run_outbox("notice.mail")

    assert [sent.to for sent in mail.outbox] == [[member.email]] * 2
    assert deliveries.dead(member.email, at=timezone.now()) is None


def test_line_of_a_letter_goes_in_another_letter_of_the_same_day(
    meeting, member, secretary, run_outbox
):
    notice = come_back(gathered(member.person, meeting, key="k"), run_outbox)

    send_again(notice=notice, by=secretary)
    run_outbox("notice.mail")

    assert how_far(notice) == Delivery.SENT
    day = f"letter-{member.person.pk}-{timezone.localdate()}"
    assert ids() == [day, f"{day}-2"]


def test_given_up_mail_gets_five_new_tries(meeting, member, secretary, run_outbox):
    notice = tell(member.person, meeting)
    Job.objects.update(parked_at=timezone.now(), attempts=5)
    given_up = how_far(notice)

    send_again(notice=notice, by=secretary)

    assert (given_up, how_far(notice)) == (Delivery.FAILED, Delivery.WAITING)
    assert Job.objects.get().attempts == 0


def test_sending_keeps_who_sent_it_again_to_whom(meeting, member, secretary, run_outbox):
    sending = sendings.send(
        intent=mails.AGENDA_SENT,
        to=[member.person],
        community=meeting.council.community,
        council=meeting.council,
        matter={"meeting_id": meeting.pk},
        by=secretary,
    )
    notice = come_back(sending.notices.get(), run_outbox)

    send_again(notice=notice, by=secretary)

    newest = sending.history.latest()
    assert newest.history_user == secretary
    assert newest.history_change_reason.endswith(member.person.name)


def test_what_arrived_or_is_on_its_way_is_not_sent_again(meeting, member, secretary, run_outbox):
    waiting, sent = (tell(member.person, meeting, key=key) for key in ("one", "two"))
    Job.objects.filter(key="notice:two").update(due_at=timezone.now())
    Notice.objects.filter(pk=sent.pk).update(sent_at=timezone.now())

    for notice in (waiting, sent):
        with pytest.raises(DomainError):
            send_again(notice=notice, by=secretary)


def test_twice_at_once_is_one_mail(meeting, member, secretary, run_outbox):
    notice = come_back(tell(member.person, meeting), run_outbox)

    send_again(notice=notice, by=secretary)
    with pytest.raises(DomainError):
        send_again(notice=notice, by=secretary)
    run_outbox("notice.mail")

    assert len(mail.outbox) == 2


def test_nobody_to_send_to_is_said(meeting, member, secretary, run_outbox):
    notice = come_back(tell(member.person, meeting), run_outbox)
    people.change_person(person=member.person, email="", by=None)

    with pytest.raises(DomainError):
        send_again(notice=notice, by=secretary)
