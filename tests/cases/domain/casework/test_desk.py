"""What waits on the secretary's desk, and in which order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from cases.domain.advice import recommendations
from cases.domain.casework import cases, commissions, desk
from cases.domain.meetings import attendance, minutes
from cases.enums import Consequence, Party, Responsibility
from cases.models import Commission
from councils.domain import duties
from councils.enums import DutyKind, ProfessionalGroup
from members.domain import people, terms, vacancies
from members.enums import FilledBy
from members.models import Person, Vacancy
from tests import factories
from tests.cases.views.workbench import alr, in_session, new_case

TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _settled(agder):
    """The sample's commissions are closed and its seat left open: they are nobody's task."""
    Vacancy.objects.update(state="left_open", reason="Ingen vil")
    Commission.objects.update(state="closed", report="Rådet har svart.", reported_on=TODAY)


def seen(agder):
    return desk.desk(community=agder, councils=[alr()], on=TODAY, now=NOW)


def acts(agder):
    return [task.address[0] for task in seen(agder).tasks]


def advised(*, organisational=Consequence.MINOR):
    """A case with a drafted recommendation that the council has advised on."""
    meeting = in_session()
    case = meeting.items.last().case
    cases.assess(case=case, organisational=organisational, economic=Consequence.NONE, by=None)
    recommendations.draft(
        case=case,
        question="Hvem følger opp?",
        answer="Den som spurte.",
        advice="Slik.",
        professional_reason="a",
        practical_reason="b",
        quality_reason="c",
        rows=[recommendations.Row(Party.GP, Responsibility.FULL, "følger opp")],
        by=None,
    )
    attendance.everyone_present(meeting=meeting, by=None)
    attendance.add_guest(
        meeting=meeting,
        person=Person.objects.get(name="Å.Z."),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        by=None,
    )
    current = minutes.current(meeting)
    for entry in current.entries.all():
        minutes.write(entry=entry, revision=1, outcome="advice", advice="Råd.", by=None)
    minutes.close(minutes=current, by=None)
    return case, current


def approve(current):
    factories.approved(current, on=TODAY)


def test_desk_of_the_sample_asks_for_an_agenda(agder):
    assert acts(agder) == ["cases:meeting_prepare"]
    assert seen(agder).next_meeting.label == "3/26"


def test_closed_minutes_wait_for_the_chair_by_name(agder):
    advised()

    task = seen(agder).tasks[0]

    assert (task.address[0], task.text) == ("cases:minutes_detail", "T.Q.")


def test_advice_without_significance_can_be_published(agder):
    _case, current = advised()
    approve(current)

    assert acts(agder) == ["cases:recommendation_publish"]


def test_advice_of_significance_must_be_lifted_and_then_waits(agder):
    """ALR-16."""
    case, current = advised(organisational=Consequence.SIGNIFICANT)
    approve(current)
    assert acts(agder) == ["cases:recommendation_lift"]

    recommendations.lift(recommendation=case.recommendations.get(), on=TODAY, by=None)

    assert acts(agder) == []
    assert [each.awaiting for each in seen(agder).waiting] == ["OSS"]


def test_case_on_an_agenda_is_no_task_of_its_own(agder):
    new_case()
    assert acts(agder) == ["cases:meeting_prepare", "cases:case_detail"]

    in_session()

    assert acts(agder) == ["cases:session", "cases:case_detail"]


def test_desk_counts_seats_and_names_the_vacant_one(agder):
    shown = seen(agder)

    assert shown.seat_count == 14
    assert [place.seat.ordinal for _council, place in shown.vacant] == [7]


def asked_tasks(agder, bodies=("alr",)):
    councils = [factories.council_of(agder, slug) for slug in bodies]
    shown = desk.desk(community=agder, councils=councils, on=TODAY, now=NOW)
    return [
        (task.address[0], task.late)
        for task in shown.tasks
        if task.address[0].startswith("cases:commission")
    ]


def test_new_commission_is_to_be_accepted_and_then_rests_until_its_report_is_near(agder):
    """FSU-5: near is two weeks ahead; the day after it is overdue."""
    asked = factories.commissioned(alr(), due=TODAY + timedelta(days=15))
    assert asked_tasks(agder) == [("cases:commission_accept", False)]

    commissions.accept(commission=asked, by=None)
    assert asked_tasks(agder) == []

    commissions.change(commission=asked, due=TODAY, by=None)
    assert asked_tasks(agder) == [("cases:commission_report", False)]

    commissions.change(commission=asked, due=TODAY - timedelta(days=1), by=None)
    assert asked_tasks(agder) == [("cases:commission_report", True)]


def test_report_is_read_at_the_principals_desk_and_not_at_the_councils(agder):
    asked = factories.commissioned(alr())
    commissions.accept(commission=asked, by=None)
    commissions.report(commission=asked, text="Rådet tilrår.", on=TODAY, by=None)

    assert asked_tasks(agder) == []
    assert asked_tasks(agder, ("oss",)) == [("cases:commission_close", False)]


def owing(kind, first_due):
    return duties.add_duty(council=alr(), kind=kind, first_due=first_due, by=None)


def of_duties(agder):
    return [task for task in seen(agder).tasks if task.address[0].startswith("councils:")]


@pytest.mark.parametrize(
    ("days", "shown"),
    [(91, []), (90, [False]), (0, [False]), (-1, [True])],
)
def test_duty_is_a_task_from_ninety_days_before_and_late_when_the_day_has_passed(
    days, shown, agder
):  # ALR-13, FSU-8
    owing(DutyKind.EVALUATION, TODAY + timedelta(days=days))

    assert [task.late for task in of_duties(agder)] == shown


def test_duty_of_another_council_is_nobody_elses_task(agder):
    principal = agder.councils.get(slug="oss")
    duties.add_duty(council=principal, kind=DutyKind.EVALUATION, first_due=TODAY, by=None)

    assert of_duties(agder) == []


def test_trial_that_is_over_waits_for_its_decision_after_the_evaluation(agder):  # PRJ-19
    start, ends_on = TODAY - timedelta(days=365), TODAY - timedelta(days=1)
    trial = duties.start_trial(
        council=alr(), start=start, ends_on=ends_on, decided_by="OSS", by=None
    )

    assert [(task.address[0], task.late) for task in of_duties(agder)] == [
        ("councils:duty_fulfil", True),
        ("councils:trial_decide", True),
    ]

    duties.fulfil(duty=trial.council.duties.get(), on=TODAY, by=None)
    duties.decide_trial(trial=trial, outcome="continue", decided_by="OSS", on=TODAY, by=None)
    assert of_duties(agder) == []


# Vacant seats and new members


def addresses(agder, day=TODAY):
    shown = desk.desk(community=agder, councils=[alr()], on=day, now=NOW)
    wanted = ("members:vacancy", "members:roster")
    return [task.address for task in shown.tasks if task.address[0].startswith(wanted)]


def test_desk_asks_who_fills_a_seat_of_which_the_mandate_says_nothing(agder):
    Vacancy.objects.update(state="open", reason="")

    assert addresses(agder) == [("members:vacancy_detail", ("agder", Vacancy.objects.get().pk))]


def test_desk_seats_whoever_is_proposed_before_all_else(agder):
    vacancy = vacancies.propose(
        vacancy=Vacancy.objects.get(),
        name="N.N.",
        email="",
        filled_by=FilledBy.APPOINTMENT,
        decided_on=TODAY,
        by=None,
    )
    vacancies.open_due(on=TODAY)  # two substitutes' seats of which nobody is asked

    assert addresses(agder) == [
        ("members:vacancy_seat", ("agder", vacancy.pk)),
        ("members:vacancy_list", ("agder",)),
    ]


def test_desk_has_a_seat_that_is_vacant_for_more_than_thirty_days(agder):
    body = agder.councils.get(slug="alu-ostre-agder")
    vacancy = vacancies.address_to(vacancy=Vacancy.objects.get(), body=body, by=None)
    since = vacancy.since

    found = [addresses(agder, since + timedelta(days=days)) for days in (30, 31)]

    assert found == [[], [("members:vacancy_detail", ("agder", vacancy.pk))]]


def test_desk_asks_after_thirty_days_whether_a_new_member_is_ready(agder):  # FSU-12
    person = people.register_person(name="N.N.", by=None)
    start = timezone.localdate()
    term = terms.start_term(
        person=person,
        seat=Vacancy.objects.get().seat,
        start=start,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU i Setesdal",
        by=None,
    )
    late = start + timedelta(days=30)
    assert addresses(agder, late - timedelta(days=1)) == []
    assert addresses(agder, late) == [("members:roster_detail", ("agder", "alr"))]

    terms.onboard(term=term, on=start, by=None)
    assert addresses(agder, late) == []
