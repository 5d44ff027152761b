"""Seats and offices: who sits when, and that no seat has two holders (C4, A7)."""

import threading
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from councils.domain import seats
from councils.enums import Office
from councils.models import Seat
from legeraad.errors import DomainError
from members.domain import people, terms
from members.domain.roster import roster
from members.enums import EndReason, FilledBy, Role
from members.models import Person, Term, User
from tests.factories import council_of

START = date(2026, 11, 20)
DAY = timedelta(days=1)
OSLO = ZoneInfo("Europe/Oslo")


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


def test_office_has_one_holder_at_a_time(agder, newcomer):
    council = council_of(agder)

    with pytest.raises(DomainError):
        terms.take_office(
            person=newcomer, council=council, office=Office.CHAIR, start=START, by=None
        )

    chair = terms.office_holder(council=council, office=Office.CHAIR, on=START)
    assert chair.name == "T.Q."
    assert terms.office_holder(council=council, office=Office.DEPUTY, on=START) is None


# ends


def fresh(term):
    return Term.objects.get(pk=term.pk)


@pytest.fixture
def leaves_on_time(seat):
    """The seat's group does not let anybody sit until replaced."""
    seats.change_seat_group(group=seat.group, sits_until_replaced=False, by=None)
    return Seat.objects.get(pk=seat.pk)


def rights(agder, person, on):
    council = council_of(agder)
    return User.objects.get(pk=person.user_id).holds(Role.SEAT_HOLDER, within=council, on=on)


def test_right_outlasts_the_planned_end_where_one_sits_until_replaced(agder, seat, newcomer):
    """AHU-17, A7."""
    take(seat, newcomer, planned_end=START + 10 * DAY)

    assert rights(agder, newcomer, START + 400 * DAY)


def test_right_ends_with_the_planned_end_where_one_does_not(agder, leaves_on_time, newcomer):
    """A7: no job has run."""
    term = take(leaves_on_time, newcomer, planned_end=START + 10 * DAY)

    assert rights(agder, newcomer, START + 9 * DAY)
    assert not rights(agder, newcomer, START + 10 * DAY)
    assert fresh(term).ended_on is None


def test_right_of_an_open_page_is_gone_one_second_after_the_end(
    agder, leaves_on_time, newcomer, client, time_machine
):
    """A7, W11: the day is Oslo's."""
    take(leaves_on_time, newcomer, planned_end=START + 10 * DAY)
    last = datetime(2026, 11, 29, 23, 59, 59, tzinfo=OSLO)
    time_machine.move_to(last, tick=False)
    client.force_login(newcomer.user)
    assert client.get("/agder/sammensetning/alr/").status_code == 200

    time_machine.move_to(last + timedelta(seconds=1), tick=False)

    assert client.get("/agder/sammensetning/alr/").status_code == 403


def test_successor_ends_the_term_of_one_who_sat_on(seat, newcomer):
    first = take(seat, newcomer, planned_end=START + 10 * DAY)

    take(seat, people.register_person(name="E.F.", by=None), start=START + 20 * DAY)

    assert (fresh(first).ended_on, fresh(first).end_reason) == (START + 20 * DAY, "term_over")


def test_successor_finds_a_seat_whose_term_ended_on_time(leaves_on_time, newcomer):
    first = take(leaves_on_time, newcomer, planned_end=START + 10 * DAY)

    take(leaves_on_time, people.register_person(name="E.F.", by=None), start=START + 20 * DAY)

    assert fresh(first).ended_on == START + 10 * DAY


def test_successor_before_the_planned_end_is_refused(seat, newcomer):
    take(seat, newcomer, planned_end=START + 10 * DAY)

    with pytest.raises(DomainError) as refusal:
        take(seat, people.register_person(name="E.F.", by=None), start=START + 9 * DAY)

    assert refusal.value.field == "start"


def test_term_cannot_begin_before_one_that_is_to_come(seat, newcomer):
    take(seat, newcomer, start=START + 30 * DAY)

    with pytest.raises(DomainError):
        take(seat, people.register_person(name="E.F.", by=None), start=START)


def test_term_that_ended_on_its_first_day_leaves_the_seat_free_that_day(seat, newcomer):
    term = take(seat, newcomer)
    terms.end_term(term=term, on=START, reason=EndReason.OTHER, by=None)

    take(seat, people.register_person(name="E.F.", by=None))

    assert seat.terms.get(ended_on=None).person.name == "E.F."


def test_expired_terms_are_written_down_once(leaves_on_time, newcomer):
    term = take(leaves_on_time, newcomer, planned_end=START + 10 * DAY)

    assert terms.end_expired(on=START + 9 * DAY) == 0
    assert terms.end_expired(on=START + 12 * DAY) == 1
    assert terms.end_expired(on=START + 12 * DAY) == 0
    assert fresh(term).ended_on == START + 10 * DAY


@pytest.mark.parametrize(
    ("start", "until"),
    [
        (date(2026, 1, 31), date(2028, 1, 31)),
        (date(2026, 3, 1), date(2028, 3, 1)),
        (date(2028, 2, 29), date(2030, 2, 28)),
    ],
)
def test_planned_end_is_the_group_s_months_later(seat, start, until):
    assert terms.planned_end(seat=seat, start=start) == until


def test_planned_end_of_february_is_cut_to_the_month(seat):
    seats.change_seat_group(group=seat.group, term_months=1, by=None)
    again = Seat.objects.get(pk=seat.pk)

    assert terms.planned_end(seat=again, start=date(2027, 1, 31)) == date(2027, 2, 28)


def test_planned_end_is_none_without_a_length(agder):
    fixed = Seat.objects.get(group__council__slug="alr", ordinal=1, substitute_for=None)

    assert terms.planned_end(seat=fixed, start=START) is None


def test_planned_end_of_by_term_is_what_was_left(seat):
    """The holder who moved on 2 November would have sat until March."""
    assert terms.planned_end(seat=seat, start=START, rest_of_period=True) == date(2027, 3, 1)
    late = terms.planned_end(seat=seat, start=date(2027, 3, 1), rest_of_period=True)
    assert late == date(2029, 3, 1)


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
