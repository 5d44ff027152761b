"""What the page of the meeting shows of an item costs the same with one row and with three."""

import pytest

from cases.domain.meetings import attendance, dissents, proposals
from cases.enums import ProposalResult
from councils.models import Council
from members.models import Person
from tests.cases.views.workbench import at, in_session


@pytest.fixture
def item(agder):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    return meeting.items.get(case__isnull=False)


def fill(item, *names):
    entry = item.entries.get()
    for name in names:
        person = Person.objects.get(name=name)
        proposals.put_forward(item=item, text=f"{name} foreslår.", proposer=person, by=None)
        dissents.state(entry=entry, person=person, text="Uenig.", by=None)


def test_session_asks_as_often_for_one_proposal_and_dissent_as_for_three(
    as_secretary, item, django_assert_max_num_queries
):
    page = at(f"gjennomfor/?punkt={item.pk}")
    fill(item, "Q.B.")
    as_secretary.get(page)
    with django_assert_max_num_queries(40) as one:
        as_secretary.get(page)
    fill(item, "X.D.", "Y.H.")

    with django_assert_max_num_queries(40) as three:
        as_secretary.get(page)

    assert len(one) == len(three)


def test_page_writes_the_sentences_that_the_minutes_will_have(as_secretary, item):
    fill(item, "Q.B.")
    row = item.proposals.get()
    proposals.decide(proposal=row, result=ProposalResult.ADOPTED, unanimous=True, by=None)

    writes = as_secretary.get(at(f"gjennomfor/?punkt={item.pk}")).context["writes"]

    assert len(writes) == 2
    assert ("Uenig." in writes[1], "Q.B." in writes[1]) == (True, True)


@pytest.mark.parametrize(("needed", "short"), [(None, None), (7, False), (14, True)])
def test_quorum_is_told_only_where_the_mandate_has_one(needed, short, as_secretary, item):
    Council.objects.filter(slug="alr").update(quorum=needed)

    quorum = as_secretary.get(at(f"gjennomfor/?punkt={item.pk}")).context["quorum"]

    assert (quorum and quorum.short) == short
