"""How those in a council are reached, as of a day."""

from datetime import date, timedelta

import pytest

from councils.domain import councils, seats
from councils.enums import Behaviour, Membership, Office, OrganisationKind, ProfessionalGroup
from members.domain import people
from members.domain.contacts import addresses, contacts
from members.domain.terms import end_term, start_term, take_office
from members.enums import Employment, EndReason, FilledBy
from tests.members.conftest import new_address

START = date(2026, 1, 1)


def register(name, *, email=True):
    return people.register_person(name=name, email=new_address() if email else "", by=None)


def put(person, seat):
    return start_term(
        person=person,
        seat=seat,
        start=START,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )


def listed(council, on):
    return [
        (each.person.name, each.seats, each.substitute) for each in contacts(council=council, on=on)
    ]


def test_members_come_first_then_offices_then_substitutes(table, person, today):
    second = seats.add_seat(group=table.seat.group, ordinal=2, title="Fastlege Lister", by=None)
    beside = seats.add_substitute_seat(seat=table.seat, by=None)
    put(register("A.B."), second)
    put(person, table.seat)
    put(register("V.R."), beside)
    take_office(
        person=register("S.S."),
        council=table.council,
        office=Office.CASE_OFFICER,
        start=START,
        by=None,
    )

    names = [(name, substitute) for name, _seats, substitute in listed(table.council, today)]

    assert names == [("Q.B.", False), ("A.B.", False), ("S.S.", False), ("V.R.", True)]


def test_member_with_an_office_is_one_line_with_both(table, person, today):
    put(person, table.seat)
    take_office(person=person, council=table.council, office=Office.CHAIR, start=START, by=None)

    ((_name, what, _substitute),) = listed(table.council, today)

    assert what[0] == "Fastlege"
    assert len(what) == 2


def test_list_is_that_of_the_day(table, person, today):
    term = put(person, table.seat)
    end_term(term=term, on=today, reason=EndReason.RESIGNED, by=None)

    assert len(listed(table.council, today - timedelta(days=1))) == 1
    assert listed(table.council, today) == []


def test_addresses_leave_out_those_without_one(table, person, today):
    put(person, table.seat)
    beside = seats.add_substitute_seat(seat=table.seat, by=None)
    put(register("V.R.", email=False), beside)

    assert addresses(contacts(council=table.council, on=today)) == person.email


def test_body_with_members_by_contract_lists_its_doctors(table, person, today):  # PRJ-17
    municipality = councils.register_organisation(
        community=table.community, kind=OrganisationKind.MUNICIPALITY, name="Arendal", by=None
    )
    alu = councils.register_council(
        community=table.community,
        name="ALU Arendal",
        label="ALU",
        slug="alu",
        behaviour=Behaviour.ELECTING,
        kind="allmennlegeutvalg",
        purpose="Fastlegene.",
        membership=Membership.CONTRACT,
        municipalities=[municipality],
        by=None,
    )
    people.affiliate(
        person=person,
        organisation=municipality,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        by=None,
    )

    assert listed(alu, today) == [("Q.B.", (), False)]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_more_seats(
    table, person, today, django_assert_max_num_queries, count
):
    for ordinal in range(2, 2 + count):
        seat = seats.add_seat(group=table.seat.group, ordinal=ordinal, title="Fastlege", by=None)
        put(register(f"A.{ordinal}."), seat)

    with django_assert_max_num_queries(10):
        assert len(contacts(council=table.council, on=today)) == count
