"""What one person is asked for in meetings."""

from datetime import date, datetime, timedelta

import pytest

from cases.domain.meetings import actions, approval, mine, minutes
from cases.enums import ApprovalAnswer
from members.models import Term
from tests import factories
from tests.factories import DAY, OSLO, council_of

NOW = datetime(2026, 9, 17, 12, 0, tzinfo=OSLO)
TODAY = NOW.date()


@pytest.fixture
def closed(agder, member):
    draft = factories.opened(council_of(agder))
    (entry,) = draft.entries.all()
    actions.agree(entry=entry, task="Sender svaret", owner=member.person, by=None)
    minutes.write(entry=entry, revision=1, outcome="noted", by=None)
    return minutes.close(minutes=draft, by=None)


@pytest.fixture
def waiting(closed):
    return approval.circulate(
        minutes=closed,
        reader=closed.meeting.chair,
        due=DAY + timedelta(days=7),
        on=DAY,
        by=None,
    )


def asked(user):
    return mine.asked_of(user.person, on=TODAY, now=NOW)


def test_chair_is_asked_to_read_and_then_no_more(closed, chair):
    before = asked(chair).to_read
    factories.approved(closed)

    assert (before, asked(chair).to_read) == ([closed], [])


def test_member_is_asked_to_approve_until_he_answers(waiting, member):
    before = asked(member)
    approval.answer(
        minutes=waiting, person=member.person, answer=ApprovalAnswer.APPROVED, on=DAY, by=member
    )

    assert [row.minutes for row in before.to_approve] == [waiting]
    assert (before.nothing, asked(member).to_approve) == (False, [])


def test_minutes_that_were_sent_back_ask_nobody(waiting, member):
    minutes.send_back(minutes=waiting, why="Rett opp.", by=None)

    assert (asked(member).to_approve, asked(member).actions) == ([], [])


def test_somebody_who_sits_nowhere_is_asked_nothing(waiting, doctor):
    told = asked(doctor)

    assert (told.nothing, told.meetings) == (True, [])


def test_meetings_are_those_of_councils_where_one_sits(agder, member):
    shown = [meeting.slug for meeting in asked(member).meetings]
    Term.objects.filter(person=member.person).update(ended_on=TODAY, end_reason="resigned")

    assert (shown, asked(member).meetings) == (["2026-03"], [])


def test_meeting_that_is_cancelled_or_past_is_not_shown(agder, member):
    later = mine.asked_of(member.person, on=date(2027, 1, 5), now=datetime(2027, 1, 5, tzinfo=OSLO))

    assert later.meetings == []
