"""Who sits where on any day: earlier and later, derived and by contract."""

from datetime import date, timedelta

import pytest

from councils.domain import seats
from councils.enums import Membership
from councils.models import Council, Seat
from members.domain import people, roster, terms
from members.enums import EndReason
from members.models import Term
from tests.factories import council_of
from tests.members.domain.test_terms import START, holder, take

DAY = timedelta(days=1)


@pytest.fixture
def alr(agder):
    return council_of(agder)


def seat_of(ordinal):
    return Seat.objects.get(group__council__slug="alr", ordinal=ordinal, substitute_for=None)


def place_of(council, ordinal, on):
    places = roster.roster(council=council, on=on)
    return next(place for place in places if place.seat.ordinal == ordinal)


def new_person(name):
    return people.register_person(name=name, by=None)


def test_roster_has_all_fixed_seats_in_order_and_says_since_when_one_is_vacant(alr):
    places = roster.roster(council=alr, on=date(2026, 11, 20))

    assert [place.seat.ordinal for place in places] == list(range(1, 15))
    vacant = [place for place in places if place.vacant]
    assert [place.seat.ordinal for place in vacant] == [7]
    assert vacant[0].since_vacant == Term.objects.get(seat=vacant[0].seat).ended_on


def test_roster_of_an_earlier_day_shows_who_sat_then(alr):
    assert holder(alr, 7, date(2025, 3, 1)) == "Ø.X."
    assert holder(alr, 7, date(2025, 2, 28)) is None


def test_roster_of_a_later_day_shows_who_is_to_sit_there(alr):
    take(seat_of(7), new_person("N.N."), start=START + 30 * DAY)

    assert holder(alr, 7, START + 29 * DAY) is None
    assert holder(alr, 7, START + 30 * DAY) == "N.N."
    assert {
        key: term.person.name for key, term in roster.coming(council=alr, on=START).items()
    } == {seat_of(7).pk: "N.N."}


def test_roster_lists_the_substitutes_of_a_seat(alr):
    places = roster.roster(council=alr, on=date(2026, 9, 16))

    substitutes = {
        place.seat.ordinal: [who.name if who else None for _seat, who in place.substitutes]
        for place in places
        if place.substitutes
    }
    assert substitutes == {4: ["Q.V."], 5: [None], 6: ["Z.Ø."], 7: [None], 8: ["Y.Å."]}
    sits = [term.person.name for place in places for term in place.substitute_terms if term]
    assert sits == ["Q.V.", "Z.Ø.", "Y.Å."]


def test_roster_without_the_seat_from_the_day_it_is_taken_away(alr):
    seats.close_seat(seat=seat_of(7), on=START, by=None)

    assert len(roster.roster(council=alr, on=START)) == 13
    assert len(roster.roster(council=alr, on=START - DAY)) == 14


def test_roster_of_a_group_that_sits_until_replaced_keeps_who_is_past_the_planned_end(alr):
    """AHU-17."""
    place = place_of(alr, 4, date(2027, 3, 1))

    assert (place.holder.name, place.expired(date(2027, 3, 1))) == ("Q.B.", True)
    assert not place_of(alr, 4, date(2027, 2, 28)).expired(date(2027, 2, 28))


def test_roster_of_a_group_that_does_not_has_a_vacant_seat_that_day(alr):
    seats.change_seat_group(group=seat_of(4).group, sits_until_replaced=False, by=None)

    place = place_of(alr, 4, date(2027, 3, 1))

    assert (place.vacant, place.since_vacant) == (True, date(2027, 3, 1))
    assert holder(alr, 4, date(2027, 2, 28)) == "Q.B."


