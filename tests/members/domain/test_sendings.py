"""A sending: seen first, tried on oneself, held for two minutes, taken back or gone out, once."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import mails
from cases.models import Case
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from members.domain import people, sendings
from members.enums import Delivery
from members.models import Notice, Person, Sending
from tests.factories import council_of

HELD = sendings.HOLD.total_seconds()


@pytest.fixture
def meeting(agder):
    return council_of(agder).meetings.earliest("starts_at")


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def to(member, chair):
    return [member.person, chair.person]


def send(meeting, to, by=None):
    return sendings.send(
        intent=mails.AGENDA_SENT,
        to=to,
        community=meeting.council.community,
        council=meeting.council,
        matter={"meeting_id": meeting.pk},
        path="/agder/",
        by=by,
    )


def letter_to(meeting, to):
    return sendings.preview(
        intent=mails.AGENDA_SENT,
        to=to,
        community=meeting.council.community,
        matter={"meeting_id": meeting.pk},
    )


def test_send_keeps_what_was_said_by_whom_about_what(meeting, to, secretary):
    sending = send(meeting, to, by=secretary)

    assert (sending.sender, sending.council) == (secretary.person, meeting.council)
    assert sending.subject == letter_to(meeting, to).written.subject
    assert sending.text == letter_to(meeting, to).written.text
    assert sending.attachments == "innkalling.ics"
    assert sending.history.get().history_user == secretary


def test_nothing_leaves_before_the_hold_is_over(meeting, to, clock, run_outbox):
    send(meeting, to)

    done = []
    for seconds in (0, HELD - 1, 1):
        clock.shift(seconds)
        done.append(run_outbox())

    assert done == [0, 0, 2]
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(person.email for person in to)


def test_notice_on_my_page_waits_as_the_mail_does(meeting, to, clock):
    sending = send(meeting, to)

    assert {notice.due_at for notice in sending.notices.all()} == {sending.held_until}
    assert sending.held_until == timezone.now() + timedelta(minutes=2)


def test_take_back_leaves_no_notice_and_no_job(meeting, to, clock, run_outbox, secretary):
    sending = send(meeting, to)
    clock.shift(HELD - 1)

    taken = sendings.take_back(sending=sending, by=secretary)

    clock.shift(HELD)
    assert (Notice.objects.filter(sending=sending).count(), Job.objects.count()) == (0, 0)
    assert (run_outbox(), len(mail.outbox)) == (0, 0)
    assert sendings.taken_back_by(taken) == secretary.person


def test_take_back_twice_is_no_error(meeting, to):
    sending = send(meeting, to)

    first = sendings.take_back(sending=sending, by=None)
    second = sendings.take_back(sending=sending, by=None)

    assert first.taken_back_at == second.taken_back_at
    assert sending.history.count() == 2


@pytest.mark.parametrize("late", [0, 1, 3600])
def test_take_back_after_the_hold_changes_nothing(meeting, to, clock, late):
    sending = send(meeting, to)
    clock.shift(HELD + late)

    with pytest.raises(DomainError):
        sendings.take_back(sending=sending, by=None)

    sending.refresh_from_db()
    assert sending.taken_back_at is None
    assert (sending.notices.count(), Job.objects.count()) == (2, 2)


def test_take_back_of_one_leaves_the_other(meeting, to, clock, run_outbox):
    first, second = send(meeting, to), send(meeting, to)

    sendings.take_back(sending=first, by=None)
    clock.shift(HELD)

    assert run_outbox() == len(mail.outbox) == 2
    assert second.notices.exclude(sent_at=None).count() == 2


def test_second_send_after_take_back_tells_everybody_once(meeting, to, clock, run_outbox):
    sendings.take_back(sending=send(meeting, to), by=None)
    send(meeting, to)
    clock.shift(HELD)

    run_outbox()

    assert Counter(sent.to[0] for sent in mail.outbox) == {person.email: 1 for person in to}


def rows():
    """How many rows of what there are, and how far the council's numbers have come."""
    models: list[type[Model]] = [Sending, Notice, Job, Case]
    return [model.objects.count() for model in models] + [Sending.history.count()]


def test_preview_changes_nothing(meeting, to):
    before = rows()

    letter = letter_to(meeting, to)

    assert rows() == before
    assert (list(letter.recipients), letter.attachments) == (to, ["innkalling.ics"])


def test_preview_is_what_is_sent_but_for_the_own_link(meeting, to, clock, run_outbox):
    letter = letter_to(meeting, to[:1])

    send(meeting, to[:1])
    clock.shift(HELD)
    run_outbox()

    [sent] = mail.outbox
    written = letter.written
    # Only the receiver gets a link of his own; the preview has a line in its place.
    ours, shown = sent.body.splitlines(), written.text.splitlines()
    assert (sent.subject, len(set(shown) - set(ours))) == (written.subject, 1)
    assert [line for line in ours if line in shown] == [line for line in shown if line in ours]
    assert [file.content.encode() for file in sent.attachments] == [
        file.content for file in written.attachments
    ]


