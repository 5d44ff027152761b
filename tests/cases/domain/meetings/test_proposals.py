"""Numbered proposals of an item, decided one by one (AHU-20), by those who may vote (Z8)."""

import pytest
from django.db import IntegrityError, transaction

from cases.domain.meetings import agenda, attendance, impartiality, minutes, proposals
from cases.enums import CasesEvent, ImpartialityResult, MeetingState, Outcome, ProposalResult
from cases.models import Proposal
from legeraad.errors import BlockedError, DomainError
from members.models import Person
from tests import factories
from tests.factories import council_of, new_case

ADOPTED, REJECTED = ProposalResult.ADOPTED, ProposalResult.REJECTED
WITHDRAWN = ProposalResult.WITHDRAWN
VOTERS = 14  # everybody of the sample met


@pytest.fixture
def draft(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council))


@pytest.fixture
def item(draft):
    return draft.meeting.items.get(case__isnull=False)


def person(name):
    return Person.objects.get(name=name)


def put(item, *texts):
    return [proposals.put_forward(item=item, text=text, by=None) for text in texts]


def decide(proposal, result=ADOPTED, **votes):
    return proposals.decide(proposal=proposal, result=result, by=None, **votes)


def listed(item):
    return [(row.number, row.text) for row in item.proposals.order_by("number")]


def test_proposals_are_numbered_in_their_order(item):
    put(item, "Ordningen prøves.", "  Ordningen måles. ")

    assert listed(item) == [(1, "Ordningen prøves."), (2, "Ordningen måles.")]


def test_proposal_comes_from_the_papers_before_the_meeting(agder):
    council = council_of(agder)
    planned = factories.planned(council)

    (proposal,) = put(planned.items.get(), "Sakslisten godkjennes.")

    assert planned.state == MeetingState.PLANNED
    assert (proposal.number, proposal.proposer, proposal.result) == (1, None, "")
    with pytest.raises(DomainError):
        decide(proposal, unanimous=True)


def test_item_that_is_taken_off_the_agenda_takes_its_proposals_along(agder):
    planned = factories.planned(council_of(agder))
    item = planned.items.get()
    put(item, "A", "B")

    agenda.remove(item=item, by=None)

    assert not Proposal.objects.exists()


def test_proposal_needs_words_and_a_proposer_who_is_there(item):
    with pytest.raises(DomainError) as empty:
        put(item, " ")
    with pytest.raises(DomainError) as stranger:
        proposals.put_forward(item=item, text="Nei.", proposer=person("Q.V."), by=None)

    assert (empty.value.field, stranger.value.field) == ("text", "proposer")
    assert listed(item) == []


def test_who_stepped_down_puts_nothing_forward(item):
    impartiality.raise_question(item=item, person=person("Q.B."), reason="Eier.", by=None)

    with pytest.raises(DomainError):
        proposals.put_forward(item=item, text="Nei.", proposer=person("Q.B."), by=None)


def test_move_swaps_with_the_neighbour_and_stops_at_the_end(item):
    first, second = put(item, "A", "B")

    for _ in range(2):
        proposals.move(proposal=second, up=True, by=None)
    proposals.move(proposal=first, up=False, by=None)

    assert listed(item) == [(1, "B"), (2, "A")]


def test_remove_closes_the_gap_and_keeps_the_history(item):
    first, second, _third = put(item, "A", "B", "C")

    proposals.remove(proposal=first, by=None)

    assert listed(item) == [(1, "B"), (2, "C")]
    reasons = Proposal.history.filter(id=second.pk).values_list("history_change_reason", flat=True)
    assert list(reasons) == [CasesEvent.PROPOSAL_MOVED, CasesEvent.PROPOSAL_WRITTEN]


def test_number_that_was_voted_on_stays(item):
    first, second = put(item, "A", "B")
    decide(second, unanimous=True)

    for act in (
        lambda: proposals.remove(proposal=first, by=None),
        lambda: proposals.move(proposal=first, up=False, by=None),
        lambda: proposals.move(proposal=second, up=True, by=None),
        lambda: proposals.change(proposal=second, text="C", by=None),
        lambda: proposals.remove(proposal=second, by=None),
    ):
        with pytest.raises(DomainError):
            act()

    assert listed(item) == [(1, "A"), (2, "B")]