def test_roster_of_derived_seats_follows_seat_and_office_on_the_day(agder, alr):
    """ALR-19."""
    au = council_of(agder, "au-alr")
    group = seats.add_seat_group(
        council=au,
        label="Speil",
        professional_group="other",
        side="other",
        filling="derived",
        by=None,
    )
    first = seats.add_seat(
        group=group, title="Leder", mirrors_office="chair", mirrors_council=alr, by=None
    )
    second = seats.add_seat(group=group, title="Fastlege", mirrors=seat_of(4), by=None)
    term = Term.objects.get(seat=seat_of(4), ended_on=None)
    terms.end_term(term=term, on=START + DAY, reason=EndReason.MOVED, by=None)

    def names(on):
        places = {place.seat.pk: place for place in roster.roster(council=au, on=on)}
        return [
            places[seat.pk].holder.name if places[seat.pk].holder else None
            for seat in (first, second)
        ]

    assert names(START) == ["T.Q.", "Q.B."]
    assert names(START + DAY) == ["T.Q.", None]


@pytest.mark.parametrize("count", [1, 3])
def test_roster_asks_the_database_as_often_for_many_seats(alr, django_assert_num_queries, count):
    """C6."""
    group = seat_of(4).group
    for turn in range(count):
        seat = seats.add_seat(group=group, title="Fastlege", by=None)
        take(seat, new_person(f"N.{turn}."))

    with django_assert_num_queries(4):
        roster.roster(council=alr, on=START)


def test_rosters_of_all_bodies_ask_as_often_as_of_one(agder, django_assert_num_queries):
    councils = list(agder.councils.all())

    with django_assert_num_queries(4):
        found = roster.rosters(councils=councils, on=START)

    assert set(found) == {council.pk for council in councils}
    assert len(found[council_of(agder).pk]) == 14


def test_tally_counts_seats_with_a_vote_and_all_terms(alr):
    """ALR-18, ALR-26, AHU-8."""
    group = seats.add_seat_group(
        council=alr,
        label="Observatører",
        professional_group="other",
        side="other",
        filling="appointed",
        may_vote=False,
        by=None,
    )
    seats.add_seat(group=group, title="Observatør", by=None)

    found = roster.tally(roster.roster(council=alr, on=date(2027, 3, 1)), on=date(2027, 3, 1))

    assert (found.seats, found.filled, found.vacant) == (14, 13, 1)
    assert (found.expired, found.lacking_substitutes) == (6, 2)
    assert found.last_day == date(2028, 2, 29)


def test_tally_of_nothing_is_nothing(agder):
    found = roster.tally([], on=START)

    assert (found.seats, found.vacant, found.next_end, found.last_day) == (0, 0, None, None)


def test_doctors_counts_each_once_though_he_works_in_two_places(agder):
    """PRJ-17."""
    Council.objects.filter(slug="alu-ostre-agder").update(membership=Membership.CONTRACT)
    alu = Council.objects.get(slug="alu-ostre-agder")
    municipality = alu.municipalities.get()
    doctor = new_person("G.P.")
    office = agder.organisations.create(kind="gp_office", name="Kontoret", parent=municipality)
    for place in (municipality, office):
        people.affiliate(
            person=doctor,
            organisation=place,
            professional_group="gp",
            employment="self_employed",
            by=None,
        )

    assert roster.doctors(councils=agder.councils.all(), on=START) == {alu.pk: 1}
    assert roster.doctors(councils=[council_of(agder)], on=START) == {}
    assert [person.name for person in roster.sitting(council=alu, on=START)] == ["X.W.", "G.P."]


def test_employed_are_those_whom_an_employer_must_release(agder):
    """FSU-11: on the day, and not the self-employed."""
    places = agder.organisations.filter(kind="municipality")
    one, two, three = new_person("A.A."), new_person("B.B."), new_person("C.C.")
    for person, employment, start in (
        (one, "employed", None),
        (two, "self_employed", None),
        (three, "employed", START + DAY),
    ):
        people.affiliate(
            person=person,
            organisation=places[0],
            professional_group="municipal_cmo",
            employment=employment,
            start=start,
            by=None,
        )

    assert roster.employed(people=[one, two, three], on=START) == {one.pk}