def test_preview_marks_who_has_no_address(meeting, to):
    without = people.register_person(name="N.N.", by=None)

    assert letter_to(meeting, [*to, without]).without_address == [without]


def test_preview_to_nobody_is_in_bokmaal(meeting):
    assert letter_to(meeting, []).language == "nb"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_preview_is_in_the_language_of_the_first(meeting, to, language):
    Person.objects.filter(pk=to[0].pk).update(language=language)

    letter = letter_to(meeting, [Person.objects.get(pk=to[0].pk)])

    assert f'lang="{language}"' in letter.written.html


def test_preview_says_when_others_read_another_language(meeting, to):
    alike = letter_to(meeting, to).in_two_languages
    Person.objects.filter(pk=to[1].pk).update(language="nn")

    mixed = letter_to(meeting, Person.objects.filter(pk__in=[each.pk for each in to]))

    assert (alike, mixed.in_two_languages) == (False, True)


def test_trial_goes_to_me_alone_and_leaves_no_notice(meeting, to, secretary, run_outbox):
    letter, before = letter_to(meeting, to), Notice.objects.count()

    sendings.send_to_myself(
        letter=letter, community=meeting.council.community, person=secretary.person
    )
    run_outbox()

    [sent] = mail.outbox
    assert (sent.to, sent.cc, sent.bcc) == ([secretary.email], [], [])
    assert sent.subject.endswith(letter.written.subject)
    assert (sent.body, sent.alternatives[0].content) == (letter.written.text, letter.written.html)
    assert [file.filename for file in sent.attachments] == ["innkalling.ics"]
    assert Notice.objects.count() == before
    assert Job.objects.get().payload == {}


def test_trial_without_an_address_is_refused(meeting, to):
    nobody = people.register_person(name="N.N.", by=None)

    with pytest.raises(DomainError):
        sendings.send_to_myself(
            letter=letter_to(meeting, to), community=meeting.council.community, person=nobody
        )

    assert Job.objects.count() == 0


HOSTILE = "Sak\r\nBcc: alle@eksempel.example\u2028X-Evil: 1\x0b\x85<script>"


def test_hostile_title_adds_no_header_and_no_property(meeting, to, clock, run_outbox):
    """I6, I7: in the preview and in what leaves the house."""
    meeting.items.update(title=HOSTILE)
    type(meeting).objects.filter(pk=meeting.pk).update(place=HOSTILE)
    type(meeting.council).objects.filter(pk=meeting.council_id).update(name=HOSTILE)
    letter = letter_to(meeting, to)
    send(meeting, to)
    clock.shift(HELD)

    run_outbox()

    headers = {"From", "To", "Subject", "Reply-To", "Date", "Message-ID", "Auto-Submitted"}
    for sent in mail.outbox:
        message = sent.message()
        assert set(message.keys()) <= headers | {"MIME-Version", "Content-Type"}
        assert "\n" not in sent.subject
    assert len(letter.written.subject.splitlines()) == 1
    assert "<script>" not in letter.written.html
    assert b"\nBcc" not in letter.written.attachments[0].content


def test_delivery_tells_how_far_each_has_come(meeting, to, clock, run_outbox):
    without = people.register_person(name="N.N.", by=None)
    told = send(meeting, [*to, without]).notices.order_by("pk")

    def came():
        return list(sendings.delivery_of(told.all(), at=timezone.now()).values())

    held = came()
    clock.shift(HELD)
    waiting = came()
    Job.objects.filter(key=f"notice:{told[0].key}").update(parked_at=timezone.now())
    run_outbox()

    assert held == [Delivery.HELD, Delivery.HELD, Delivery.PAGE_ONLY]
    assert waiting == [Delivery.WAITING, Delivery.WAITING, Delivery.PAGE_ONLY]
    assert came() == [Delivery.FAILED, Delivery.SENT, Delivery.PAGE_ONLY]
    assert list(sendings.failed(Notice.objects.all())) == [told[0]]


@pytest.mark.parametrize("number", [1, 3])
def test_counts_take_two_queries_however_many(meeting, to, number):
    sent = [send(meeting, to) for _ in range(number)]

    with CaptureQueriesContext(connection) as captured:
        counts = sendings.counts(sent, at=timezone.now())

    assert len(captured) == 3
    assert counts == {each.pk: {Delivery.HELD: 2} for each in sent}


def test_newest_leaves_out_what_was_taken_back(meeting, to):
    matter = {"meeting_id": meeting.pk}
    first = send(meeting, to)
    sendings.take_back(sending=send(meeting, to), by=None)

    assert sendings.newest(intent=mails.AGENDA_SENT, matter=matter) == first


def test_held_ends_with_the_hold(meeting, to, clock):
    matter = {"meeting_id": meeting.pk}
    sending = send(meeting, to)

    before = sendings.held(intent=mails.AGENDA_SENT, matter=matter, at=timezone.now())
    clock.shift(HELD)
    after = sendings.held(intent=mails.AGENDA_SENT, matter=matter, at=timezone.now())

    assert (before, after) == (sending, None)
