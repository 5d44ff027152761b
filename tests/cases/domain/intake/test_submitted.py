"""Cases of members: with a number at once, changed until they are taken up (ALR-10)."""

import pytest

from cases.domain.casework import cases
from cases.domain.intake import submitted
from cases.enums import CaseOrigin, CaseState
from cases.models import Case
from legeraad.errors import DomainError
from tests import factories
from tests.factories import DAY


@pytest.fixture
def case(agder, member):
    return submitted.submit(
        council=factories.council_of(agder),
        title="Hvem melder?",
        summary="Kort.",
        themes=[],
        person=member.person,
        on=DAY,
        by=None,
    )


def test_case_of_a_member_is_registered_and_names_who_asked(case, member):
    assert (case.state, case.origin) == (CaseState.REGISTERED, CaseOrigin.OWN_INITIATIVE)
    assert case.submitted_by == member.person
    assert case.history.latest().submitted_by_id == member.person.pk


def test_case_is_changed_until_it_is_taken_up(case):
    submitted.change(case=case, title="Hvem sier fra?", summary="Kort.", themes=[], by=None)
    assert Case.objects.get(pk=case.pk).title == "Hvem sier fra?"
    cases.move(case=case, to=CaseState.IN_PROGRESS, why="", by=None)
    with pytest.raises(DomainError):
        submitted.change(case=case, title="Nei", summary="Kort.", themes=[], by=None)
    assert Case.objects.get(pk=case.pk).title == "Hvem sier fra?"
