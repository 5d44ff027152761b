"""The matter has gone on, though its message is held: nothing is taken back, nothing is lost."""

from datetime import timedelta

import pytest

from cases import mails
from cases.domain import taking_back
from cases.domain.advice import recommendations, resolutions
from cases.domain.meetings import agenda, approval, changing, minutes
from cases.enums import ApprovalAnswer, MeetingState, MinutesState, ResolutionOutcome
from legeraad.errors import DomainError
from members.domain import sendings
from members.models import Notice, Sending
from tests import factories
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import DAY, council_of, planned


def held(intent, **matter) -> Sending:
    found = sendings.newest(intent=intent, matter=matter)
    assert found is not None
    return found


def circulated(agder):
    stored = factories.closed(council_of(agder))
    due = DAY + timedelta(days=7)
    approval.circulate(minutes=stored, reader=stored.meeting.chair, due=due, on=DAY, by=None)
    return stored


def assert_refused(sending):
    told = Notice.objects.filter(sending=sending).count()

    with pytest.raises(DomainError):
        taking_back.take_back(sending=sending, by=None)

    sending.refresh_from_db()
    assert sending.taken_back_at is None
    assert Notice.objects.filter(sending=sending).count() == told > 0


def test_letter_to_a_chair_who_has_sent_the_minutes_on_stays(agder):
    stored = circulated(agder)

    assert_refused(held(mails.MINUTES_TO_READ, minutes_id=stored.pk))

    stored.refresh_from_db()
    assert stored.state == MinutesState.WITH_THOSE_WHO_MET
    assert stored.approvals.count() == 14


def test_circulation_that_brought_a_remark_stays_and_the_remark_with_it(agder):
    stored = circulated(agder)
    asked = stored.approvals.filter(answer="").first()
    said = {"answer": ApprovalAnswer.REMARK, "remark": "Datoen er feil."}
    approval.answer(minutes=stored, person=asked.person, on=DAY, by=None, **said)

    assert_refused(held(mails.MINUTES_TO_APPROVE, minutes_id=stored.pk))

    assert stored.approvals.get(pk=asked.pk).remark == "Datoen er feil."


def test_circulation_that_everybody_answered_at_once_stays_approved(agder):
    stored = circulated(agder)
    for row in stored.approvals.filter(answer=""):
        approval.answer(
            minutes=stored, person=row.person, answer=ApprovalAnswer.APPROVED, on=DAY, by=None
        )

    assert_refused(held(mails.MINUTES_TO_APPROVE, minutes_id=stored.pk))

    stored.refresh_from_db()
    assert stored.state == MinutesState.APPROVED


def test_minutes_sent_back_call_their_held_letters_back(agder):
    """Those who met would be asked to approve a draft."""
    stored = circulated(agder)
    sent = [
        held(intent, minutes_id=stored.pk)
        for intent in (mails.MINUTES_TO_READ, mails.MINUTES_TO_APPROVE)
    ]

    minutes.send_back(minutes=stored, why="Punktet mangler.", by=None)

    assert all(Sending.objects.get(pk=each.pk).taken_back_at for each in sent)
    assert not Notice.objects.filter(sending__in=sent).exists()


def test_lifting_that_was_answered_stays(agder):
    lifted = recommendations.lift(recommendation=advised(council_of(agder)), on=TODAY, by=None)
    resolutions.register(
        recommendation=lifted,
        principal=council_of(agder, "oss"),
        decided_on=TODAY,
        case_number="31-2026",
        outcome=ResolutionOutcome.APPROVED,
        text="OSS slutter seg til rådet.",
        by=None,
    )

    assert_refused(held(mails.ADVICE_LIFTED, recommendation_id=lifted.pk))

    lifted.refresh_from_db()
    assert lifted.lifted_on == TODAY


def test_agenda_stays_while_the_letter_of_a_new_place_is_held(agder):
    meeting = planned(council_of(agder))
    agenda.send(meeting=meeting, on=DAY, by=None)
    moved = changing.change(meeting=meeting, place="Mandal", by=None)

    assert_refused(held(mails.AGENDA_SENT, meeting_id=meeting.pk))

    taking_back.take_back(sending=moved, by=None)
    taking_back.take_back(sending=held(mails.AGENDA_SENT, meeting_id=meeting.pk), by=None)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED
