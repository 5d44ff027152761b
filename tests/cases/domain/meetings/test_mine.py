"""What one person is asked for in meetings."""

from datetime import date, datetime, timedelta

import pytest

from cases.domain.meetings import actions, approval, mine, minutes
from cases.enums import ApprovalAnswer
from members.domain import handling
from members.models import Term
from tests import factories
from tests.factories import DAY, OSLO, council_of

NOW = datetime(2026, 9, 17, 12, 0, tzinfo=OSLO)
TODAY = NOW.date()


@pytest.fixture
def closed(agder, member):
    draft = factories.opened(council_of(agder))
    (entry,) = draft.entries.all()
    owner = member.person
    actions.agree(entry=entry, task="Sender svaret", owner=owner, by=None)
    actions.agree(entry=entry, task="Ringer", owner=owner, due=TODAY, by=None)
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


def matters(user, rule):
    return [task.matter for task in asked(user).tasks if task.rule.name == rule]


def test_chair_is_asked_to_read_and_then_no_more(closed, chair):
    before = matters(chair, "minutes.read")
    factories.approved(closed)

    assert (before, matters(chair, "minutes.read")) == ([f"minutes:{closed.pk}"], [])


def test_member_is_asked_to_approve_until_he_answers(waiting, member):
    before = matters(member, "minutes.approve")
    approval.answer(
        minutes=waiting, person=member.person, answer=ApprovalAnswer.APPROVED, on=DAY, by=member
    )

    assert before == [f"minutes:{waiting.pk}"]
    assert matters(member, "minutes.approve") == []


def test_minutes_that_were_sent_back_ask_nobody(waiting, member):
    minutes.send_back(minutes=waiting, why="Rett opp.", by=None)

    assert (matters(member, "minutes.approve"), asked(member).actions) == ([], [])


def tasks(points):
    return [point.task for point in points]


def test_action_point_is_shown_once_with_or_without_a_day(closed, member):
    assert tasks(asked(member).actions) == ["Ringer", "Sender svaret"]
    assert matters(member, "action") == []


def test_what_is_put_off_is_kept_apart_with_its_day(closed, member):
    point = asked(member).actions[0]
    day = TODAY + timedelta(days=1)
    handling.put_off(
        person=member.person, matter=mine.matter_of(point), until=day, on=TODAY, by=None
    )

    told = asked(member)

    assert tasks(told.actions) == ["Sender svaret"]
    assert [(task.line.title, until) for task, until in told.put_off] == [("Ringer", day)]


def test_what_waits_for_the_secretariat_is_not_asked_of_its_people_in_person(closed, secretary):
    assert "agenda" not in {task.rule.name for task in asked(secretary).tasks}


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
