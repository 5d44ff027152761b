"""The big screen: number, title, proposals; nothing of a case that is not open."""

import pytest

from cases.domain.meetings import attendance, proposals
from cases.enums import Access, ProposalResult
from cases.models import Case
from tests.cases.views.workbench import at, in_session

TITLE, PROPOSAL, NOTE = "Hvem melder inn saken?", "Ordningen prøves.", "Internt notat"


@pytest.fixture
def item(agder):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    item = meeting.items.get(case__isnull=False)
    item.entries.update(discussion=NOTE)
    proposals.put_forward(item=item, text=PROPOSAL, by=None)
    return item


def screen(client, item, **extra):
    return client.get(at(f"gjennomfor/{item.pk}/storskjerm/"), **extra)


def shown(answer):
    words = answer.content.decode()
    return [word in words for word in (TITLE, PROPOSAL, NOTE)]


def test_screen_shows_the_proposal_that_is_being_decided_and_then_its_result(as_secretary, item):
    second = proposals.put_forward(item=item, text="Ordningen måles.", by=None)
    before = screen(as_secretary, item)
    first = item.proposals.get(number=1)
    proposals.decide(proposal=first, result=ProposalResult.ADOPTED, unanimous=True, by=None)

    after = screen(as_secretary, item, HTTP_HX_REQUEST="true")

    assert shown(before) == [True, True, False]
    assert (before.context["current"].row, before.context["decided"]) == (first, [])
    assert after.context["current"].row == second
    assert [each.row for each in after.context["decided"]] == [first]
    assert next(template.name for template in after.templates) == "cases/minutes/_screen.html"


@pytest.mark.parametrize(
    ("access", "seen"),
    [(Access.PARTLY, [True, False, False]), (Access.EXEMPT, [False, False, False])],
)
def test_screen_shows_nothing_that_guests_may_not_know(access, seen, as_secretary, item):
    Case.objects.filter(pk=item.case_id).update(access=access, legal_basis="offentleglova § 13")

    assert shown(screen(as_secretary, item)) == seen


def test_member_does_not_open_the_screen(as_member, item):
    assert screen(as_member, item).status_code == 403
