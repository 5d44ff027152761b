"""The rules of the members app: who is written to, on which days, and when it stops."""

from datetime import date, timedelta

import pytest

from councils.domain import duties
from councils.enums import Continuation, CouncilStatus, DutyKind, ProfessionalGroup
from councils.models import Council, Trial
from members.domain import people, reminding, terms, vacancies, welcoming
from members.domain.reminding import RULES
from members.enums import Employment, EndReason, FilledBy
from members.models import Notice, Onboarding, ReleaseAgreement, Vacancy
from tests.members.domain import mornings
from tests.members.domain.mornings import seated, written_by

S, L, K, M = "S.S.", "L.L.", "K.K.", "M.M."  # secretary, chair, contact of the body, member


def owe(office, kind, first_due, every_months=None):
    return duties.add_duty(
        council=office.council, kind=kind, first_due=first_due, every_months=every_months, by=None
    )


# Terms: half a year, a quarter, a month before, and on the day


def test_term_that_ends_is_told_180_90_30_and_0_days_before(term):  # AHU-17
    assert written_by("term.ends", date(2026, 7, 1), date(2027, 6, 1)) == [
        (date(2026, 9, 2), S, -180),
        (date(2026, 12, 1), S, -90),
        (date(2027, 1, 29), S, -30),  # the 30th is a Saturday
        (date(2027, 3, 1), S, 0),
    ]


def test_holder_is_told_of_his_own_term(term):
    assert written_by("term.own", date(2026, 7, 1), date(2027, 6, 1)) == [
        (date(2026, 12, 1), M, -90),
        (date(2027, 1, 29), M, -30),
        (date(2027, 3, 1), M, 0),
    ]


def test_body_that_fills_the_seat_is_told_in_time_to_choose(term):
    assert written_by("term.successor", date(2026, 7, 1), date(2027, 6, 1)) == [
        (date(2026, 12, 1), K, -90),
        (date(2027, 1, 29), K, -30),
    ]


@pytest.mark.parametrize("rule", ["term.ends", "term.own", "term.successor"])
def test_term_that_has_ended_is_not_reminded_of(rule, term):
    terms.end_term(term=term, on=date(2026, 10, 1), reason=EndReason.MOVED, by=None)

    assert written_by(rule, date(2026, 10, 1), date(2027, 3, 31)) == []


@pytest.mark.parametrize(("rule", "whom"), [("term.ends", S), ("term.own", M)])
def test_term_that_the_night_has_ended_is_told_of_all_the_same(rule, whom, term):
    """Where nobody sits until replaced: the night ends the term before the rules are read."""
    with mornings.at(date(2027, 3, 1)):
        terms.end_term(term=term, on=date(2027, 3, 1), reason=EndReason.TERM_OVER, by=None)

    assert written_by(rule, date(2027, 3, 1), date(2027, 6, 1)) == [(date(2027, 3, 1), whom, 0)]


@pytest.mark.parametrize("rule", ["term.ends", "term.own", "term.successor"])
def test_term_whose_successor_is_known_is_not_reminded_of(rule, office, term):
    office.member = people.register_person(name="N.N.", email="ny@eksempel.example", by=None)
    seated(office, start=date(2027, 3, 1), until=None)

    assert written_by(rule, date(2026, 11, 1), date(2027, 3, 31)) == []


@pytest.mark.parametrize("status", [CouncilStatus.PAUSED, CouncilStatus.DISSOLVED])
def test_seats_of_a_council_that_rests_are_left_alone(status, office, term):
    Council.objects.filter(pk=office.council.pk).update(status=status)

    for rule in ("term.ends", "term.own", "term.successor"):
        assert written_by(rule, date(2026, 11, 15), date(2026, 12, 15)) == []


def test_term_that_began_after_the_step_is_not_told_of_it(office):
    """Somebody who takes a seat for three months is told of its end once, not of the half year."""
    seated(office, start=date(2026, 12, 10), until=date(2027, 3, 1))

    assert written_by("term.ends", date(2026, 12, 10), date(2027, 3, 2)) == [
        (date(2027, 1, 29), S, -30),
        (date(2027, 3, 1), S, 0),
    ]


# Vacancies: asked the same day, then each week


@pytest.fixture
def vacancy(office):
    with mornings.at(date(2027, 2, 1)):
        return vacancies.open_and_ask(seat=office.seat, since=date(2027, 2, 1), by=None)


def test_body_is_reminded_each_week_and_the_secretariat_after_a_month(vacancy):  # ALR-18
    weekly = [(date(2027, 2, 1) + timedelta(weeks=week), K, 7 * week) for week in range(1, 8)]
    last = (date(2027, 3, 30), K, 56)  # the 29th is Easter Monday
    found = written_by("vacancy.unanswered", date(2027, 2, 1), date(2027, 6, 1))

    assert found == sorted([*weekly, last, (date(2027, 3, 3), S, 30), (date(2027, 4, 2), S, 60)])


