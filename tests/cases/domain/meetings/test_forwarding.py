"""Papers sent after the agenda."""

import pytest

from cases.domain.meetings import agenda, forwarding
from legeraad.errors import DomainError
from members.models import Sending
from tests import factories


def test_forward_before_the_agenda_is_out_is_refused(agder):
    meeting = factories.planned(factories.council_of(agder))

    with pytest.raises(DomainError):
        forwarding.forward(
            meeting=meeting, items=list(meeting.items.all()), on=factories.DAY, by=None
        )

    assert not Sending.objects.filter(intent="cases/papers_forwarded").exists()


def test_forward_goes_to_those_who_have_the_agenda(agder):
    meeting = factories.planned(factories.council_of(agder))
    sent = agenda.send(meeting=meeting, on=factories.DAY, by=None)

    sending = forwarding.forward(
        meeting=sent, items=list(sent.items.all()), note=" Se. ", on=factories.DAY, by=None
    )

    told = {notice.person for notice in sending.notices.filter(meant_for=None)}
    assert told == set(agenda.recipients(sent))
    assert sending.matter["note"] == "Se."
