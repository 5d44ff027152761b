"""Several cases at once: all or none, twice as once (Z10)."""

import pytest

from cases.domain.casework import bulk, cases
from cases.enums import CaseState
from cases.models import Case
from legeraad.errors import DomainError
from tests.cases.views.workbench import new_case


@pytest.fixture
def three(agder):
    return [new_case(f"Sak {number}") for number in range(3)]


def states():
    return list(Case.objects.filter(title__startswith="Sak ").values_list("state", flat=True))


def test_all_are_moved_and_twice_is_as_once(three):
    assert bulk.move(chosen=three, to=CaseState.READY, by=None) == 3
    fresh = Case.objects.filter(pk__in=[case.pk for case in three])
    assert bulk.move(chosen=fresh, to=CaseState.READY, by=None) == 0
    assert states() == [CaseState.READY] * 3
    assert three[0].history.filter(state=CaseState.READY).count() == 1


def test_one_that_is_held_back_leaves_all_where_they_are(three):
    three[1].themes.clear()
    with pytest.raises(DomainError) as refusal:
        bulk.move(chosen=three, to=CaseState.READY, by=None)

    assert refusal.value.sentence.startswith(f"{three[1].reference}: ")
    assert states() == [CaseState.REGISTERED] * 3


@pytest.mark.parametrize("to", [CaseState.CLOSED, CaseState.MISREGISTERED, CaseState.ADVISED])
def test_other_moves_are_one_at_a_time(to, three):
    with pytest.raises(DomainError):
        bulk.move(chosen=three, to=to, why="Fordi", by=None)


def test_postponing_asks_for_a_reason(three):
    with pytest.raises(DomainError):
        bulk.move(chosen=three, to=CaseState.POSTPONED, by=None)
    bulk.move(chosen=three, to=CaseState.POSTPONED, why="Venter på tall", by=None)
    assert states() == [CaseState.POSTPONED] * 3


def test_officer_is_given_once(three, secretary):
    cases.change(case=three[0], officer=secretary.person, by=None)
    fresh = list(Case.objects.filter(pk__in=[case.pk for case in three]))

    assert bulk.give(chosen=fresh, officer=secretary.person, by=None) == 2
    assert {case.officer for case in Case.objects.filter(title__startswith="Sak ")} == {
        secretary.person
    }
