"""Milestones of commissions are reminded of before and after their day, until they are done."""

from datetime import date

import pytest

from cases.domain.casework import milestones
from councils.enums import Office
from members.domain import terms
from tests import factories
from tests.members.domain import mornings
from tests.members.domain.mornings import written_by

S, L = "S.S.", "F.R."  # the secretary and the chair of the small council


@pytest.fixture
def council(agder):
    council = factories.small_council(agder)
    council.anchored_in = factories.council_of(agder, "oss")
    council.save()
    terms.take_office(
        person=mornings.person(S),
        council=council,
        office=Office.SECRETARY,
        start=date(2025, 1, 1),
        by=None,
    )
    return council


def written(milestone):
    start, end = date(2027, 1, 4), date(2027, 4, 15)
    return written_by("commission.milestone", start, end, matter__row=milestone.pk)


def test_milestone_is_reminded_of_until_it_is_done(council):  # PRJ-9
    commission = factories.commissioned(council, on=date(2027, 2, 1))
    milestone = milestones.add(
        commission=commission, title="Utkast", due=date(2027, 3, 1), tentative=True, by=None
    )
    told = [
        (date(2027, 2, 22), S, -7),
        (date(2027, 3, 1), S, 0),
        (date(2027, 3, 8), S, 7),
        (date(2027, 3, 15), L, 14),
    ]
    assert written(milestone) == told
    milestones.reach(milestone=milestone, on=date(2027, 2, 1), by=None)
    assert written(milestone) == []