def test_body_that_said_when_it_answers_has_peace_until_then(vacancy):
    with mornings.at(date(2027, 2, 3)):
        vacancies.postpone(vacancy=vacancy, answer_by=date(2027, 2, 26), by=None)

    assert written_by("vacancy.unanswered", date(2027, 2, 3), date(2027, 6, 1)) == []
    assert written_by("vacancy.promised", date(2027, 2, 3), date(2027, 3, 14)) == [
        (date(2027, 3, 1), K, 1),
        (date(2027, 3, 8), K, 8),
    ]
    assert written_by("vacancy.promised", date(2027, 3, 15), date(2027, 3, 15)) == [
        (date(2027, 3, 15), K, 15),
        (date(2027, 3, 15), S, 15),
    ]


def test_proposal_moves_the_matter_to_the_secretariat(vacancy):
    with mornings.at(date(2027, 2, 10)):
        vacancies.propose(
            vacancy=vacancy,
            name="N.N.",
            email="",
            filled_by=FilledBy.APPOINTMENT,
            decided_on=date(2027, 2, 9),
            by=None,
        )

    assert written_by("vacancy.unanswered", date(2027, 2, 10), date(2027, 6, 1)) == []
    assert written_by("vacancy.proposed", date(2027, 2, 10), date(2027, 6, 1)) == [
        (date(2027, 2, 10), S, 1),
        (date(2027, 2, 16), S, 7),
        (date(2027, 2, 23), S, 14),
    ]


def test_vacancy_that_nobody_was_asked_about_is_the_secretarys(vacancy):
    Vacancy.objects.update(asked_organisation=None, asked_on=None, state="open")

    found = written_by("vacancy.unasked", date(2027, 2, 1), date(2027, 2, 28))

    assert found == [
        (date(2027, 2, 2), S, 1),
        (date(2027, 2, 8), S, 7),
        (date(2027, 2, 15), S, 14),
        (date(2027, 2, 22), S, 21),
    ]


@pytest.mark.parametrize("rule", ["vacancy.unanswered", "vacancy.unasked", "vacancy.proposed"])
def test_vacancy_that_is_left_open_is_not_reminded_of(rule, vacancy):
    vacancies.leave_open(vacancy=vacancy, reason="Ingen vil.", by=None)

    assert written_by(rule, date(2027, 2, 1), date(2027, 4, 1)) == []


# New members


@pytest.fixture
def newcomer(office):
    with mornings.at(date(2027, 2, 1)):
        return seated(office, start=date(2027, 2, 1), until=date(2029, 2, 1))


def test_new_member_is_reminded_and_after_30_days_it_is_a_task(newcomer):  # FSU-12
    assert written_by("onboarding", date(2027, 2, 1), date(2027, 5, 1)) == [
        (date(2027, 2, 15), M, -16),
        (date(2027, 3, 3), M, 0),
        (date(2027, 3, 4), S, 1),
        (date(2027, 3, 18), S, 15),
    ]


def test_new_member_who_has_confirmed_is_left_alone(newcomer):
    day = date(2027, 2, 2)
    Onboarding.objects.create(term=newcomer, knows_mandate_on=day, knows_whom_on=day)

    assert written_by("onboarding", date(2027, 2, 2), date(2027, 5, 1)) == []
    assert not welcoming.unconfirmed(date(2027, 3, 1)).filter(person=newcomer.person)


def test_release_is_asked_for_of_the_employed_only(office, newcomer):  # FSU-11
    assert written_by("release", date(2027, 2, 1), date(2027, 5, 1)) == []

    people.affiliate(
        person=newcomer.person,
        organisation=office.body,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.EMPLOYED,
        start=date(2027, 2, 1),
        by=None,
    )

    assert written_by("release", date(2027, 2, 1), date(2027, 5, 1)) == [
        (date(2027, 3, 3), S, 30),
        (date(2027, 4, 2), S, 60),
    ]
    Notice.objects.all().delete()
    ReleaseAgreement.objects.create(
        term=newcomer, released_by="Sykehuset", hours_meeting=3, agreed_on=date(2027, 2, 1)
    )
    assert written_by("release", date(2027, 2, 1), date(2027, 5, 1)) == []


# Duties and trials


def test_evaluation_by_1_june_2019(office):  # ALR-13
    owe(office, DutyKind.EVALUATION, date(2019, 6, 1))
    rule = RULES["duty.evaluation"]
    found = written_by("duty.evaluation", date(2019, 1, 1), date(2019, 5, 1))

    assert found == [
        (date(2019, 3, 1), S, -90),  # the 3rd is a Sunday
        (date(2019, 4, 30), L, -31),  # 1 May is a holiday
        (date(2019, 4, 30), S, -31),
    ]
    (task,) = reminding.asked_of(office.secretary, on=date(2019, 5, 1)).tasks
    assert (task.rule, task.due, task.late(date(2019, 6, 1))) == (rule, date(2019, 6, 1), False)
    assert task.late(date(2019, 6, 2))
    assert written_by("duty.evaluation", date(2019, 5, 2), date(2019, 12, 31)) == [
        (date(2019, 6, 3), S, 0),
        (date(2019, 6, 17), L, 14),  # the 15th is a Saturday
        (date(2019, 6, 17), S, 14),
    ]


