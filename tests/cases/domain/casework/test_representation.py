"""Who is represented in a case: in its meetings, and by the answers of bodies (PRJ-18)."""

import pytest
from django.utils import translation

from cases.domain.casework.representation import represented
from councils.models import SeatGroup
from tests import factories
from tests.cases.domain.hearings.asked import answered, sent


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


def where(case):
    with translation.override("en"):
        return {each.party: each.where for each in represented(case)}


def test_nobody_is_represented_in_a_new_case(case):
    assert where(case) == {"GP": (), "hospital doctor": (), "user": ()}


def test_those_who_met_are(case):
    meeting = factories.closed(case.council, case=case).meeting
    there = {row.professional_group for row in meeting.attendances.filter(status="present")}

    found = where(case)

    assert {party: bool(labels) for party, labels in found.items()} == {
        "GP": "gp" in there,
        "hospital doctor": "hospital_doctor" in there,
        "user": "user" in there,
    }
    assert set().union(*found.values()) == {str(meeting)}


def test_body_that_answers_represents_those_who_sit_in_it(case):
    factories.small_council(case.council.community)
    hearing = sent(case, "frp")
    assert where(case)["GP"] == ()

    answered(hearing.invitations.get())

    assert where(case) == {"GP": ("FRP",), "hospital doctor": (), "user": ()}


def test_body_that_elects_represents_those_whom_it_elects(case):
    """The user committee has no seats of its own here, and elects the users of the council."""
    committee = factories.small_council(case.council.community)
    SeatGroup.objects.filter(council=case.council, professional_group="gp").update(
        professional_group="user", appointing_council=committee
    )
    committee.seat_groups.update(professional_group="other")

    answered(sent(case, "frp").invitations.get())

    assert where(case)["user"] == ("FRP",)


@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_with_more_meetings(case, count, django_assert_num_queries):
    """C6."""
    for number in range(count):
        factories.closed(case.council, case=case, on=factories.DAY.replace(day=1 + number))

    with django_assert_num_queries(4):
        represented(case)
