"""Vacant seats: opened once, the right body asked, closed by whoever sits down (ALR-18)."""

import threading
from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection

from councils.enums import CouncilStatus
from councils.models import Council, Seat
from legeraad.errors import DomainError
from members.domain import people, terms, vacancies
from members.enums import EndReason, FilledBy, MembersEvent, Role, VacancyState
from members.models import Notice, Term, Vacancy
from tests.members.domain.workbench import (
    DAY,
    contact_of,
    proposed,
    seat_of,
    users_committee,
    vacant,
)

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def vacancy(agder):
    return vacant(agder, on=TODAY)


def told(vacancy):
    return [notice.person for notice in Notice.objects.filter(matter={"vacancy": vacancy.pk})]


def test_end_of_a_term_opens_the_vacancy_that_day_addressed_to_the_electing_body(agder):  # ALR-18
    contact = contact_of(agder)
    term = seat_of(13).terms.get()

    terms.end_term(term=term, on=TODAY + 40 * DAY, reason=EndReason.RESIGNED, by=None)

    vacancy = Vacancy.objects.get(seat=seat_of(13))
    assert (vacancy.since, vacancy.asked_on) == (TODAY + 40 * DAY, TODAY)
    assert vacancy.body == users_committee(agder)
    assert vacancy.state == VacancyState.ASKED
    assert told(vacancy) == [contact]
    assert vacancy.days(TODAY + 45 * DAY) == 5


def test_asking_sends_one_mail_however_often_on_a_day(vacancy, run_outbox):
    vacancies.ask(vacancy=vacancy, on=TODAY, by=None)
    vacancies.open_and_ask(seat=vacancy.seat, since=TODAY, by=None)

    run_outbox()

    assert [sent.to for sent in mail.outbox] == [[told(vacancy)[0].email]]
    assert vacancy.get_absolute_url() in mail.outbox[0].body
    assert Vacancy.objects.filter(seat=vacancy.seat).count() == 1


def test_asking_again_on_another_day_sends_again_and_forgets_the_answer(vacancy):
    proposed(vacancy, on=TODAY)

    asked = vacancies.ask(vacancy=vacancy, on=TODAY + DAY, by=None)

    assert len(told(vacancy)) == 2
    assert (asked.state, asked.proposed_name, asked.filled_by) == (VacancyState.ASKED, "", "")
    assert asked.history.filter(proposed_name="N.N.").exists()


def test_vacancy_without_a_body_is_open_and_nobody_is_told(agder):
    seat = Seat.objects.get(group__council__slug="alr", ordinal=5, substitute_for__isnull=False)

    vacancy = vacancies.open_and_ask(seat=seat, since=TODAY, by=None)

    assert (vacancy.state, vacancy.body, told(vacancy)) == (VacancyState.OPEN, None, [])
    with pytest.raises(DomainError):
        vacancies.ask(vacancy=vacancy, on=TODAY, by=None)


def test_body_chosen_once_is_asked_the_next_time(agder):
    body = agder.councils.get(slug="alu-ostre-agder")
    vacancy = Vacancy.objects.get(seat=seat_of(7))
    vacancies.address_to(vacancy=vacancy, body=body, by=None)
    term = seated(people.register_person(name="E.F.", by=None), vacancy.seat, TODAY)

    terms.end_term(term=term, on=TODAY + 9 * DAY, reason=EndReason.MOVED, by=None)

    assert Vacancy.objects.unfilled().get(seat=vacancy.seat).body == body


def test_body_without_a_contact_leaves_it_to_the_secretariat(agder, secretary):
    hospital = agder.organisations.get(name="Sykehuset")
    vacancy = Vacancy.objects.get(seat=seat_of(7))

    vacancies.address_to(vacancy=vacancy, body=hospital, by=None)

    assert told(vacancy) == [secretary.person]
    stored = Vacancy.objects.get(pk=vacancy.pk)
    assert vacancies.contacts(stored, on=TODAY) == []
    assert (stored.body, stored.state, stored.asked_on) == (hospital, VacancyState.OPEN, None)


def test_body_out_of_reach_is_not_said_to_be_asked_again(vacancy):
    role = users_committee(vacancy.seat.group.council.community).roles.get()
    people.end_role(assignment=role, on=TODAY, by=None)
    proposed(vacancy, on=TODAY)

    asked = vacancies.ask(vacancy=vacancy, on=TODAY + DAY, by=None)

    assert (asked.state, asked.asked_on, asked.proposed_name) == (VacancyState.OPEN, None, "")
    reason = asked.history.first().history_change_reason
    assert reason == MembersEvent.VACANCY_UNREACHED