def test_decided_proposal_can_be_changed_after_its_result_is_taken_back(item):
    (proposal,) = put(item, "A")
    decide(proposal, votes_for=8, votes_against=2)

    back = proposals.take_back(proposal=proposal, by=None)
    changed = proposals.change(proposal=proposal, text="B", by=None)

    assert (back.result, back.votes_for, back.votes_against) == ("", None, None)
    assert changed.text == "B"


@pytest.mark.parametrize(
    ("result", "votes", "field"),
    [
        (ADOPTED, {}, "votes_for"),
        (REJECTED, {}, "votes_for"),
        (ADOPTED, {"votes_abstained": 3}, "votes_for"),
        (ADOPTED, {"votes_for": VOTERS + 1}, "votes_for"),
        (REJECTED, {"votes_for": 7, "votes_against": 8}, "votes_for"),
        (ADOPTED, {"votes_for": 5, "votes_against": 6}, "result"),
        (ADOPTED, {"unanimous": True, "votes_against": 1}, "unanimous"),
    ],
)
def test_vote_that_cannot_be_is_refused(result, votes, field, item):
    (proposal,) = put(item, "A")

    with pytest.raises(DomainError) as refusal:
        decide(proposal, result, **votes)

    proposal.refresh_from_db()
    assert (refusal.value.field, proposal.result) == (field, "")


def test_chairs_vote_may_turn_a_tie(item):
    (proposal,) = put(item, "A")

    assert decide(proposal, votes_for=6, votes_against=6).result == ADOPTED


def test_withdrawn_proposal_has_no_votes(item):
    (proposal,) = put(item, "A")

    row = decide(proposal, WITHDRAWN, unanimous=True, votes_for=3)

    assert (row.result, row.unanimous, row.votes_for) == (WITHDRAWN, False, None)


def test_nobody_present_decides_nothing(item):
    (proposal,) = put(item, "A")
    for row in item.meeting.attendances.all():
        attendance.remove(attendance=row, by=None)

    with pytest.raises(DomainError):
        decide(proposal, unanimous=True)


def test_who_stepped_down_has_no_vote(item):
    (proposal,) = put(item, "A")
    question = impartiality.raise_question(
        item=item, person=person("Q.B."), reason="Eier.", by=None
    )
    impartiality.decide(impartiality=question, result=ImpartialityResult.DISQUALIFIED, by=None)

    with pytest.raises(DomainError):
        decide(proposal, votes_for=VOTERS)
    assert decide(proposal, votes_for=VOTERS - 1).result == ADOPTED


def write_all(draft, outcome=Outcome.NOTED):
    for entry in draft.entries.all():
        minutes.write(entry=entry, revision=1, outcome=outcome, by=None)


def test_minutes_wait_for_every_proposal(draft, item):
    first, _second = put(item, "A", "B")
    decide(first, unanimous=True)
    write_all(draft)

    with pytest.raises(BlockedError) as refusal:
        minutes.close(minutes=draft, by=None)

    assert len(refusal.value.sentences) == 1
    assert item.title in refusal.value.sentences[0]


@pytest.mark.parametrize("outcome", [Outcome.POSTPONED, Outcome.TO_HEARING, Outcome.WITHDRAWN])
def test_proposals_of_an_item_without_a_conclusion_may_wait(outcome, draft, item):
    put(item, "A")
    write_all(draft, outcome)

    assert minutes.missing(draft) == []


def test_votes_of_somebody_who_stepped_down_afterwards_hold_the_minutes_back(draft, item):
    (proposal,) = put(item, "A")
    decide(proposal, votes_for=VOTERS)
    write_all(draft)
    question = impartiality.raise_question(
        item=item, person=person("Q.B."), reason="Eier.", by=None
    )

    impartiality.decide(impartiality=question, result=ImpartialityResult.DISQUALIFIED, by=None)

    assert len(minutes.missing(draft)) == 1


def test_closed_minutes_keep_their_proposals(draft, item):
    (proposal,) = put(item, "A")
    decide(proposal, unanimous=True)
    write_all(draft)
    minutes.close(minutes=draft, by=None)

    for act in (
        lambda: put(item, "B"),
        lambda: decide(proposal, REJECTED, unanimous=True),
        lambda: proposals.take_back(proposal=proposal, by=None),
    ):
        with pytest.raises(DomainError):
            act()


def test_approved_proposals_are_locked_in_the_database_too(draft, item):
    (proposal,) = put(item, "A")
    decide(proposal, unanimous=True)
    write_all(draft)
    factories.approved(minutes.close(minutes=draft, by=None))

    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(text="Noe annet.")
