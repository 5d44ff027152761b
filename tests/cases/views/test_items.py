"""The page of an item before the meeting: impartiality can be raised there too."""

import pytest

from cases.domain.meetings import agenda, attendance, minutes
from cases.models import Impartiality
from members.models import Person
from tests.cases.views.workbench import at, coming, new_case, with_chair


@pytest.fixture
def item(agder):
    meeting = coming()
    agenda.add_case(meeting=meeting, case=new_case(), by=None)
    return meeting.items.get(case__isnull=False)


def page_of(item):
    return at(f"gjennomfor/{item.pk}/forslag/")


def ask(client, item):
    person = Person.objects.get(name="Q.B.")
    typed = {"question-person": person.pk, "question-reason": "Eier et firma."}
    return client.post(at(f"gjennomfor/{item.pk}/habilitet/ny/"), typed)


def test_impartiality_is_raised_and_decided_before_the_meeting(as_secretary, item):
    agenda.send(meeting=item.meeting, on=item.meeting.starts_at.date(), by=None)

    raised = ask(as_secretary, item)
    row = Impartiality.objects.get()
    decide = at(f"gjennomfor/{item.pk}/habilitet/{row.pk}/avgjor/")
    decided = as_secretary.post(decide, {"result": "disqualified"})
    minutes.open_session(meeting=coming(), by=None)
    attendance.everyone_present(meeting=coming(), by=None)
    session = as_secretary.get(at(f"gjennomfor/?punkt={item.pk}"))

    assert raised.url == decided.url == page_of(item) + "#impartiality"
    assert "Q.B." not in [voter.person.name for voter in session.context["voters"]]


def test_impartiality_waits_for_the_notice(as_secretary, item):
    page = as_secretary.get(page_of(item))
    refused = ask(as_secretary, item)

    assert page.context["may_ask"] is False
    assert (refused.status_code, Impartiality.objects.count()) == (422, 0)


def test_item_of_closed_minutes_is_not_found(as_secretary, agder):
    closed = with_chair()

    assert as_secretary.get(page_of(closed.meeting.items.last())).status_code == 404


def test_item_of_another_meeting_is_not_found(as_secretary, item):
    other = at(f"gjennomfor/{item.pk}/forslag/", meeting="2026-02")

    assert as_secretary.get(other).status_code == 404
