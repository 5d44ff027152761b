"""Groups and projects: set up once, followed by their sub-goals, paid for by whoever decides."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.domain.casework import groups
from cases.domain.meetings import attendance, cancelling, meetings, proposals
from cases.enums import (
    CaseOrigin,
    Consequence,
    GoalStatus,
    GroupCaseRole,
    GroupKind,
    ProposalResult,
)
from cases.models import Case, Group, Proposal, SubGoal
from councils.enums import Behaviour, Side
from councils.models import Council
from legeraad.errors import DomainError
from members.domain import people, terms
from members.enums import FilledBy
from tests import factories, world

TODAY = date(2026, 11, 22)
OSLO = ZoneInfo("Europe/Oslo")
FIVE_SUB_GOALS = ("arenaer", "behov", "hindre", "modeller", "kostnader")


@pytest.fixture
def alr(agder):
    return factories.council_of(agder)


def set_up(council, kind=GroupKind.WORKING, **facts):
    words = {"name": "Gruppen", "label": "AG", "aim": "Finne ut.", "end_criterion": "når ferdig"}
    return groups.set_up(kind=kind, commissioner=council, on=TODAY, by=None, **words | facts)


def adopted(council):
    """A point of an item, adopted in a meeting whose minutes are being written."""
    draft = factories.opened(council, case=factories.new_case(council))
    item = draft.meeting.items.get(case__isnull=False)
    attendance.everyone_present(meeting=draft.meeting, by=None)
    point = proposals.put_forward(item=item, text="Det settes ned en gruppe.", by=None)
    return proposals.decide(proposal=point, result=ProposalResult.ADOPTED, unanimous=True, by=None)


def test_adopted_point_sets_up_a_group_with_two_and_two_seats(alr):
    """AHU-20"""
    point = adopted(alr)

    group = set_up(alr, proposal=point)

    seats = [(each.side, each.seats.count()) for each in group.body.seat_groups.all()]
    assert seats == [(Side.HOSPITAL, 2), (Side.MUNICIPALITY, 2)]
    link = group.case_links.get()
    assert (link.case, link.role) == (point.item.case, GroupCaseRole.MATTER)
    body = group.body
    assert (body.behaviour, body.anchored_in, body.permanent) == (Behaviour.GROUP, alr, False)


def test_one_point_makes_one_group_and_stays_adopted(alr):
    point = adopted(alr)
    first = set_up(alr, proposal=point)

    assert set_up(alr, proposal=point, form_key=uuid4()) == first
    with pytest.raises(DomainError):
        proposals.take_back(proposal=point, by=None)
    with pytest.raises(DomainError):
        proposals.decide(proposal=point, result=ProposalResult.WITHDRAWN, by=None)


def test_point_that_was_not_adopted_makes_no_group(alr):
    point = adopted(alr)
    Proposal.objects.filter(pk=point.pk).update(result="")
    councils = Council.objects.count()

    with pytest.raises(DomainError):
        set_up(alr, proposal=point)

    assert (Group.objects.count(), Council.objects.count()) == (0, councils)


def test_same_form_twice_makes_one_group(alr):
    key = uuid4()

    assert set_up(alr, form_key=key) == set_up(alr, form_key=key)
    assert Group.objects.count() == 1


def test_address_that_is_taken_gets_a_number(alr):
    slugs = [set_up(alr).body.slug for _time in range(3)]

    assert slugs == ["ag", "ag-2", "ag-3"]


def test_group_without_an_end_is_refused(alr):
    """FSU-6"""
    with pytest.raises(ValidationError):
        set_up(alr, end_criterion="")

    assert not Group.objects.exists()


def test_quota_warns_until_each_side_has_its_two(alr):
    """AHU-20: a warning, never a stop."""
    group = set_up(alr)
    seat = group.body.seat_groups.get(side=Side.HOSPITAL).seats.first()
    person = people.register_person(name="Ny Lege", email="ny@eksempel.example", by=None)
    terms.start_term(
        seat=seat,
        person=person,
        start=TODAY,
        planned_end=None,
        filled_by=FilledBy.APPOINTMENT,
        appointed_by="Sykehuset",
        by=None,
    )

    found = [(each.side, each.sit, each.kept) for each in groups.shares(group, on=TODAY)]

    assert found == [(Side.HOSPITAL, 1, False), (Side.MUNICIPALITY, 0, False)]


def test_project_computes_its_progress_from_five_sub_goals(alr):
    """PRJ-1, PRJ-2"""
    group = set_up(alr, GroupKind.PROJECT)
    goals = [groups.add_goal(group=group, text=text, by=None) for text in FIVE_SUB_GOALS]
    done = {"status": GoalStatus.DONE, "result": "Kartlagt."}
    groups.change_goal(goal=goals[0], text="arenaer", by=None, **done)
    groups.change_goal(goal=goals[1], text="behov", by=None, **done)
    groups.change_goal(goal=goals[4], text="kostnader", status=GoalStatus.DROPPED, by=None)

    progress = groups.progress(group.goals.all())

    assert (progress.reached, progress.counted, progress.percent) == (2, 4, 50)


def test_progress_of_nothing_is_nothing():
    assert groups.progress([]).percent == 0


def test_goal_is_not_reached_without_a_result(alr):
    group = set_up(alr, GroupKind.PROJECT)

    with pytest.raises(DomainError):
        groups.add_goal(group=group, text="arenaer", status=GoalStatus.DONE, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        SubGoal.objects.create(group=group, position=1, text="x", status=GoalStatus.DONE)


def test_goal_is_reached_by_a_case_of_the_same_community_only(alr):
    group = set_up(alr, GroupKind.PROJECT)
    case = factories.new_case(alr)
    foreign = factories.new_case(factories.small_council(world.neighbour()[0]))
    done = {"text": "arenaer", "status": GoalStatus.DONE}

    with pytest.raises(DomainError):
        groups.add_goal(group=group, result_case=foreign, by=None, **done)

    goal = groups.add_goal(
        group=group, text="arenaer", status=GoalStatus.DONE, result_case=case, by=None
    )

    assert goal.result_case == case


def test_removed_goal_leaves_no_gap(alr):
    group = set_up(alr, GroupKind.PROJECT)
    goals = [groups.add_goal(group=group, text=text, by=None) for text in "ABC"]

    groups.remove_goal(goal=goals[0], by=None)

    assert list(group.goals.values_list("position", "text")) == [(1, "B"), (2, "C")]


def test_project_of_five_meetings_takes_thirteen_and_a_half_hours(alr):
    """PRJ-4"""
    group = set_up(alr, GroupKind.PROJECT)
    lengths = [((1, 10), 210), ((2, 7), 150), ((3, 1), 150), ((4, 6), 150), ((9, 5), 150)]
    for (month, day), minutes in lengths:
        starts = datetime(2017, month, day, 15, 30, tzinfo=OSLO)
        ends = starts + timedelta(minutes=minutes)
        meeting = meetings.plan(
            council=group.body, starts_at=starts, ends_at=ends, place="Arendal", by=None
        )

    assert groups.hours(group) == Decimal("13.5")
    cancelling.cancel(meeting=meeting, why="Ferie", by=None)
    assert groups.hours(group) == Decimal("11.0")


def test_project_names_a_reference_group_once(alr):
    """ALR-12, ALR-36"""
    group = set_up(alr, GroupKind.PROJECT)

    first = groups.name_reference(group=group, body=alr, by=None)

    assert groups.name_reference(group=group, body=alr, by=None) == first
    assert [each.group for each in alr.refers.all()] == [group]
    groups.remove_reference(reference=first, by=None)
    assert not alr.refers.exists()


@pytest.mark.parametrize("kind", [GroupKind.WORKING, GroupKind.REFERENCE])
def test_only_a_project_has_reference_groups(alr, kind):
    with pytest.raises(DomainError):
        groups.name_reference(group=set_up(alr, kind), body=alr, by=None)


def test_project_is_no_reference_group_of_its_own(alr):
    group = set_up(alr, GroupKind.PROJECT)

    with pytest.raises(DomainError):
        groups.name_reference(group=group, body=group.body, by=None)


def test_need_for_money_becomes_a_case_of_the_body_that_decides(alr):
    """ALR-24"""
    group, key = set_up(alr), uuid4()

    first, second = [
        groups.ask_for_money(
            group=group, title="Penger", summary="Frikjøp.", on=TODAY, form_key=key, by=None
        )
        for _time in range(2)
    ]

    assert first == second == Case.objects.get(council=alr.anchored_in, title="Penger")
    assert (first.origin, first.requester) == (CaseOrigin.REQUEST, "Gruppen")
    assert first.economic == Consequence.SIGNIFICANT
    assert [link.role for link in group.case_links.all()] == [GroupCaseRole.MONEY]


def test_group_that_nobody_above_decides_for_gets_no_money(alr):
    Council.objects.filter(pk=alr.pk).update(anchored_in=None)
    group = set_up(Council.objects.get(pk=alr.pk))

    with pytest.raises(DomainError):
        groups.ask_for_money(group=group, title="P", summary="F", on=TODAY, by=None)


def test_case_and_meeting_of_another_community_are_refused(alr):
    other = factories.small_council(world.neighbour()[0])
    foreign = factories.planned(other, on=factories.DAY)

    with pytest.raises(DomainError):
        set_up(alr, case=factories.new_case(other))
    with pytest.raises(DomainError):
        set_up(alr, presents_at=foreign)
    assert not Group.objects.exists()
