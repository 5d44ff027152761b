"""Rights follow seats, offices, roles and contracts with their dates, and no job ends them (A7)."""

from datetime import date, timedelta

import pytest

from councils.domain import councils, seats
from councils.enums import (
    Behaviour,
    Filling,
    Membership,
    Office,
    OrganisationKind,
    ProfessionalGroup,
    Side,
)
from members.domain import people, terms
from members.enums import Employment, EndReason, FilledBy, Role
from members.models import User
from tests import world

START = date(2026, 3, 1)
DAY = timedelta(days=1)
END = START + 100 * DAY


def held(person, role, within):
    """On which of the days round start and end somebody has the role."""
    user = User.objects.get(pk=person.user_id)
    days = (START - DAY, START, END - DAY, END)
    return [user.holds(role, within=within, on=day) for day in days]


def seated(person, seat, **facts):
    given = {
        "start": START,
        "planned_end": None,
        "filled_by": FilledBy.ELECTION,
        "appointed_by": "Fastlegene",
    }
    return terms.start_term(person=person, seat=seat, by=None, **given | facts)


@pytest.fixture
def committee(table):
    """A working committee whose seats follow the council's, and its chair (ALR-19)."""
    return councils.register_council(
        community=table.community,
        name="Arbeidsutvalget",
        label="AU",
        slug="au",
        behaviour=Behaviour.WORKING_COMMITTEE,
        kind="arbeidsutvalg",
        purpose="Forbereder.",
        by=None,
    )


@pytest.fixture
def derived(committee):
    return seats.add_seat_group(
        council=committee,
        label="Følger rådet",
        professional_group=ProfessionalGroup.GP,
        side=Side.MUNICIPALITY,
        filling=Filling.DERIVED,
        by=None,
    )


ONLY_BETWEEN = [False, True, True, False]


def test_seat_gives_rights_until_its_actual_end(table, person):
    term = seated(person, table.seat, planned_end=END + 50 * DAY)
    terms.end_term(term=term, on=END, reason=EndReason.RESIGNED, by=None)

    assert held(person, Role.SEAT_HOLDER, table.council) == ONLY_BETWEEN


def test_who_sits_until_replaced_keeps_the_rights_past_the_plan(table, person):
    seated(person, table.seat, planned_end=END)

    assert held(person, Role.SEAT_HOLDER, table.council) == [False, True, True, True]


def test_planned_end_ends_the_rights_where_nobody_sits_on_and_no_job_has_run(table, person):
    seats.change_seat_group(group=table.seat.group, sits_until_replaced=False, by=None)
    term = seated(person, table.seat, planned_end=END)

    assert held(person, Role.SEAT_HOLDER, table.council) == ONLY_BETWEEN
    assert term.ended_on is None


def test_seat_taken_away_gives_nothing_to_one_who_was_to_come(table, person):
    seated(person, table.seat, start=END - DAY)
    table.seat.closed_on = END
    table.seat.save()

    assert held(person, Role.SEAT_HOLDER, table.council) == [False, False, True, False]


def test_office_gives_its_role_until_it_is_left(table, person):
    facts = {"person": person, "council": table.council, "start": START, "by": None}
    offices = [terms.take_office(office=office, **facts) for office in Office]
    for office in offices:
        terms.leave_office(holding=office, on=END, by=None)

    assert held(person, Role.CHAIR, table.council) == ONLY_BETWEEN
    assert held(person, Role.SECRETARY, table.council) == ONLY_BETWEEN
    assert held(person, Role.SEAT_HOLDER, table.council) == [False] * 4


def test_derived_seat_gives_what_the_seat_it_follows_gives(table, person, committee, derived):
    seats.add_seat(group=derived, title="Følger", mirrors=table.seat, by=None)
    term = seated(person, table.seat)
    terms.end_term(term=term, on=END, reason=EndReason.RESIGNED, by=None)

    assert held(person, Role.SEAT_HOLDER, committee) == ONLY_BETWEEN


def test_derived_seat_that_is_taken_away_gives_nothing_more(table, person, committee, derived):
    mirror = seats.add_seat(group=derived, title="Følger", mirrors=table.seat, by=None)
    seated(person, table.seat)
    mirror.closed_on = END
    mirror.save()

    assert held(person, Role.SEAT_HOLDER, committee) == ONLY_BETWEEN
    assert held(person, Role.SEAT_HOLDER, table.council) == [False, True, True, True]


