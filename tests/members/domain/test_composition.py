"""Counting who was appointed: section 28, professions, leaders, regions and substitutes."""

from datetime import date

import pytest

from councils.domain import councils, seats
from councils.enums import Filling, OrganisationKind, ProfessionalGroup, Side, Substitutes
from members.domain import composition, people, terms
from members.domain.composition import Balance, Part, compose, fewest_of_each
from members.enums import Employment, FilledBy, Gender

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("members", "fewest"),
    [
        (1, 0),
        (2, 1),
        (3, 1),
        (4, 2),
        (5, 2),
        (6, 3),
        (8, 3),
        (9, 4),
        (10, 4),
        (12, 5),
        (14, 6),
        (15, 6),
    ],
)
def test_fewest_of_each_gender_follow_the_table_of_section_28(members, fewest):
    assert fewest_of_each(members) == fewest


@pytest.mark.parametrize(
    ("found", "reached", "out_of_reach"),
    [
        (Balance(seats=14, women=6, men=6, unstated=1), True, False),
        (Balance(seats=14, women=5, men=6, unstated=1), False, False),
        (Balance(seats=14, women=5, men=8, unstated=0), False, False),  # one seat is vacant
        (Balance(seats=14, women=5, men=9, unstated=0), False, True),
        (Balance(seats=1, women=0, men=1, unstated=0), True, False),
    ],
)
def test_balance_can_be_reached_by_those_unstated_and_to_come(found, reached, out_of_reach):
    assert (found.reached, found.out_of_reach) == (reached, out_of_reach)


def sit(seat, name, *, gender="", **works):
    person = people.register_person(name=name, gender=gender, by=None)
    terms.start_term(
        person=person,
        seat=seat,
        start=date(2025, 1, 1),
        planned_end=None,
        filled_by=FilledBy.APPOINTMENT,
        appointed_by="Sykehuset",
        by=None,
    )
    for organisation, group in works.get("at", []):
        people.affiliate(
            person=person,
            organisation=organisation,
            professional_group=group,
            employment=Employment.EMPLOYED,
            by=None,
        )
    return person


def add_group(council, label, group, number, **facts):
    made = seats.add_seat_group(
        council=council,
        label=label,
        professional_group=group,
        side=Side.HOSPITAL,
        filling=Filling.APPOINTED,
        by=None,
        **facts,
    )
    return [
        seats.add_seat(group=made, title=f"{label} {index}", by=None) for index in range(number)
    ]


@pytest.fixture
def hospital(table):
    return councils.register_organisation(
        community=table.community, kind=OrganisationKind.HOSPITAL_TRUST, name="Sykehuset", by=None
    )


def test_genders_are_counted_as_they_were_given_and_never_guessed(table, hospital):
    leaders = add_group(table.council, "Ledere", ProfessionalGroup.HOSPITAL_LEADER, 3)
    sit(leaders[0], "Anne Q.", gender=Gender.WOMAN)
    sit(leaders[1], "Kari Q.")
    sit(leaders[2], "Ola Q.", gender=Gender.MAN)

    made = compose(council=table.council, on=TODAY)

    assert composition.balance(made.members) == Balance(seats=4, women=1, men=1, unstated=1)
    assert composition.balance(made.members).vacant == 1


def test_person_with_two_professions_is_one_person_and_counts_in_both(table, hospital):  # PRJ-3
    office = councils.register_organisation(
        community=table.community, kind=OrganisationKind.GP_OFFICE, name="Kontoret", by=None
    )
    (seat,) = add_group(table.council, "Overleger", ProfessionalGroup.MUNICIPAL_CMO, 1)
    both = sit(
        seat,
        "Q.L.",
        at=[(hospital, ProfessionalGroup.MUNICIPAL_CMO), (office, ProfessionalGroup.GP)],
    )
    sit(table.seat, "Q.B.", at=[(office, ProfessionalGroup.OTHER)])

    made = compose(council=table.council, on=TODAY)

    assert (made.persons, made.double_hats) == (2, [both])
    assert made.by_group(made.appointed) == {"gp": 2, "municipal_cmo": 1}


def test_chief_doctor_among_the_municipal_doctors_has_one_profession(table, hospital):
    (seat,) = add_group(table.council, "Kommuneleger", ProfessionalGroup.MUNICIPAL_DOCTOR, 1)
    sit(seat, "Ø.E.", at=[(hospital, ProfessionalGroup.MUNICIPAL_CMO)])

    made = compose(council=table.council, on=TODAY)

    assert (made.double_hats, made.by_group(made.appointed)) == ([], {"municipal_doctor": 1})


def test_observers_are_no_members(table):  # ALR-26
    (seat,) = add_group(
        table.council, "Observatører", ProfessionalGroup.PRACTICE_CONSULTANT, 1, may_vote=False
    )
    sit(seat, "Y.R.")

    assert [slot.seat for slot in compose(council=table.council, on=TODAY).members] == [table.seat]


def test_public_bodies_that_appoint_are_counted_separately_and_others_are_free(table, hospital):
    users = councils.register_organisation(
        community=table.community, kind=OrganisationKind.USER_ORGANISATION, name="BU", by=None
    )
    leaders = add_group(
        table.council,
        "Ledere",
        ProfessionalGroup.HOSPITAL_LEADER,
        2,
        appointing_organisation=hospital,
    )
    add_group(table.council, "Brukere", ProfessionalGroup.USER, 2, appointing_organisation=users)
    for seat in leaders:
        sit(seat, f"L.{seat.ordinal}.", gender=Gender.MAN)

    (found,) = compose(council=table.council, on=TODAY).balances()

    assert found == ("Sykehuset", Balance(seats=2, women=0, men=2, unstated=0))
    assert found[1].out_of_reach


def test_leaders_stand_against_clinicians_and_users_apart(table):  # AHU-15
    add_group(table.council, "Ledere", ProfessionalGroup.HOSPITAL_LEADER, 2)
    add_group(table.council, "Brukere", ProfessionalGroup.USER, 1)

    made = compose(council=table.council, on=TODAY)

    assert composition.by_part(made.members) == {
        Part.CLINICIAN: 1,
        Part.LEADER: 2,
        Part.NEITHER: 1,
    }


def test_seat_that_wants_a_substitute_and_has_none_is_named(table):  # AHU-8
    covered, alone = add_group(
        table.council,
        "Overleger",
        ProfessionalGroup.HOSPITAL_DOCTOR,
        2,
        substitutes=Substitutes.PERSONAL,
    )
    sit(seats.add_substitute_seat(seat=covered, by=None), "V.Q.", gender=Gender.WOMAN)

    made = compose(council=table.council, on=TODAY)

    assert [place.seat for place in made.wanting] == [covered, alone]
    assert [place.seat for place in made.uncovered] == [alone]
    assert composition.balance(made.substitutes) == Balance(seats=1, women=1, men=0, unstated=0)


@pytest.mark.parametrize("number", [1, 3])
def test_composition_costs_the_same_for_more_seats(table, number, django_assert_num_queries):
    for seat in add_group(table.council, "Ledere", ProfessionalGroup.HOSPITAL_LEADER, number):
        sit(seat, f"L.{seat.ordinal}.")

    with django_assert_num_queries(4):
        made = compose(council=table.council, on=TODAY)
        assert len(made.balances()) == 0
        assert made.persons == number
