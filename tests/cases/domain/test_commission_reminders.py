"""Milestones and later days of commissions are reminded of until they are settled (PRJ-9)."""

from datetime import date

import pytest

from cases.domain.casework import commissions, milestones
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


def written(row, name="commission.milestone"):
    return written_by(name, date(2027, 1, 4), date(2027, 4, 15), matter__row=row.pk)


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


def test_later_day_waits_for_the_principal_until_it_agrees(council, registrar):
    commission = factories.commissioned(council, on=date(2027, 1, 11), due=date(2027, 3, 15))
    assert written(commission, "commission.later") == []
    commissions.accept(commission=commission, earliest=date(2027, 9, 1), by=None)
    told = written(commission, "commission.later")

    who = registrar.person.name
    assert (date(2027, 1, 14), who, -60) in told
    assert (date(2027, 3, 15), who, 0) in told
    commissions.agree(commission=commission, by=None)
    assert written(commission, "commission.later") == []
