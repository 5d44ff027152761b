"""Taking back: the message is gone and its matter is as it was, both or neither."""

import threading
from contextlib import suppress

import pytest
import time_machine
from django.core import mail
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from cases import mails
from cases.domain import taking_back
from cases.domain.advice import recommendations
from cases.domain.meetings import agenda, approval, changing, minutes
from cases.enums import CaseState, MeetingState, MinutesState, RecommendationState
from cases.models import Case, Recommendation
from legeraad.errors import DomainError
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import sendings
from members.models import Notice, Sending
from tests import factories
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import DAY, council_of, new_case, planned

HELD = sendings.HOLD.total_seconds()


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def newest(intent, **matter):
    sending = sendings.newest(intent=intent, matter=matter)
    assert sending is not None
    return sending


def summoned(community):
    meeting = planned(council_of(community))
    agenda.add_case(meeting=meeting, case=new_case(meeting.council), by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)
    return meeting, newest(mails.AGENDA_SENT, meeting_id=meeting.pk)


def assert_nobody_is_told(sending):
    assert Notice.objects.filter(sending=sending).count() == 0
    assert Job.objects.filter(key__startswith=f"notice:sending:{sending.pk}:").count() == 0


def test_agenda_taken_back_is_planned_and_items_keep_their_numbers(agder):
    meeting, sending = summoned(agder)
    labels = [item.label for item in meeting.items.all()]

    taking_back.take_back(sending=sending, by=None)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.summoned_on) == (MeetingState.PLANNED, None)
    assert [item.label for item in meeting.items.all()] == labels
    assert labels[-1] != ""
    assert_nobody_is_told(sending)


def test_agenda_sent_again_tells_everybody_once(agder, clock, run_outbox):
    meeting, first = summoned(agder)
    people = {person.email for person in agenda.recipients(meeting)}
    taking_back.take_back(sending=first, by=None)

    for _click in range(2):
        agenda.send(meeting=meeting, on=DAY, by=None)
    clock.shift(HELD)
    run_outbox("notice.mail")

    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(people)


def test_minutes_taken_back_from_the_chair_are_a_draft(agder):
    stored = factories.closed(council_of(agder))
    sending = newest(mails.MINUTES_TO_READ, minutes_id=stored.pk)

    taking_back.take_back(sending=sending, by=None)

    stored.refresh_from_db()
    assert (stored.state, stored.closed_at) == (MinutesState.DRAFT, None)
    assert_nobody_is_told(sending)


def test_minutes_taken_back_from_those_who_met_are_with_the_chair(agder):
    stored = factories.closed(council_of(agder))
    approval.circulate(
        minutes=stored, reader=stored.meeting.chair, due=DAY.replace(day=30), on=DAY, by=None
    )
    sending = newest(mails.MINUTES_TO_APPROVE, minutes_id=stored.pk)

    taking_back.take_back(sending=sending, by=None)

    stored.refresh_from_db()
    assert (stored.state, stored.approval_due) == (MinutesState.WITH_CHAIR, None)
    assert stored.approvals.count() == 0
    assert_nobody_is_told(sending)


def test_lifting_taken_back_is_advised(agder):
    lifted = recommendations.lift(recommendation=advised(council_of(agder)), on=TODAY, by=None)
    sending = newest(mails.ADVICE_LIFTED, recommendation_id=lifted.pk)

    taking_back.take_back(sending=sending, by=None)

    lifted.refresh_from_db()
    assert (lifted.state, lifted.lifted_on) == (RecommendationState.ADVISED, None)
    assert Case.objects.get(pk=lifted.case_id).state == CaseState.ADVISED
    assert_nobody_is_told(sending)


def test_publication_stays_public_and_its_letter_is_gone(agder):
    given = advised(council_of(agder))
    published = recommendations.publish(recommendation=given, on=TODAY, by=None)
    sending = newest(mails.RECOMMENDATION_IN_FORCE, recommendation_id=published.pk)

    taking_back.take_back(sending=sending, by=None)

    found = Recommendation.public.get(pk=published.pk)
    assert (found.label, found.state) == (published.label, RecommendationState.IN_FORCE)
    assert_nobody_is_told(sending)


