"""What the minutes tell of proposals, dissent, quorum, and who came and went, in each rendition."""

import dataclasses

import pytest
from django.utils import translation

from cases.documents import minutes as document
from cases.domain.meetings import dissents, impartiality, presence, proposals
from cases.domain.meetings import minutes as minutes_domain
from cases.enums import Access, ProposalResult, Rendition
from cases.models import Case
from councils.models import Council
from members.models import Person
from tests import factories
from tests.pdf_checks import check

ADOPTED, REJECTED = ProposalResult.ADOPTED, ProposalResult.REJECTED
FULL, PUBLIC = Rendition.FULL, Rendition.PUBLIC


@pytest.fixture
def draft(agder):
    council = factories.council_of(agder)
    return factories.opened(council, case=factories.new_case(council))


@pytest.fixture
def item(draft):
    return draft.meeting.items.get(case__isnull=False)


def person(name="Q.B."):
    return Person.objects.get(name=name)


def put(item, text, result="", proposer=None, **votes):
    row = proposals.put_forward(item=item, text=text, proposer=proposer, by=None)
    if result:
        proposals.decide(proposal=row, result=result, by=None, **votes)


def told(draft, rendition=FULL):
    with translation.override("en"):
        return document.facts(draft, rendition)


def entry_of(draft, rendition=FULL):
    return told(draft, rendition).entries[-1]


def test_each_proposal_tells_what_came_of_it(draft, item):
    put(item, "A", ADOPTED, unanimous=True)
    put(item, "B", ADOPTED, votes_for=8, votes_against=2, votes_abstained=1)
    put(item, "C", REJECTED, votes_for=2, votes_against=8)
    put(item, "D", REJECTED, unanimous=True)
    put(item, "E", ProposalResult.WITHDRAWN)
    put(item, "F")

    assert [each.result for each in entry_of(draft, PUBLIC).proposals] == [
        "Proposal 1 was adopted unanimously (14 votes).",
        "Proposal 2 was adopted: 8 for, 2 against, 1 abstained.",
        "Proposal 3 was not adopted: 2 for, 8 against.",
        "Proposal 4 was unanimously not adopted (14 votes).",
        "Proposal 5 was withdrawn.",
        "",
    ]


def test_item_with_proposals_tells_no_vote_of_its_own(draft, item):
    entry = draft.entries.get(item=item)
    minutes_domain.write(entry=entry, revision=1, unanimous=True, by=None)
    before = entry_of(draft).vote
    put(item, "A", ADOPTED, unanimous=True)

    after = entry_of(draft)

    assert before == "Unanimous (14 votes)."
    assert (after.vote, after.marks) == ("", ())


def test_reserved_name_of_a_proposer_and_a_dissenter_is_in_the_full_rendition_only(draft, item):
    entry = draft.entries.get(item=item)
    put(item, "A", proposer=person())
    dissents.state(entry=entry, person=person(), text="For dyrt.", by=None)
    Person.objects.filter(name="Q.B.").update(reserved=True, reserved_reason="Sperret adresse")

    full, public = (entry_of(draft, rendition) for rendition in (FULL, PUBLIC))

    assert [
        ("Q.B." in each.proposals[0].proposer, "Q.B." in each.dissents[0])
        for each in (full, public)
    ] == [(True, True), (False, False)]
    assert "For dyrt." in public.dissents[0]


def test_case_that_is_not_open_tells_nothing_of_it_in_public(draft, item):
    put(item, "Hemmelig forslag")
    entry = draft.entries.get(item=item)
    dissents.state(entry=entry, person=person(), text="Hemmelig dissens", by=None)
    for access in (Access.PARTLY, Access.EXEMPT):
        Case.objects.filter(pk=item.case_id).update(access=access, legal_basis="offentleglova § 13")

        assert "Hemmelig" not in str(dataclasses.asdict(told(draft, PUBLIC)))
        assert "Hemmelig" in str(dataclasses.asdict(told(draft, FULL)))


def test_who_came_late_and_left_is_told_by_the_number_of_the_item(draft, item):
    first = draft.meeting.items.first()
    row = draft.meeting.attendances.get(person=person())
    presence.set_presence(attendance=row, came_at=item, left_at=None, by=None)
    other = draft.meeting.attendances.get(person=person("X.D."))
    presence.set_presence(attendance=other, came_at=None, left_at=first, by=None)

    movements = told(draft, PUBLIC).movements

    assert [sentence.split(" (")[0][:4] for sentence in movements] == ["Q.B.", "X.D."]
    assert (item.label in movements[0], first.title in movements[1]) == (True, True)


def test_quorum_is_told_where_the_mandate_has_one(draft, item):
    silent = told(draft)
    Council.objects.filter(pk=draft.meeting.council_id).update(quorum=14)
    enough = told(draft)
    impartiality.raise_question(item=item, person=person(), reason="Eier.", by=None)

    short = told(draft)

    assert (silent.quorum, enough.quorum) == ("not laid down in the mandate", "14 with a vote")
    assert [entry.quorum for entry in (*enough.entries, short.entries[0])] == ["", "", ""]
    assert short.entries[1].quorum == "13 with a vote are there; 14 are needed."


def test_pdf_of_proposals_and_dissent_passes_every_check(draft, item):
    put(item, "Ordningen prøves.", ADOPTED, unanimous=True)
    put(item, "Ordningen måles.\n\nHvert år.", REJECTED, proposer=person(), votes_against=8)
    entry = draft.entries.get(item=item)
    dissents.state(entry=entry, person=person(), text="For dyrt.", by=None)

    assert check(document.render(draft, FULL)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_proposals_cost_no_further_queries(count, draft, item, django_assert_num_queries):
    for number in range(count):
        put(item, f"Forslag {number}", ADOPTED, unanimous=True)

    with django_assert_num_queries(13):
        document.facts(draft, FULL)
