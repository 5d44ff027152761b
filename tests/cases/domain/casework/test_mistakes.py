"""A case registered by mistake goes on no agenda, also when two press at the same time (C2)."""

import pytest

from cases.domain.casework import cases
from cases.domain.meetings import agenda
from cases.enums import CaseState
from legeraad.errors import DomainError
from tests import factories
from tests.at_once import at_once
from tests.factories import council_of, new_case


def mistaken(case):
    return cases.move(case=case, to=CaseState.MISREGISTERED, why="Finnes fra før.", by=None)


def test_case_registered_by_mistake_is_put_on_no_agenda_until_it_is_taken_back(agder):
    case = new_case(council_of(agder))
    meeting = factories.planned(case.council)
    mistaken(case)

    with pytest.raises(DomainError):
        agenda.add_case(meeting=meeting, case=case, by=None)
    cases.move(case=case, to=CaseState.REGISTERED, by=None)
    agenda.add_case(meeting=meeting, case=case, by=None)

    case.refresh_from_db()
    assert (case.items.count(), case.state) == (1, CaseState.READY)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", [CaseState.REGISTERED, CaseState.READY])
def test_put_on_an_agenda_and_called_a_mistake_at_once_is_one_of_the_two(agder, state):
    case = new_case(council_of(agder))
    if state == CaseState.READY:
        cases.move(case=case, to=state, by=None)
    meeting = factories.planned(case.council)

    refused = at_once(
        lambda: agenda.add_case(meeting=meeting, case=case, by=None), lambda: mistaken(case)
    )

    case.refresh_from_db()
    assert [type(each) for each in refused] == [DomainError]
    assert (case.state == CaseState.MISREGISTERED) != case.items.exists()
