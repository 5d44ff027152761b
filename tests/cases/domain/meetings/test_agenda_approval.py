"""The chair's yes to the agenda."""

import pytest

from cases.domain.meetings import agenda, agenda_approval
from cases.models import Meeting
from legeraad.errors import DomainError
from tests import factories


@pytest.fixture
def meeting(agder):
    council = factories.council_of(agder)
    council.chair_approves_agenda = True
    council.save()
    return Meeting.objects.get(pk=factories.planned(council).pk)


def test_ask_without_a_chair_is_refused(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(chair=None)

    with pytest.raises(DomainError):
        agenda_approval.ask(meeting=meeting, by=None)

    assert agenda_approval.asked(meeting) is None


def test_approve_twice_is_refused(meeting):
    agenda_approval.approve(meeting=meeting, by=None)

    with pytest.raises(DomainError):
        agenda_approval.approve(meeting=meeting, by=None)


def test_yes_stays_when_the_agenda_that_is_out_is_changed(meeting):
    agenda_approval.approve(meeting=meeting, by=None)
    sent = agenda.send(meeting=meeting, on=factories.DAY, by=None)

    agenda.add_item(meeting=sent, title="Kom senere", by=None)

    assert Meeting.objects.get(pk=sent.pk).agenda_approved_at is not None


def test_send_without_the_yes_is_refused(meeting):
    with pytest.raises(DomainError):
        agenda.send(meeting=meeting, on=factories.DAY, by=None)
