"""What earlier meetings postponed."""

from datetime import timedelta

import pytest

from cases.domain.meetings import agenda, carrying
from cases.enums import ApprovedHow, MeetingState, MinutesState, Outcome, ProposalResult
from cases.models import Meeting, Minutes, MinutesEntry, Proposal
from legeraad.errors import DomainError
from tests import factories


@pytest.fixture
def entry(agder):
    """One formal item that the meeting postponed."""
    (entry,) = factories.closed(factories.council_of(agder)).entries.all()
    MinutesEntry.objects.filter(pk=entry.pk).update(outcome=Outcome.POSTPONED)
    return entry


def later(entry, days=7):
    day = factories.DAY + timedelta(days=days)
    return factories.planned(entry.item.meeting.council, on=day)


def test_carry_keeps_what_stood_of_the_item_and_says_where_from(entry):
    meeting = later(entry)

    carried = carrying.carry(meeting=meeting, item=entry.item, by=None)

    assert (carried.title, carried.carried_from) == (entry.item.title, entry.item)
    assert carrying.postponed(meeting) == []


def test_carry_twice_is_refused(entry):
    carrying.carry(meeting=later(entry), item=entry.item, by=None)

    with pytest.raises(DomainError):
        carrying.carry(meeting=later(entry, days=14), item=entry.item, by=None)


def test_postponed_is_offered_to_later_meetings_of_the_same_council_only(entry, agder):
    offered = [
        carrying.postponed(meeting)
        for meeting in (
            later(entry),
            later(entry, days=-7),
            factories.planned(factories.small_council(agder)),
        )
    ]

    assert offered == [[entry.item], [], []]


def test_what_a_replaced_version_said_does_not_count(entry):
    facts = {"approved_on": factories.DAY, "approved_how": ApprovedHow.ALL}
    rows = Minutes.objects.filter(pk=entry.minutes_id)
    rows.update(state=MinutesState.SUPERSEDED, **facts)

    assert carrying.postponed(later(entry)) == []


def proposed(item, *results):
    for number, result in enumerate(results, start=1):
        Proposal.objects.create(item=item, number=number, text=f"Punkt {number}", result=result)


def brought(item):
    return list(item.proposals.order_by("number").values_list("number", "text", "result"))


def test_carry_brings_the_proposals_that_nobody_decided(entry):
    """AHU-20"""
    proposed(entry.item, ProposalResult.WITHDRAWN, "", "")

    carried = carrying.carry(meeting=later(entry), item=entry.item, by=None)

    assert brought(carried) == [(1, "Punkt 2", ""), (2, "Punkt 3", "")]


@pytest.mark.parametrize(
    ("state", "texts"),
    [(MeetingState.HELD, ["Punkt 1"]), (MeetingState.PLANNED, [])],
)
def test_case_on_a_later_agenda_brings_them_once_its_meeting_is_over(agder, state, texts):
    council = factories.council_of(agder)
    case = factories.new_case(council)
    first = factories.planned(council, on=factories.DAY)
    proposed(agenda.add_case(meeting=first, case=case, by=None), "")
    Meeting.objects.filter(pk=first.pk).update(state=state)

    later = factories.planned(council, on=factories.DAY + timedelta(days=7))
    item = agenda.add_case(meeting=later, case=case, by=None)

    assert [text for _number, text, _result in brought(item)] == texts
