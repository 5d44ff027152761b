"""Terms that are corrected or taken back, counted in a row, and seats that go away."""

from datetime import date

import pytest
from django.core import mail

from councils.domain import seats
from councils.enums import Office
from councils.models import Seat
from legeraad.errors import DomainError
from members.domain import people, terms, vacancies
from members.enums import EndReason
from members.models import Notice, Term, Vacancy
from tests.factories import council_of
from tests.members.domain.test_terms import DAY, START, fresh, rights, take


@pytest.fixture
def seat(agder):
    """Seat 7 is vacant since its holder moved."""
    return Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)


@pytest.fixture
def newcomer(agder):
    return people.register_person(name="N.N.", email="n.n@eksempel.example", by=None)


def test_end_to_come_is_taken_back_with_its_vacancy(agder, seat, newcomer, time_machine):
    time_machine.move_to(START)
    term = take(seat, newcomer, planned_end=START + 400 * DAY)
    terms.end_term(term=term, on=START + 10 * DAY, reason=EndReason.RESIGNED, by=None)
    assert Vacancy.objects.unfilled().filter(seat=seat).count() == 1

    terms.take_back_end(term=term, by=None)

    assert (fresh(term).ended_on, fresh(term).end_reason) == (None, "")
    assert not Vacancy.objects.unfilled().filter(seat=seat).exists()
    assert fresh(term).history.latest().history_change_reason == "term.kept"
    assert rights(agder, newcomer, START + 10 * DAY)


def test_end_that_has_come_is_not_taken_back(seat, newcomer, time_machine):
    term = take(seat, newcomer)
    terms.end_term(term=term, on=START + 10 * DAY, reason=EndReason.RESIGNED, by=None)
    time_machine.move_to(START + 10 * DAY)

    with pytest.raises(DomainError):
        terms.take_back_end(term=term, by=None)


def test_end_is_not_taken_back_where_somebody_is_to_follow(seat, newcomer, time_machine):
    time_machine.move_to(START)
    term = take(seat, newcomer)
    terms.end_term(term=term, on=START + 10 * DAY, reason=EndReason.RESIGNED, by=None)
    take(seat, people.register_person(name="E.F.", by=None), start=START + 10 * DAY)

    with pytest.raises(DomainError):
        terms.take_back_end(term=term, by=None)


def test_corrected_plan_that_lies_ahead_calls_the_search_off(seat, newcomer, time_machine):
    time_machine.move_to(START + 20 * DAY)
    term = take(seat, newcomer, planned_end=START + 10 * DAY)
    vacancies.open_due(on=START + 20 * DAY)
    assert Vacancy.objects.unfilled().filter(seat=seat).exists()

    terms.change_term(term=term, planned_end=START + 400 * DAY, by=None)

    assert not Vacancy.objects.unfilled().filter(seat=seat).exists()


def test_correction_into_another_term_is_refused(seat, newcomer):
    term = take(seat, newcomer)

    with pytest.raises(DomainError) as refusal:
        terms.change_term(term=term, start=date(2026, 10, 1), by=None)

    assert refusal.value.field == "start"


def test_leader_must_be_named_where_the_group_says_so(seat, newcomer):
    """FSU-9."""
    seats.change_seat_group(group=seat.group, needs_leader=True, by=None)

    with pytest.raises(DomainError) as refusal:
        take(seat, newcomer)

    assert refusal.value.field == "responsible_leader"


# in a row


def test_terms_in_a_row_are_counted_and_a_gap_begins_anew(seat, newcomer):
    year = 365 * DAY
    one = take(seat, newcomer, planned_end=START + year)
    two = take(seat, newcomer, start=START + year, planned_end=START + 2 * year)
    terms.end_term(term=two, on=START + 2 * year, reason=EndReason.TERM_OVER, by=None)
    three = take(seat, newcomer, start=START + 2 * year + DAY)

    assert terms.consecutive([one, two, three]) == {one.pk: 1, two.pk: 2, three.pk: 1}