def test_yearly_report_by_1_february(office):  # FSU-5
    owe(office, DutyKind.YEARLY_REPORT, date(2027, 2, 1), 12)

    assert written_by("duty.report", date(2026, 12, 1), date(2027, 12, 1)) == [
        (date(2026, 12, 30), S, -31),  # 1 January and the eve are days off
        (date(2027, 1, 20), S, -12),
        (date(2027, 2, 1), S, 0),
        (date(2027, 2, 8), L, 7),
        (date(2027, 2, 8), S, 7),
        (date(2027, 2, 15), L, 14),
        (date(2027, 2, 15), S, 14),
    ]
    (task,) = reminding.asked_of(office.secretary, on=date(2027, 2, 2)).tasks
    assert (task.late(date(2027, 2, 1)), task.late(date(2027, 2, 2))) == (False, True)


def test_report_that_has_come_is_reminded_of_again_next_year(office):  # FSU-5
    duty = owe(office, DutyKind.YEARLY_REPORT, date(2027, 2, 1), 12)
    duties.fulfil(duty=duty, on=date(2027, 1, 15), by=None)

    assert written_by("duty.report", date(2027, 1, 15), date(2028, 1, 20)) == [
        (date(2027, 12, 30), S, -31),  # 1 January is a Saturday, and the eve is one, too
        (date(2028, 1, 20), S, -12),
    ]


def test_council_of_1_january_2024_is_evaluated_in_two_years(office):  # FSU-8
    first, months = duties.usual(DutyKind.EVALUATION, since=date(2024, 1, 1))
    owe(office, DutyKind.EVALUATION, first, months)

    found = written_by("duty.evaluation", date(2025, 6, 1), date(2025, 12, 15))

    assert (first, months) == (date(2026, 1, 1), 24)
    assert found == [
        (date(2025, 10, 3), S, -90),
        (date(2025, 12, 1), L, -31),
        (date(2025, 12, 1), S, -31),
    ]


def test_yearly_meeting_is_the_chairs(office):  # HF-2
    owe(office, DutyKind.YEARLY_MEETING, date(2027, 5, 3), 12)

    assert written_by("duty.meeting", date(2027, 2, 1), date(2027, 7, 1)) == [
        (date(2027, 3, 4), L, -60),
        (date(2027, 3, 4), S, -60),
        (date(2027, 5, 3), L, 0),
        (date(2027, 5, 3), S, 0),
        (date(2027, 6, 2), S, 30),
    ]


def test_dissolved_council_owes_nothing(office):
    owe(office, DutyKind.EVALUATION, date(2027, 6, 1))
    Council.objects.filter(pk=office.council.pk).update(status=CouncilStatus.DISSOLVED)

    assert written_by("duty.evaluation", date(2027, 3, 1), date(2027, 3, 31)) == []


def test_trial_is_followed_up_until_it_is_decided(office):  # PRJ-19
    trial = duties.start_trial(
        council=office.council,
        start=date(2026, 3, 1),
        ends_on=date(2027, 3, 1),
        decided_by="OSS",
        by=None,
    )

    assert written_by("trial", date(2026, 11, 1), date(2027, 3, 15)) == [
        (date(2026, 12, 1), S, -90),
        (date(2027, 1, 29), L, -30),
        (date(2027, 1, 29), S, -30),
        (date(2027, 3, 1), S, 0),
        (date(2027, 3, 15), L, 14),
        (date(2027, 3, 15), S, 14),
    ]
    decided = {"outcome": Continuation.END, "outcome_by": "OSS", "outcome_on": date(2027, 3, 16)}
    Trial.objects.filter(pk=trial.pk).update(**decided)
    assert written_by("trial", date(2027, 3, 16), date(2027, 6, 1)) == []


def test_neighbour_and_a_second_sweep_add_nothing(term):
    day = date(2026, 12, 1)

    first = [reminding.write_down(RULES[name], day) for name in ("term.ends", "term.own")]
    second = [reminding.write_down(RULES[name], day) for name in ("term.ends", "term.own")]

    assert (first, second) == ([1, 1], [0, 0])


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_says_whom_in_words_and_its_steps_in_order(name):
    rule = RULES[name]

    assert str(rule.label)
    for audience, steps in rule.steps.items():
        assert str(audience.label)
        assert list(steps) == sorted(set(steps))
