"""Giving and ending roles, and who holds what (quality.md Z12)."""

from datetime import date, timedelta

import pytest

from councils.domain import councils
from councils.enums import Behaviour, Office, OrganisationKind
from legeraad.errors import DomainError
from members.domain import people, roles, terms
from members.enums import FilledBy, Role
from members.models import RoleAssignment
from tests import world
from tests.members.conftest import new_address

DAY = timedelta(days=1)


TODAY = date(2026, 9, 16)


def new_person():
    return people.register_person(name="N.N.", email=new_address(), by=None)


@pytest.fixture
def giver(table, today):
    return people.register_person(name="V.Ø.", email=new_address(), by=None).user


def give(person, role, table, giver, today, **where):
    return roles.give(
        person=person, role=role, community=table.community, start=today, by=giver, **where
    )


def test_role_is_given_from_its_day_and_who_gave_it_is_on_record(table, person, giver, today):
    given = give(person, Role.BOARD, table, giver, today)

    assert (given.role, given.start, given.ended_on) == (Role.BOARD, today, None)
    assert given.history.get().history_user == giver


def test_nobody_gives_a_role_to_himself(table, giver, today):
    for role in (Role.SECRETARY, Role.KEEPER, Role.BOARD):
        with pytest.raises(DomainError) as refusal:
            give(giver.person, role, table, giver, today)
        assert refusal.value.field == "person"
    assert not RoleAssignment.objects.exists()


def test_somebody_without_a_login_gets_no_role(table, giver, today):
    nobody = people.register_person(name="Åse", by=None)

    with pytest.raises(DomainError, match=nobody.name):
        give(nobody, Role.BOARD, table, giver, today)


def test_same_role_is_not_given_twice_and_can_be_given_again_afterwards(
    table, person, giver, today
):
    first = give(person, Role.BOARD, table, giver, today)
    with pytest.raises(DomainError, match=person.name):
        give(person, Role.BOARD, table, giver, today + 10 * DAY)

    roles.end(assignment=first, on=today + 5 * DAY, by=giver)
    give(person, Role.BOARD, table, giver, today + 5 * DAY)

    assert person.roles.count() == 2


@pytest.fixture
def users(table):
    return councils.register_organisation(
        community=table.community, kind=OrganisationKind.USER_ORGANISATION, name="Brukere", by=None
    )


@pytest.mark.parametrize(
    ("role", "where"),
    [
        (Role.KEEPER, "council"),
        (Role.BOARD, "council"),
        (Role.CONTACT, None),
        (Role.REGISTRAR, None),
        (Role.REGISTRAR, "council"),  # which only advises
        (Role.SECRETARY, "organisation"),
    ],
)
def test_role_is_held_where_it_means_something(role, where, table, users, giver):
    body = {"council": table.council, "organisation": users}
    place = {where: body[where]} if where else {}

    with pytest.raises(DomainError) as refusal:
        give(new_person(), role, table, giver, TODAY, **place)

    assert refusal.value.field == "where"


def test_body_of_another_community_is_refused(table, person, giver, today):
    elsewhere, _ = world.neighbour()

    with pytest.raises(DomainError) as refusal:
        give(person, Role.SECRETARY, table, giver, today, council=elsewhere.councils.get())

    assert refusal.value.field == "where"


def test_contact_answers_for_a_council_or_an_organisation(table, users, person, giver, today):
    give(person, Role.CONTACT, table, giver, today, organisation=users)
    give(person, Role.CONTACT, table, giver, today, council=table.council)

    assert person.roles.count() == 2


def test_last_secretary_is_not_taken_away_unknowingly(table, person, giver, today):
    given = give(person, Role.SECRETARY, table, giver, today)

    with pytest.raises(DomainError) as refusal:
        roles.end(assignment=given, on=today + DAY, by=giver)
    assert refusal.value.field == "nobody_left"

    ended = roles.end(assignment=given, on=today + DAY, nobody_left=True, by=giver)
    assert ended.ended_on == today + DAY