def test_mail_names_the_place_that_the_seat_speaks_for(agder, alu_chair, run_outbox):
    body = agder.councils.get(slug="alu-ostre-agder")
    vacancies.address_to(vacancy=Vacancy.objects.get(seat=seat_of(7)), body=body, by=None)

    run_outbox()

    (letter,) = mail.outbox
    assert seat_of(7).place in letter.subject


def test_chair_answers_for_a_council(agder, alu_chair):
    vacancy = Vacancy.objects.get(seat=seat_of(7))
    body = agder.councils.get(slug="alu-ostre-agder")

    vacancies.address_to(vacancy=vacancy, body=body, by=None)

    assert told(vacancy) == [alu_chair.person]


def test_contacts_are_read_at_once_for_many(agder, alu_chair, django_assert_num_queries):
    one, other = vacant(agder, on=TODAY), vacant(agder, on=TODAY, ordinal=14)
    third, body = Vacancy.objects.get(seat=seat_of(7)), agder.councils.get(slug="alu-ostre-agder")
    third = vacancies.address_to(vacancy=third, body=body, by=None)

    with django_assert_num_queries(2):
        found = vacancies.contacts_of([one, other, third], on=TODAY)

    contact, chair = [contact_of(agder)], [alu_chair.person]
    assert found == {one.pk: contact, other.pk: contact, third.pk: chair}


def test_contact_of_before_is_not_asked(agder):
    vacancy = vacant(agder, on=TODAY)
    role = users_committee(agder).roles.get()
    people.end_role(assignment=role, on=TODAY, by=None)

    assert vacancies.contacts(vacancy, on=TODAY) == []
    assert vacancies.contacts(vacancy, on=TODAY - DAY) == [role.person]


def test_body_that_answers_later_keeps_its_day(vacancy):
    later = vacancies.postpone(
        vacancy=vacancy, answer_by=TODAY + 20 * DAY, why="Etter neste møte", by=None
    )

    assert (later.state, later.answer_by) == (VacancyState.ASKED, TODAY + 20 * DAY)
    assert later.history.latest().history_change_reason.endswith("Etter neste møte")


def test_answer_cannot_be_promised_for_a_day_that_is_past(vacancy):
    with pytest.raises(DomainError) as refusal:
        vacancies.postpone(vacancy=vacancy, answer_by=TODAY - DAY, by=None)

    assert refusal.value.field == "answer_by"


def test_election_in_a_meeting_says_how_many_were_there(vacancy):  # ALR-29, ALR-35
    with pytest.raises(DomainError) as refusal:
        proposed(vacancy, on=TODAY, filled_by=FilledBy.MEETING)
    assert refusal.value.field == "present"

    answered = proposed(vacancy, on=TODAY, filled_by=FilledBy.MEETING, present=9)

    assert (answered.state, answered.present) == (VacancyState.PROPOSED, 9)


def test_decision_lies_in_the_past(vacancy):
    with pytest.raises(DomainError) as refusal:
        proposed(vacancy, on=TODAY + DAY)

    assert refusal.value.field == "decided_on"


def test_leader_must_answer_where_the_group_says_so(vacancy):  # FSU-9
    group = vacancy.seat.group
    group.needs_leader = True
    group.save()

    with pytest.raises(DomainError) as refusal:
        proposed(vacancy, on=TODAY)

    assert refusal.value.field == "responsible_leader"
    assert proposed(vacancy, on=TODAY, responsible_leader="L.L.").responsible_leader == "L.L."


def test_second_answer_is_told_about_the_first(vacancy):
    proposed(vacancy, on=TODAY)

    with pytest.raises(DomainError) as refusal:
        proposed(vacancy, on=TODAY, name="E.F.")
    assert "N.N." in refusal.value.sentence

    assert proposed(vacancy, on=TODAY, name="E.F.", instead_of="N.N.").proposed_name == "E.F."


def test_seat_left_open_has_a_reason_and_counts_on(vacancy):
    with pytest.raises(ValidationError):
        vacancies.leave_open(vacancy=vacancy, reason="", by=None)

    left = vacancies.leave_open(vacancy=vacancy, reason="Ingen vil", by=None)

    assert (left.state, left.days(TODAY + 3 * DAY)) == (VacancyState.LEFT_OPEN, 3)


