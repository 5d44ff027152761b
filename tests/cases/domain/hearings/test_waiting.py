"""Who is waited for in a hearing, and until when (PRJ-8)."""

from datetime import timedelta

import pytest
from django.utils import translation

from cases.domain.hearings import hearings
from cases.domain.hearings.waiting import (
    answer_line,
    ended,
    ended_line,
    longer,
    longer_line,
    silent_line,
    unanswered,
)
from members.domain.reminding import waiting_in
from tests.cases.domain.hearings.asked import DEADLINE, answered, sent
from tests.cases.views.workbench import alr, new_case
from tests.factories import DAY

ALU = "alu-ostre-agder"


@pytest.fixture
def invitation(agder):
    return sent(new_case(), ALU).invitations.get()


def test_silent_are_waited_for_until_they_answer_or_the_hearing_closes(invitation):  # PRJ-8
    assert [row.answer_by for row in unanswered()] == [DEADLINE]
    answered(invitation)
    assert list(unanswered()) == []


def test_silent_who_promised_are_waited_for_until_then(invitation):  # PRJ-8
    day = DEADLINE + timedelta(days=10)
    hearings.promise(invitation=invitation, day=day, on=DAY, by=None)

    assert [row.answer_by for row in unanswered()] == [day]
    assert [row.pk for row in longer()] == [invitation.pk]
    hearings.extend(invitation=invitation, deadline=day, why="Møte", on=DAY, by=None)
    assert list(longer()) == []


def test_new_text_waits_for_everybody_again(invitation):
    answered(invitation)
    hearings.renew(hearing=invitation.hearing, text="Ny", deadline=DEADLINE, on=DAY, by=None)

    assert [row.pk for row in unanswered()] == [invitation.pk]


def test_lines_say_whom_and_lead_there(invitation):
    with translation.override("en"):
        assert answer_line(invitation).title.startswith("Answer for ")
        assert "has not answered" in silent_line(invitation).title
        assert longer_line(invitation).address.endswith(f"/{invitation.pk}/frist/")
        (hearing,) = ended()
        assert ended_line(hearing).address == hearing.get_absolute_url()


def test_hearing_is_not_over_while_one_body_has_longer(invitation):
    day = DEADLINE + timedelta(days=7)
    hearings.extend(invitation=invitation, deadline=day, why="Møte", on=DAY, by=None)

    assert [hearing.over for hearing in ended()] == [day]


def test_hearing_waits_on_the_desk_of_its_council(invitation):
    rules = {each.task.rule.name for each in waiting_in([alr()], on=DEADLINE + timedelta(days=1))}

    assert {"hearing.answer", "hearing.close"} <= rules
