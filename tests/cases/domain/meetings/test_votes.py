"""What may be recorded of a vote (Z8), and what holds the minutes back."""

import pytest

from cases.domain.meetings import attendance, proposals, votes
from cases.domain.meetings.sentences import Vote
from cases.enums import ProposalResult
from legeraad.errors import DomainError
from tests import factories
from tests.factories import council_of, new_case

VOTERS = 14


@pytest.fixture
def draft(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council))


@pytest.fixture
def item(draft):
    return draft.meeting.items.get(case__isnull=False)


def cast(**counts):
    facts = {"unanimous": False, "votes_for": None, "votes_against": None}
    return Vote(**facts | {"votes_abstained": None, "voters": VOTERS} | counts)


@pytest.mark.parametrize(
    "counts",
    [{}, {"votes_for": VOTERS}, {"votes_for": 7, "votes_against": 7}, {"unanimous": True}],
)
def test_vote_of_those_who_are_there_is_taken(counts, item):
    votes.check(cast(**counts), item)


@pytest.mark.parametrize(
    ("counts", "field"),
    [
        ({"votes_for": VOTERS + 1}, "votes_for"),
        ({"votes_for": 10, "votes_abstained": 5}, "votes_for"),
        ({"unanimous": True, "votes_abstained": 1}, "unanimous"),
    ],
)
def test_vote_of_somebody_who_is_not_there_is_refused(counts, field, item):
    with pytest.raises(DomainError) as refusal:
        votes.check(cast(**counts), item)

    assert refusal.value.field == field


def test_entry_of_an_item_with_proposals_is_not_counted_besides_them(draft, item):
    """Its single vote is told no more, so it holds nothing back."""
    row = proposals.put_forward(item=item, text="A", by=None)
    proposals.decide(proposal=row, result=ProposalResult.ADOPTED, unanimous=True, by=None)
    entry = draft.entries.get(item=item)
    draft.entries.filter(pk=entry.pk).update(votes_for=VOTERS)
    attendance.remove(attendance=draft.meeting.attendances.first(), by=None)
    entries = list(draft.entries.select_related("item").prefetch_related("dissents__person"))

    assert votes.unsettled(draft, entries) == []


def test_it_asks_three_times_whatever_the_number_of_items(draft, item, django_assert_num_queries):
    proposals.put_forward(item=item, text="A", by=None)
    rows = draft.entries.select_related("item").prefetch_related("dissents__person")

    with django_assert_num_queries(5):  # the entries themselves, their dissents, and three
        votes.unsettled(draft, list(rows))
