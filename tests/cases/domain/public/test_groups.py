"""What the public page says of a group."""

import pytest

from cases.domain.casework.groups import add_goal, name_reference
from cases.domain.public import groups
from cases.enums import Access, GroupKind
from cases.models import Case
from tests import factories
from tests.cases.domain.casework.test_groups import set_up


@pytest.fixture
def alr(agder):
    return factories.council_of(agder)


def test_council_without_projects_says_nothing(alr):
    assert groups.of(alr) == {"group": None, "refers": []}


@pytest.mark.parametrize(("access", "shown"), [("open", 1), ("partly", 0), ("exempt", 0)])
def test_sub_goals_are_shown_while_the_case_is_open(alr, access, shown):
    case = factories.new_case(alr)
    group = set_up(alr, GroupKind.PROJECT, case=case)
    add_goal(group=group, text="Kartlegge", by=None)
    basis = "" if access == Access.OPEN else "offl. § 13"
    Case.objects.filter(pk=case.pk).update(access=access, legal_basis=basis)

    assert len(groups.of(group.body)["goals"]) == shown


def test_reference_group_stands_on_both_sides(alr):
    """ALR-12"""
    group = set_up(alr, GroupKind.PROJECT)
    reference = name_reference(group=group, body=alr, by=None)

    assert groups.of(alr)["refers"] == [reference]
    assert groups.of(group.body)["references"] == [reference]