def test_terms_of_a_substitute_are_counted_apart(agder, seat, newcomer):
    beside = seat.substitute_seats.get()
    first = take(beside, newcomer, planned_end=START + DAY)
    terms.end_term(term=first, on=START + DAY, reason=EndReason.OTHER, by=None)
    second = take(seat, newcomer, start=START + DAY)

    assert terms.consecutive([second]) == {second.pk: 1}


@pytest.mark.parametrize("count", [1, 3])
def test_terms_in_a_row_cost_one_query(agder, django_assert_num_queries, count):
    """C6."""
    rows = list(Term.objects.select_related("seat__group")[:count])

    with django_assert_num_queries(1):
        assert len(terms.consecutive(rows)) == count


# seats that go away


def test_seat_with_somebody_in_it_is_not_taken_away(seat, newcomer):
    take(seat, newcomer, start=START + 30 * DAY)

    with pytest.raises(DomainError) as refusal:
        terms.close_seat(seat=seat, on=START, by=None)

    assert refusal.value.field == "on"


def test_seat_taken_away_is_not_to_be_filled(seat):
    vacancies.open_and_ask(seat=seat, since=START, by=None)

    terms.close_seat(seat=seat, on=START, by=None)

    assert not Vacancy.objects.unfilled().filter(seat=seat).exists()
    with pytest.raises(DomainError):
        take(seat, people.register_person(name="E.F.", by=None))


def test_office_is_left_once_and_not_before_it_began(agder, newcomer):
    council = council_of(agder, "oss")
    facts = {"person": newcomer, "council": council, "office": Office.CHAIR}
    holding = terms.take_office(**facts, start=START, by=None)

    with pytest.raises(DomainError) as refusal:
        terms.leave_office(holding=holding, on=START - DAY, by=None)
    assert refusal.value.field == "on"
    terms.leave_office(holding=holding, on=START + DAY, by=None)
    with pytest.raises(DomainError):
        terms.leave_office(holding=holding, on=START + DAY, by=None)


def test_body_that_was_not_told_yet_is_not_told_of_an_end_taken_back(
    agder, seat, newcomer, time_machine, run_outbox
):
    time_machine.move_to(START)
    oss = council_of(agder, "oss")
    seats.change_seat_group(group=seat.group, appointing_council=oss, by=None)
    term = take(Seat.objects.get(pk=seat.pk), newcomer)
    run_outbox("notice.mail")  # welcome
    mail.outbox.clear()
    terms.end_term(term=term, on=START + 10 * DAY, reason=EndReason.RESIGNED, by=None)
    told = Notice.objects.filter(key__startswith="vacancy:")
    assert told.exists()

    terms.take_back_end(term=term, by=None)

    assert not told.exists()
    assert run_outbox("notice.mail") == 3  # of the end; the body's waits for the morning
    assert mail.outbox == []


@pytest.mark.parametrize("day", [-1, 30])
def test_nobody_resigns_backwards_or_past_the_end_of_the_term(seat, newcomer, time_machine, day):
    """To give a seat up is not to keep it longer."""
    time_machine.move_to(START)
    term = take(seat, newcomer, planned_end=START + 30 * DAY)

    with pytest.raises(DomainError) as refusal:
        terms.resign(term=term, last_day=START + day * DAY, by=None)

    assert refusal.value.field == "last_day"
    assert terms.resign(term=term, last_day=START + 29 * DAY, by=None).ended_on == (
        START + 30 * DAY
    )


def test_successor_need_not_wait_for_one_who_sits_on_and_has_resigned(
    agder, seat, newcomer, time_machine
):
    """Who sits past the planned end sits until replaced, whatever last day was given."""
    time_machine.move_to(START)
    before = take(seat, newcomer, start=START - 10 * DAY, planned_end=START - 2 * DAY)
    terms.resign(term=before, last_day=START + 60 * DAY, by=None)
    successor = people.register_person(name="N.O.", email="n.o@eksempel.example", by=None)

    take(seat, successor, start=START + 7 * DAY)

    assert fresh(before).ended_on == START + 7 * DAY
    assert rights(agder, successor, START + 7 * DAY)
    assert not rights(agder, newcomer, START + 7 * DAY)