def test_last_keeper_stays_until_there_is_another(table, person, giver, today):
    """Only a keeper makes a keeper, so nobody could give the role back."""
    given = give(person, Role.KEEPER, table, giver, today)

    with pytest.raises(DomainError) as refusal:
        roles.end(assignment=given, on=today + DAY, by=giver)
    assert refusal.value.field == "on"

    other = people.register_person(name="B.C.", email=new_address(), by=None)
    give(other, Role.KEEPER, table, giver, today)
    assert roles.end(assignment=given, on=today + DAY, by=giver).ended_on == today + DAY


def test_with_another_secretary_the_first_may_go(table, person, giver, today):
    given = give(person, Role.SECRETARY, table, giver, today)
    other = people.register_person(name="B.C.", email=new_address(), by=None)
    second = give(other, Role.SECRETARY, table, giver, today)
    leaving = roles.end(assignment=second, on=today + 9 * DAY, by=giver)

    assert leaving.ended_on == today + 9 * DAY
    assert roles.is_last_secretary(assignment=given, on=today + 9 * DAY)
    assert not roles.is_last_secretary(assignment=given, on=today + 8 * DAY)


def test_secretary_by_office_counts_for_the_council_and_not_for_the_whole(
    table, person, giver, today
):
    terms.take_office(
        person=giver.person, council=table.council, office=Office.SECRETARY, start=today, by=None
    )
    here = give(person, Role.SECRETARY, table, giver, today, council=table.council)
    whole = give(person, Role.SECRETARY, table, giver, today)
    roles.end(assignment=here, on=today + DAY, by=giver)

    assert roles.is_last_secretary(assignment=whole, on=today)


def test_ended_role_stays_ended_and_no_role_ends_before_it_began(table, person, giver, today):
    given = give(person, Role.BOARD, table, giver, today)
    with pytest.raises(DomainError) as refusal:
        roles.end(assignment=given, on=today - DAY, by=giver)
    assert refusal.value.field == "on"

    roles.end(assignment=given, on=today + DAY, by=giver)
    with pytest.raises(DomainError):
        roles.end(assignment=given, on=today + 30 * DAY, by=giver)


def held(table, today):
    return {each.role: each for each in roles.held_in(community=table.community, on=today)}


def test_list_has_all_nine_roles_with_those_that_follow(table, person, giver, today):
    give(person, Role.KEEPER, table, giver, today + DAY)
    over = give(person, Role.BOARD, table, giver, today - DAY)
    roles.end(assignment=over, on=today, by=giver)
    terms.take_office(
        person=person, council=table.council, office=Office.CHAIR, start=today, by=None
    )
    terms.start_term(
        person=person,
        seat=table.seat,
        start=today,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="Fastlegene",
        by=None,
    )

    found = held(table, today)

    assert list(found) == list(Role)
    assert len(Role) == 9
    assert all(str(role.about) for role in Role)
    (chair,) = found[Role.CHAIR].holdings
    assert (chair.person, chair.where, chair.assignment) == (person, table.council.label, None)
    (keeper,) = found[Role.KEEPER].holdings
    assert keeper.coming(today)
    assert found[Role.BOARD].holdings == ()
    assert (found[Role.SEAT_HOLDER].number, found[Role.DOCTOR].number) == (1, 1)
    assert found[Role.PUBLIC].number is None


def test_list_asks_as_often_for_one_as_for_three(
    table, person, giver, today, django_assert_num_queries
):
    for number in (1, 2):
        with django_assert_num_queries(4):
            held(table, today)
        for _again in range(number):
            another = people.register_person(name="N.N.", email=new_address(), by=None)
            give(another, Role.BOARD, table, giver, today)


def test_list_knows_nothing_of_another_community(table, today):
    elsewhere, _ = world.neighbour()
    principal = councils.register_council(
        community=elsewhere,
        name="SSU",
        label="SSU",
        slug="ssu",
        behaviour=Behaviour.STRATEGIC,
        kind="utvalg",
        purpose="Beslutter.",
        by=None,
    )
    person = people.register_person(name="N.N.", email=new_address(), by=None)
    terms.take_office(person=person, council=principal, office=Office.CHAIR, start=today, by=None)

    found = held(table, today)

    assert [each.role for each in found.values() if each.holdings or each.number] == []