def test_changed_meeting_taken_back_is_where_it_was(agder):
    meeting, _sent = summoned(agder)
    sending = changing.change(meeting=meeting, place="Mandal", by=None)
    assert sending is not None

    taking_back.take_back(sending=sending, by=None)

    meeting.refresh_from_db()
    assert (meeting.place, meeting.state) == ("Kristiansand", MeetingState.SUMMONED)
    assert_nobody_is_told(sending)


@pytest.mark.parametrize("late", [0, 60])
def test_take_back_after_the_hold_is_refused_and_changes_nothing(agder, clock, late):
    meeting, sending = summoned(agder)
    clock.shift(HELD + late)

    with pytest.raises(DomainError):
        taking_back.take_back(sending=sending, by=None)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.SUMMONED
    assert sending.notices.count() == len(agenda.recipients(meeting))


def test_take_back_twice_undoes_once(agder):
    meeting, sending = summoned(agder)
    taking_back.take_back(sending=sending, by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)

    taking_back.take_back(sending=sending, by=None)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.SUMMONED


def test_matter_that_has_gone_on_keeps_its_message(agder):
    """Both or neither: the meeting is open, so its notice is not taken back."""
    meeting, sending = summoned(agder)
    minutes.open_session(meeting=meeting, by=None)

    with pytest.raises(DomainError):
        taking_back.take_back(sending=sending, by=None)

    sending.refresh_from_db()
    assert sending.taken_back_at is None
    assert sending.notices.count() == len(agenda.recipients(meeting))


def own_connection(act):
    """A thread's work; it closes the connection that Django opened for it."""

    def work():
        try:
            with suppress(DomainError):
                act()
        finally:
            connection.close()

    return threading.Thread(target=work)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seconds", [HELD - 0.001, HELD, HELD + 1])
def test_take_back_racing_with_the_worker_is_one_or_the_other(agder, mailoutbox, seconds):
    """At the very end of the hold: everybody is told and it stands, or nobody and it is undone."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        meeting, sending = summoned(agder)
        clock.shift(seconds)
        told = list(Job.objects.filter(kind="notice.mail").values_list("pk", flat=True))
        acts = [lambda: [outbox.run(pk) for pk in told]] * 2
        acts += [lambda: taking_back.take_back(sending=sending, by=None)] * 2
        threads = [own_connection(act) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        clock.shift(HELD)
        outbox.run_due()
    sending.refresh_from_db()
    meeting.refresh_from_db()
    back = sending.taken_back_at is not None
    assert back is (seconds < HELD)
    assert meeting.state == (MeetingState.PLANNED if back else MeetingState.SUMMONED)
    receivers = sorted(sent.to[0] for sent in mailoutbox)
    assert receivers == ([] if back else sorted(p.email for p in agenda.recipients(meeting)))


@pytest.mark.django_db(transaction=True)
def test_take_back_that_waits_for_a_mail_under_way_is_refused(agder):
    """The clock is read after the wait: what the worker has sent meanwhile is not taken back."""
    refused = []

    def late():
        try:
            taking_back.take_back(sending=sending, by=None)
        except DomainError:
            refused.append(True)

    with time_machine.travel(timezone.now(), tick=False) as clock:
        _meeting, sending = summoned(agder)
        clock.shift(HELD - 1)
        thread = own_connection(late)
        with transaction.atomic():
            list(Notice.objects.select_for_update(of=("self",)).filter(sending=sending)[:1])
            thread.start()
            thread.join(timeout=0.5)
            assert thread.is_alive()
            clock.shift(1)
        thread.join()

    assert refused == [True]
    assert sending.notices.count() > 0


@pytest.mark.django_db(transaction=True)
def test_take_back_killed_on_its_way_changes_nothing(agder):
    meeting, sending = summoned(agder)

    def killed():
        with suppress(OperationalError), transaction.atomic():
            taking_back.take_back(sending=sending, by=None)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    thread = own_connection(killed)
    thread.start()
    thread.join()

    meeting.refresh_from_db()
    assert Sending.objects.get(pk=sending.pk).taken_back_at is None
    assert meeting.state == MeetingState.SUMMONED
    assert sending.notices.count() == len(agenda.recipients(meeting))