def test_filled_seat_takes_no_answer(agder, vacancy):
    person = people.register_person(name="E.F.", by=None)
    term = seated(person, vacancy.seat, TODAY + 5 * DAY)

    for act in (
        lambda: proposed(vacancy, on=TODAY),
        lambda: vacancies.postpone(vacancy=vacancy, answer_by=TODAY, by=None),
        lambda: vacancies.leave_open(vacancy=vacancy, reason="x", by=None),
        lambda: vacancies.ask(vacancy=vacancy, on=TODAY, by=None),
        lambda: vacancies.address_to(vacancy=vacancy, body=users_committee(agder), by=None),
    ):
        with pytest.raises(DomainError):
            act()

    filled = Vacancy.objects.get(pk=vacancy.pk)
    assert (filled.state, filled.term, filled.days(TODAY + 90 * DAY)) == ("filled", term, 5)
    assert vacancies.filled_since(councils=[vacancy.seat.group.council], day=TODAY) == [filled]


def seated(person, seat, start):
    return terms.start_term(
        person=person,
        seat=seat,
        start=start,
        planned_end=None,
        filled_by=FilledBy.APPOINTMENT,
        appointed_by="Brukerutvalget",
        by=None,
    )


# The day itself


def vacancies_now():
    return {
        (row.seat.ordinal, row.seat.substitute_for_id is not None): row.since
        for row in Vacancy.objects.unfilled().select_related("seat")
    }


def test_seats_that_nobody_ever_held_are_noticed_once(agder):
    first = vacancies.open_due(on=TODAY)
    second = vacancies.open_due(on=TODAY)

    assert (first, second) == (2, 0)
    assert vacancies_now() == {
        (7, False): date(2026, 11, 2),
        (5, True): TODAY,
        (7, True): TODAY,
    }


def test_day_after_the_planned_end_the_vacancy_is_open_and_the_holder_sits_on(agder):  # AHU-17
    contact = contact_of(agder)
    over = date(2027, 3, 1)
    term = seat_of(13).terms.get()

    vacancies.open_due(on=over - DAY)
    assert (13, False) not in vacancies_now()
    vacancies.open_due(on=over)

    vacancy = Vacancy.objects.get(seat=seat_of(13))
    assert (vacancy.since, told(vacancy)) == (over, [contact])
    term.refresh_from_db()
    assert term.ended_on is None
    council = seat_of(13).group.council
    assert term.person.user.holds(Role.SEAT_HOLDER, within=council, on=over + 90 * DAY)


def test_missed_days_are_caught_up_as_if_none_was_missed(agder):  # O8
    for offset in range(4):
        vacancies.open_due(on=date(2027, 2, 28) + offset * DAY)
    each_day = vacancies_now()
    Vacancy.objects.filter(state__in=("open", "asked")).delete()

    vacancies.open_due(on=date(2027, 3, 3))

    never_held = {(5, True), (7, True)}  # their first day is the one on which it is noticed
    caught_up = vacancies_now()
    assert set(caught_up) == set(each_day)
    assert {k: v for k, v in caught_up.items() if k not in never_held} == {
        k: v for k, v in each_day.items() if k not in never_held
    }


def test_one_run_opens_no_more_than_it_is_told(agder):
    assert [vacancies.open_due(on=date(2027, 3, 1), most=5) for _turn in range(3)] == [5, 4, 0]


@pytest.mark.parametrize("status", [CouncilStatus.PAUSED, CouncilStatus.DISSOLVED])
def test_council_that_rests_asks_nobody(agder, status):
    Council.objects.filter(slug="alr").update(status=status)

    assert vacancies.open_due(on=date(2027, 3, 1)) == 0


def test_seat_taken_away_is_not_to_be_filled(vacancy):
    vacancies.drop(seat=vacancy.seat, by=None)

    assert not Vacancy.objects.filter(pk=vacancy.pk).exists()
    assert Vacancy.history.filter(id=vacancy.pk, history_type="-").count() == 1


# Two at once


def together(*acts):
    start, results = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
            results.append("done")
        except DomainError:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_stands(agder):
    vacancy = vacant(agder, on=TODAY)

    results = together(
        lambda: proposed(vacancy, on=TODAY, name="A.A."),
        lambda: proposed(vacancy, on=TODAY, name="B.B."),
    )

    assert results == ["done", "refused"]
    assert vacancy.history.filter(state=VacancyState.PROPOSED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_days_at_once_ask_once(agder):
    together(
        lambda: vacancies.open_due(on=date(2027, 3, 1)),
        lambda: vacancies.open_due(on=date(2027, 3, 1)),
    )

    rows = Vacancy.objects.unfilled()
    assert rows.count() == rows.values("seat").distinct().count() == 10
    assert Term.objects.filter(ended_on=date(2027, 3, 1)).count() == 0
