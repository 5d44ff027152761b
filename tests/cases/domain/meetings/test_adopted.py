"""What was adopted point by point is the advice, also where nobody wrote it once more (AHU-20)."""

import pytest

from cases.documents.minutes import facts
from cases.domain.meetings import adopted, minutes, proposals
from cases.enums import Outcome, ProposalResult, Rendition
from cases.models import Proposal
from tests import factories
from tests.factories import council_of, new_case


@pytest.fixture
def draft(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council))


@pytest.fixture
def entry(draft):
    draft.entries.filter(item__case=None).update(outcome=Outcome.OWN_DECISION)
    entry = draft.entries.get(item__case__isnull=False)
    return minutes.write(entry=entry, revision=entry.revision, outcome=Outcome.ADVICE, by=None)


def adopt(entry, *texts):
    for text in texts:
        row = proposals.put_forward(item=entry.item, text=text, by=None)
        proposals.decide(proposal=row, result=ProposalResult.ADOPTED, unanimous=True, by=None)


def closed(entry):
    minutes.close(minutes=entry.minutes, by=None)
    entry.refresh_from_db()
    return entry


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], ""),
        ([("A", "rejected")], ""),
        ([(" A\nog B ", "adopted")], "A\nog B"),
        ([("A\nog B", "adopted"), ("C", "withdrawn"), ("D", "adopted")], "- A og B\n- D"),
    ],
)
def test_words_of_the_adopted(rows, text):
    assert adopted.words(Proposal(text=text, result=result) for text, result in rows) == text


def test_adopted_proposals_become_the_advice_when_the_meeting_ends(entry):
    adopt(entry, "Listen sendes samme dag.", "Ordningen måles.")

    assert minutes.missing(entry.minutes) == []
    assert closed(entry).advice == "- Listen sendes samme dag.\n- Ordningen måles."


def test_advice_that_was_written_stays(entry):
    adopt(entry, "Listen sendes samme dag.")
    entry.refresh_from_db()
    minutes.write(entry=entry, revision=entry.revision, advice="Send listen.", by=None)

    assert closed(entry).advice == "Send listen."


def test_outcome_without_advice_gets_none(entry):
    adopt(entry, "Listen sendes samme dag.")
    entry.refresh_from_db()
    minutes.write(entry=entry, revision=entry.revision, outcome=Outcome.NOTED, by=None)

    assert closed(entry).advice == ""


def test_missing_advice_leads_to_its_item(entry):
    (gap,) = minutes.missing(entry.minutes)

    assert gap.item_id == entry.item_id


def test_minutes_say_the_same_words_once(entry):
    adopt(entry, "Listen sendes samme dag.")

    told = facts(closed(entry).minutes, Rendition.FULL)

    [treated] = [each for each in told.entries if each.proposals]
    assert (treated.advice, [each.text for each in treated.proposals]) == (
        "Listen sendes samme dag.",
        [""],
    )
    assert treated.proposals[0].result


def test_proposal_that_was_not_adopted_keeps_its_words(entry):
    """Also where the advice says the same: the reader must see what was voted down."""
    row = proposals.put_forward(item=entry.item, text="Send listen.", by=None)
    proposals.decide(proposal=row, result=ProposalResult.REJECTED, unanimous=True, by=None)
    entry.refresh_from_db()
    minutes.write(entry=entry, revision=entry.revision, advice="Send listen.", by=None)

    told = facts(closed(entry).minutes, Rendition.FULL)

    [treated] = [each for each in told.entries if each.proposals]
    assert [each.text for each in treated.proposals] == ["Send listen."]


def test_page_that_was_open_before_cannot_write_over_what_became_the_advice(entry):
    adopt(entry, "Listen sendes samme dag.")
    entry.refresh_from_db()
    before = entry.revision

    assert closed(entry).revision == before + 1
