"""Milestones of a commission, and the later day: proposed, agreed to, kept (PRJ-9)."""

from datetime import date

import pytest

from cases.domain.casework import commissions, milestones
from cases.domain.casework.timeline import commission_timeline
from cases.models import Commission, Milestone
from legeraad.errors import DomainError
from tests import factories

AUTUMN, SUMMER = date(2027, 9, 1), date(2027, 6, 1)


@pytest.fixture
def commission(agder):
    return factories.commissioned(factories.council_of(agder), due=SUMMER)


def accepted(commission, **facts):
    return commissions.accept(commission=commission, by=None, **facts)


@pytest.fixture
def milestone(commission):
    return milestones.add(
        commission=accepted(commission), title="Utkast", due=SUMMER, tentative=True, by=None
    )


def test_milestone_is_changed_reached_and_not_reached_after_all(milestone):
    milestones.change(milestone=milestone, title="Utkast", due=AUTUMN, tentative=False, by=None)
    milestones.reach(milestone=milestone, on=SUMMER, by=None)
    milestones.reach(milestone=milestone, on=AUTUMN, by=None)  # twice is as once
    assert Milestone.objects.get().done_on == SUMMER
    milestones.reach(milestone=milestone, on=None, by=None)

    stored = Milestone.objects.get()
    assert (stored.due, stored.tentative, stored.done_on) == (AUTUMN, False, None)
    assert stored.history.count() == 4


def test_changes_of_a_milestone_stand_in_the_timeline(milestone):
    milestones.change(milestone=milestone, title="Utkast", due=AUTUMN, tentative=False, by=None)
    told = [each.why for each in commission_timeline(milestone.commission)]

    assert sum("Utkast" in each for each in told) == 2


def test_milestones_stand_when_the_council_has_reported(milestone):
    commissions.report(commission=milestone.commission, text="Ferdig.", on=SUMMER, by=None)
    for act in (
        lambda: milestones.reach(milestone=milestone, on=SUMMER, by=None),
        lambda: milestones.remove(milestone=milestone, by=None),
        lambda: milestones.add(
            commission=milestone.commission, title="Ny", due=SUMMER, tentative=False, by=None
        ),
    ):
        with pytest.raises(DomainError):
            act()
    assert Milestone.objects.count() == 1


def test_milestone_is_taken_out_once(milestone):
    milestones.remove(milestone=milestone, by=None)
    milestones.remove(milestone=milestone, by=None)
    with pytest.raises(DomainError):
        milestones.reach(milestone=milestone, on=SUMMER, by=None)
    assert Milestone.objects.count() == 0


@pytest.mark.parametrize(
    ("earliest", "later"),
    [(AUTUMN, True), (SUMMER, False), (date(2027, 5, 1), False), (None, False)],
)
def test_later_day_waits_for_the_principal_and_changes_nothing_before(earliest, later, commission):
    stored = accepted(commission, reply="Ikke før høsten", earliest=earliest)

    assert commissions.is_later(stored) is later
    assert stored.due == SUMMER


def test_day_that_the_principal_agrees_to_is_tentative_once(commission):
    stored = accepted(commission, earliest=AUTUMN)
    for _ in range(2):
        commissions.agree(commission=stored, by=None)

    stored = Commission.objects.get(pk=commission.pk)
    assert (stored.due, stored.due_is_tentative) == (AUTUMN, True)
    assert not commissions.is_later(stored)
    assert stored.history.filter(due=AUTUMN).count() == 1
