"""Councils by what they are for, and what they were before."""

from datetime import date

import pytest

from cases.domain.public import councils
from cases.domain.public.councils import Earlier
from councils.domain import councils as registering
from councils.enums import Behaviour, CouncilStatus
from tests.factories import council_of, small_council


@pytest.mark.parametrize("more", [False, True])
def test_groups_stand_in_the_order_of_the_list_and_none_is_empty(
    agder, more, django_assert_num_queries
):
    if more:
        small_council(agder)
    there = set(agder.councils.values_list("behaviour", flat=True))

    with django_assert_num_queries(1):
        groups = councils.grouped(agder)

    assert [group.behaviour for group in groups] == [each for each in Behaviour if each in there]
    assert sum(len(group.councils) for group in groups) == agder.councils.count()


def test_council_with_one_name_has_no_earlier_one(agder):
    assert councils.earlier_names(small_council(agder), on=date(2026, 11, 22)) == []


def test_earlier_names_stand_latest_first_each_with_its_last_day(agder):
    council = small_council(agder)
    registering.rename(council=council, name="B", label="B", on=date(2025, 1, 1), by=None)
    registering.rename(council=council, name="C", label="C", on=date(2026, 1, 1), by=None)

    assert councils.earlier_names(council, on=date(2026, 1, 1)) == [
        Earlier("B", date(2025, 1, 1), date(2025, 12, 31)),
        Earlier("Fagråd for prøver", None, date(2024, 12, 31)),
    ]
    assert councils.earlier_names(council, on=date(2025, 12, 31)) == [
        Earlier("Fagråd for prøver", None, date(2024, 12, 31))
    ]


def test_name_of_tomorrow_is_not_an_earlier_one(agder):
    council = council_of(agder)
    registering.rename(council=council, name="B", label="B", on=date(2030, 1, 1), by=None)

    assert councils.earlier_names(council, on=date(2026, 11, 22)) == []


def test_earlier_kind_has_its_last_day_and_who_changed_it(agder):  # AHU-21
    council, day = small_council(agder), date(2026, 1, 1)
    changed = {"kind": "FSU", "behaviour": Behaviour.ADVISORY, "decided_by": "OSS"}
    registering.change_kind(council=council, on=day, by=None, **changed)

    assert councils.earlier_kinds(council, on=day) == [Earlier("fagråd", None, date(2025, 12, 31))]


def test_pause_is_told_with_its_reason_and_then_was(agder):
    council = small_council(agder)
    paused, again = date(2026, 1, 1), date(2026, 3, 1)
    facts = {"reason": "Venter på nytt mandat", "by": None}

    idle = registering.set_status(council=council, status=CouncilStatus.PAUSED, on=paused, **facts)
    assert councils.standing(idle, on=paused).reason == facts["reason"]
    assert councils.earlier_standings(idle, on=paused) == []

    working = registering.set_status(council=council, status="active", on=again, by=None)
    assert councils.standing(working, on=again) is None
    (was,) = councils.earlier_standings(working, on=again)
    assert (was.first_day, was.last_day, was.note) == (paused, date(2026, 2, 28), facts["reason"])
