"""Proposals on the page of an item: before the meeting, during it, with and without a script."""

import pytest

from cases.domain.meetings import agenda, attendance, proposals
from cases.models import Proposal
from members.models import Person
from tests.cases.views.workbench import at, coming, in_session, new_case

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def item(agder):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    return meeting.items.get(case__isnull=False)


@pytest.fixture
def planned(agder):
    meeting = coming()
    agenda.add_case(meeting=meeting, case=new_case(), by=None)
    return meeting.items.get(case__isnull=False)


def post(client, item, part="", typed=None, **extra):
    return client.post(at(f"gjennomfor/{item.pk}/forslag/{part}"), typed or {}, **extra)


def put(item, *texts):
    return [proposals.put_forward(item=item, text=text, by=None) for text in texts]


def listed():
    return [(row.number, row.text, row.result) for row in Proposal.objects.order_by("number")]


def test_proposal_of_the_papers_is_written_before_the_meeting(as_secretary, planned):
    page = as_secretary.get(at(f"gjennomfor/{planned.pk}/forslag/"))
    answer = post(as_secretary, planned, typed={"proposal-text": "Ordningen prøves."})

    assert (page.status_code, "proposer" in page.context["proposal_form"].fields) == (200, False)
    assert answer.url == at(f"gjennomfor/{planned.pk}/forslag/") + "#proposals"
    assert listed() == [(1, "Ordningen prøves.", "")]


def test_proposal_of_the_meeting_says_who_put_it_forward(as_secretary, item):
    proposer = Person.objects.get(name="Q.B.")

    answer = post(
        as_secretary,
        item,
        typed={"proposal-text": "Ordningen måles.", "proposal-proposer": proposer.pk},
    )

    assert answer.url == at(f"gjennomfor/?punkt={item.pk}#proposals")
    assert Proposal.objects.get().proposer == proposer


def test_empty_proposal_is_explained(as_secretary, item):
    answer = post(as_secretary, item, typed={"proposal-text": " "})

    assert (answer.status_code, listed()) == (422, [])
    assert list(answer.context["proposal_form"].errors) == ["text"]


def test_press_with_htmx_is_answered_by_the_part_alone(as_secretary, item):
    (row,) = put(item, "A")

    answer = post(as_secretary, item, f"{row.pk}/avgjor/", {"result": "all"}, **HTMX)

    assert next(template.name for template in answer.templates) == "cases/minutes/_proposals.html"
    assert len(answer.context["writes"]) == 1
    assert 'name="unanimous"' not in answer.content.decode()
    assert listed() == [(1, "A", "adopted")]


def test_votes_are_counted_and_a_result_is_taken_back(as_secretary, item):
    (row,) = put(item, "A")
    tally = {f"tally-{row.pk}-votes_for": "4", f"tally-{row.pk}-votes_against": "5"}

    post(as_secretary, item, f"{row.pk}/avgjor/", tally | {"result": "reject"})
    row.refresh_from_db()
    counted = (row.result, row.votes_for, row.votes_against, row.votes_abstained)
    post(as_secretary, item, f"{row.pk}/avgjor/", {"result": ""})

    assert counted == ("rejected", 4, 5, None)
    assert listed() == [(1, "A", "")]


def test_unanimous_button_does_not_count_what_stands_beside_it(as_secretary, item):
    (row,) = put(item, "A")

    post(
        as_secretary,
        item,
        f"{row.pk}/avgjor/",
        {"result": "none", f"tally-{row.pk}-votes_for": "x"},
    )

    row.refresh_from_db()
    assert (row.result, row.unanimous, row.votes_for) == ("rejected", True, None)


@pytest.mark.parametrize(
    "typed",
    [
        {"result": "kanskje"},
        {"result": "adopt"},
        {"result": "adopt", "votes_for": "99"},
        {"result": "adopt", "votes_for": "\x00"},
    ],
)
def test_nonsense_is_refused_in_a_sentence(typed, as_secretary, item):
    (row,) = put(item, "A")
    named = {key if key == "result" else f"tally-{row.pk}-{key}": typed[key] for key in typed}

    answer = post(as_secretary, item, f"{row.pk}/avgjor/", named)

    assert (answer.status_code, listed()) == (422, [(1, "A", "")])
    assert answer.context["proposal_refusal"]


def test_proposals_are_changed_moved_and_removed(as_secretary, item):
    first, second = put(item, "A", "B")

    post(as_secretary, item, f"{second.pk}/flytt/", {"up": "1"})
    post(as_secretary, item, f"{second.pk}/rediger/", {f"proposal-{second.pk}-text": "C"})
    moved = listed()
    post(as_secretary, item, f"{second.pk}/fjern/")

    assert moved == [(1, "C", ""), (2, "A", "")]
    assert listed() == [(1, "A", "")]
    assert first.pk == Proposal.objects.get().pk


def test_proposal_of_another_item_is_not_found(as_secretary, item):
    (row,) = put(item, "A")
    other = item.meeting.items.exclude(pk=item.pk).first()

    assert post(as_secretary, other, f"{row.pk}/fjern/").status_code == 404


def test_item_with_proposals_has_no_vote_of_its_own(as_secretary, item):
    put(item, "A")

    page = as_secretary.get(at(f"gjennomfor/?punkt={item.pk}"))

    assert 'name="unanimous"' not in page.content.decode()


def test_page_before_the_meeting_leads_on_once_it_is_open(as_secretary, item):
    answer = as_secretary.get(at(f"gjennomfor/{item.pk}/forslag/"))

    assert answer.url == at(f"gjennomfor/?punkt={item.pk}#proposals")


def test_member_is_refused(as_member, item):
    assert post(as_member, item).status_code == 403
