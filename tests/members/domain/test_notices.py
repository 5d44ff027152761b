"""Telling somebody something, once, in their own language, from their own secretariat."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from cases import mails
from legeraad.outbox.models import Job
from members.domain import letters, notices, people
from members.models import Notice, Person
from tests.factories import council_of


@pytest.fixture
def meeting(agder):
    return council_of(agder).meetings.earliest("starts_at")


def tell(person, meeting, key="k", **more):
    return notices.send_once(
        mails.AGENDA_SENT,
        to=person,
        community=meeting.council.community,
        key=key,
        matter={"meeting_id": meeting.pk},
        **more,
    )


def test_notice_is_mailed_once(member, meeting, run_outbox):
    first = tell(member.person, meeting)
    second = tell(member.person, meeting)
    done = run_outbox()

    notice = Notice.objects.get(key="k")
    assert (first, second, done, len(mail.outbox)) == (True, False, 1, 1)
    assert notice.sent_at is not None
    sent = mail.outbox[0]
    assert (sent.to, sent.reply_to) == ([member.email], [meeting.council.community.contact_email])
    assert sent.extra_headers["Message-ID"].startswith(f"<notice-{notice.pk}@")


def test_handler_that_runs_again_sends_nothing(member, meeting, run_outbox):
    tell(member.person, meeting)
    run_outbox()

    letters.deliver(notice_id=Notice.objects.get(key="k").pk, on=timezone.localdate())

    assert len(mail.outbox) == 1


def test_person_without_an_address_has_the_notice_and_no_mail(meeting, run_outbox):
    person = people.register_person(name="N.N.", by=None)

    assert tell(person, meeting)

    assert (Notice.objects.filter(person=person).count(), Job.objects.count()) == (1, 0)


def test_notice_for_later_waits(member, meeting, run_outbox):
    tell(member.person, meeting, due_at=timezone.now() + timedelta(hours=1))

    assert (run_outbox(), len(mail.outbox)) == (0, 0)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_mail_is_in_the_language_of_the_person(language, member, meeting, run_outbox):
    Person.objects.filter(pk=member.person.pk).update(language=language)
    tell(member.person, meeting)

    run_outbox()

    assert f'lang="{language}"' in mail.outbox[0].alternatives[0].content


def test_notice_is_written_in_the_transaction_of_its_fact(member, meeting):
    with transaction.atomic():
        tell(member.person, meeting)
        transaction.set_rollback(True)

    assert (Notice.objects.filter(key="k").count(), Job.objects.count()) == (0, 0)
