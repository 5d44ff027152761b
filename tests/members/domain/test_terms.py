"""Seats and offices: who sits when, and that no seat has two holders (C4, A7)."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from councils.enums import Office
from councils.models import Seat
from legeraad.errors import DomainError
from members.domain import people, terms
from members.domain.roster import roster
from members.enums import EndReason, FilledBy, Role
from members.models import Person, Term
from tests.factories import council_of

START = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def seat(agder):
    """Seat 7 is vacant since its holder moved."""
    return Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)


@pytest.fixture
def newcomer(agder):
    return people.register_person(name="N.N.", email="n.n@eksempel.example", by=None)


def take(seat, person, start=START, planned_end=None):
    return terms.start_term(
        person=person,
        seat=seat,
        start=start,
        planned_end=planned_end,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )


def holder(council, ordinal, on):
    place = next(p for p in roster(council=council, on=on) if p.seat.ordinal == ordinal)
    return place.holder.name if place.holder else None


def test_term_gives_its_rights_from_the_first_day(agder, seat, newcomer):
    take(seat, newcomer)
    council = council_of(agder)

    assert not newcomer.user.holds(Role.SEAT_HOLDER, within=council, on=START - DAY)
    assert newcomer.user.holds(Role.SEAT_HOLDER, within=council, on=START)


def test_right_ends_with_the_actual_end_and_not_with_the_planned_one(agder, seat, newcomer):
    term = take(seat, newcomer, planned_end=START + 10 * DAY)
    terms.end_term(term=term, on=START + 20 * DAY, reason=EndReason.MOVED, by=None)
    council = council_of(agder)

    assert newcomer.user.holds(Role.SEAT_HOLDER, within=council, on=START + 19 * DAY)
    assert not newcomer.user.holds(Role.SEAT_HOLDER, within=council, on=START + 20 * DAY)


def test_taken_seat_is_refused_with_a_sentence(agder, newcomer):
    taken = Seat.objects.get(group__council__slug="alr", ordinal=4, substitute_for=None)

    with pytest.raises(DomainError) as refusal:
        take(taken, newcomer)

    assert refusal.value.field == "start"
    assert "Q.B." in refusal.value.sentence
    assert Term.objects.filter(person=newcomer).count() == 0


def test_successor_may_start_on_the_day_the_term_ends(seat, newcomer, agder):
    first = take(seat, newcomer)
    terms.end_term(term=first, on=START + DAY, reason=EndReason.RESIGNED, by=None)
    successor = people.register_person(name="E.F.", by=None)

    take(seat, successor, start=START + DAY)

    council = council_of(agder)
    assert [holder(council, 7, START), holder(council, 7, START + DAY)] == ["N.N.", "E.F."]


def test_ending_twice_on_the_same_day_is_no_error_and_another_day_is(seat, newcomer):
    term = take(seat, newcomer)
    terms.end_term(term=term, on=START + DAY, reason=EndReason.MOVED, by=None)

    terms.end_term(term=term, on=START + DAY, reason=EndReason.MOVED, by=None)
    with pytest.raises(DomainError):
        terms.end_term(term=term, on=START + 2 * DAY, reason=EndReason.MOVED, by=None)

    term.refresh_from_db()
    assert (term.ended_on, term.history.count()) == (START + DAY, 2)


def test_term_cannot_end_before_it_started(seat, newcomer):
    term = take(seat, newcomer)

    with pytest.raises(DomainError) as refusal:
        terms.end_term(term=term, on=START - DAY, reason=EndReason.MOVED, by=None)

    assert refusal.value.field == "on"


def test_planned_end_comes_after_the_start(seat, newcomer):
    with pytest.raises(ValidationError):
        take(seat, newcomer, planned_end=START)


def test_database_asks_for_both_end_and_reason(seat, newcomer):
    term = take(seat, newcomer)

    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.filter(pk=term.pk).update(ended_on=START + DAY)


def test_roster_has_all_fixed_seats_in_order_and_says_since_when_one_is_vacant(agder):
    places = roster(council=council_of(agder), on=date(2026, 11, 20))

    assert [place.seat.ordinal for place in places] == list(range(1, 15))
    vacant = [place for place in places if place.vacant]
    assert [place.seat.ordinal for place in vacant] == [7]
    assert vacant[0].since_vacant == Term.objects.get(seat=vacant[0].seat).ended_on


def test_roster_of_an_earlier_day_shows_who_sat_then(agder):
    council = council_of(agder)

    assert holder(council, 7, date(2025, 3, 1)) == "Ø.X."
    assert holder(council, 7, date(2025, 2, 28)) is None


def test_roster_lists_the_substitutes_of_a_seat(agder):
    places = roster(council=council_of(agder), on=date(2026, 9, 16))

    substitutes = {
        place.seat.ordinal: [who.name if who else None for _seat, who in place.substitutes]
        for place in places
        if place.substitutes
    }
    assert substitutes == {4: ["Q.V."], 5: [None], 6: ["Z.Ø."], 7: [None], 8: ["Y.Å."]}


def test_roster_asks_the_database_as_often_for_many_seats(agder, django_assert_num_queries):
    council = council_of(agder)

    with django_assert_num_queries(4):
        roster(council=council, on=START)


def test_office_has_one_holder_at_a_time(agder, newcomer):
    council = council_of(agder)

    with pytest.raises(DomainError):
        terms.take_office(
            person=newcomer, council=council, office=Office.CHAIR, start=START, by=None
        )

    chair = terms.office_holder(council=council, office=Office.CHAIR, on=START)
    assert chair.name == "T.Q."
    assert terms.office_holder(council=council, office=Office.DEPUTY, on=START) is None


@given(lengths=st.lists(st.integers(min_value=1, max_value=400), min_size=1, max_size=5))
def test_terms_that_follow_one_another_never_overlap_nor_leave_a_day(lengths):
    """The half-open days of terms: whoever ends on a day does not sit on it."""
    start, held = START, []
    for length in lengths:
        held.append((start, start + length * DAY))
        start += length * DAY

    for day in (START + offset * DAY for offset in range(sum(lengths))):
        assert sum(first <= day < end for first, end in held) == 1


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_at_once_fill_a_seat_once(agder):
    seat = Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)
    persons = [people.register_person(name=name, by=None) for name in ("A.A.", "B.B.")]
    together, results = threading.Barrier(2), []

    def fill(person: Person):
        together.wait()
        try:
            take(seat, person)
            results.append("taken")
        except DomainError:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=fill, args=[person]) for person in persons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["refused", "taken"]
    assert Term.objects.filter(seat=seat, ended_on=None).count() == 1