def test_seat_that_follows_an_office_goes_with_the_office(table, person, committee, derived):
    follows = {"mirrors_council": table.council, "mirrors_office": Office.CHAIR}
    seats.add_seat(group=derived, title="Leder", by=None, **follows)
    chair = terms.take_office(
        person=person, council=table.council, office=Office.CHAIR, start=START, by=None
    )
    terms.leave_office(holding=chair, on=END, by=None)

    assert held(person, Role.SEAT_HOLDER, committee) == ONLY_BETWEEN


def test_other_offices_give_no_derived_seat(table, person, committee, derived):
    follows = {"mirrors_council": table.council, "mirrors_office": Office.CHAIR}
    seats.add_seat(group=derived, title="Leder", by=None, **follows)
    terms.take_office(
        person=person, council=table.council, office=Office.SECRETARY, start=START, by=None
    )

    assert held(person, Role.SEAT_HOLDER, committee) == [False] * 4


@pytest.mark.parametrize("where", ["municipality", "office"])
def test_contract_gives_membership_of_the_committee_of_the_municipality(table, person, where):
    """PRJ-17: a GP of the municipality, or of a doctors' office in it."""
    municipality = councils.register_organisation(
        community=table.community, kind=OrganisationKind.MUNICIPALITY, name="Valle", by=None
    )
    office = councils.register_organisation(
        community=table.community,
        kind=OrganisationKind.GP_OFFICE,
        name="Legekontoret",
        parent=municipality,
        by=None,
    )
    table.council.membership = Membership.CONTRACT
    table.council.save()
    table.council.municipalities.add(municipality)
    affiliation = people.affiliate(
        person=person,
        organisation=municipality if where == "municipality" else office,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        start=START,
        by=None,
    )
    affiliation.ended_on = END
    affiliation.save()

    assert held(person, Role.SEAT_HOLDER, table.council) == ONLY_BETWEEN


def test_contract_gives_nothing_in_a_council_with_seats(table, person):
    municipality = councils.register_organisation(
        community=table.community, kind=OrganisationKind.MUNICIPALITY, name="Valle", by=None
    )
    table.council.municipalities.add(municipality)
    people.affiliate(
        person=person,
        organisation=municipality,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        start=START,
        by=None,
    )

    assert held(person, Role.SEAT_HOLDER, table.council) == [False] * 4


def given(person, role, table, **where):
    role = people.give_role(
        person=person, role=role, community=table.community, start=START, by=None, **where
    )
    return people.end_role(assignment=role, on=END, by=None)


def test_role_in_the_community_holds_in_each_of_its_councils(table, person):
    given(person, Role.SECRETARY, table)

    assert held(person, Role.SECRETARY, table.community) == ONLY_BETWEEN
    assert held(person, Role.SECRETARY, table.council) == ONLY_BETWEEN


def test_role_in_one_council_holds_neither_in_another_nor_in_the_whole(table, person, committee):
    given(person, Role.SECRETARY, table, council=table.council)

    assert held(person, Role.SECRETARY, table.council) == ONLY_BETWEEN
    assert held(person, Role.SECRETARY, committee) == [False] * 4
    assert held(person, Role.SECRETARY, table.community) == [False] * 4
    user = User.objects.get(pk=person.user_id)
    assert user.rights.holds_inside(Role.SECRETARY, community=table.community, on=START)


def test_contact_of_an_organisation_speaks_for_it_and_for_no_council(table, person):
    users = councils.register_organisation(
        community=table.community, kind=OrganisationKind.USER_ORGANISATION, name="Brukere", by=None
    )
    given(person, Role.CONTACT, table, organisation=users)

    assert held(person, Role.CONTACT, users) == ONLY_BETWEEN
    assert held(person, Role.CONTACT, table.council) == [False] * 4
    assert held(person, Role.CONTACT, table.community) == [False] * 4


def test_role_here_is_none_in_another_community(table, person):
    given(person, Role.SECRETARY, table)
    elsewhere, _ = world.neighbour()

    assert held(person, Role.SECRETARY, elsewhere) == [False] * 4
    assert held(person, Role.SECRETARY, elsewhere.councils.get()) == [False] * 4


def test_closed_login_holds_nothing(table, person):
    given(person, Role.SECRETARY, table)
    User.objects.filter(pk=person.user_id).update(is_active=False)

    assert held(person, Role.SECRETARY, table.council) == [False] * 4


def test_all_rights_are_read_in_one_query(table, person, django_assert_num_queries):
    given(person, Role.SECRETARY, table)
    seated(person, table.seat)
    user = User.objects.select_related("person").get(pk=person.user_id)

    with django_assert_num_queries(1):
        for role in Role:
            user.holds(role, within=table.council, on=START)
