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
from members.domain import handling, people, terms, vacancies
from members.enums import FilledBy, Role
from members.models import Person, Vacancy
from tests import factories
from tests.cases.views.workbench import alr, in_session, new_case, with_those_who_met

TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
# What the sample's secretary has on the desk from the beginning
OF_THE_SAMPLE = ("action", "release", "term.ends", "duty.meeting", "duty.report")


@pytest.fixture(autouse=True)
def _settled(agder):
    """The sample's commissions are closed and its seat left open: they are nobody's task."""
    Vacancy.objects.update(state="left_open", reason="Ingen vil")
    Commission.objects.update(state="closed", report="Rådet har svart.", reported_on=TODAY)


def seen(agder, *, bodies=("alr",), on=TODAY, whose="V.Ø."):
    """What the secretary sees, all of it her own unless `whose` says somebody else."""
    return desk.desk(
        community=agder,
        councils=[factories.council_of(agder, slug) for slug in bodies],
        person=Person.objects.get(name="V.Ø."),
        whose=Person.objects.filter(name=whose).first(),
        on=on,
        now=NOW,
    )


def asked(agder, **facts):
    """The rows for her, those overdue first, without what she waits for."""
    shown = seen(agder, **facts)
    rows = [row for entry in (*shown.late, *shown.now) for row in entry.rows]
    return [row for row in rows if row.rule not in OF_THE_SAMPLE]


def rules(agder):
    return [row.rule for row in asked(agder)]


def others(agder, **facts):
    return [row for entry in seen(agder, **facts).others for row in entry.rows]


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
    assert rules(agder) == ["agenda"]
    assert seen(agder).next_meeting.label == "3/26"


def test_closed_minutes_wait_for_the_chair_by_name(agder):
    _case, current = advised()

    (row,) = [row for row in others(agder) if row.rule == "minutes.read"]

    assert [person.name for person in row.others] == ["T.Q."]
    assert row.line.address == current.get_absolute_url()


def test_advice_without_significance_can_be_published(agder):
    _case, current = advised()
    approve(current)

    assert rules(agder) == ["recommendation.publish"]


def test_advice_of_significance_must_be_lifted_and_then_waits(agder):
    """ALR-16."""
    case, current = advised(organisational=Consequence.SIGNIFICANT)
    approve(current)
    assert rules(agder) == ["recommendation.lift"]

    recommendations.lift(recommendation=case.recommendations.get(), on=TODAY, by=None)

    assert rules(agder) == []
    assert [each.awaiting for each in seen(agder).waiting] == ["OSS"]


def test_case_on_an_agenda_is_no_task_of_its_own(agder):
    new_case()
    assert sorted(rules(agder)) == ["agenda", "case.waits"]

    in_session()

    assert sorted(rules(agder)) == ["case.waits", "minutes.draft"]


def test_desk_counts_seats_and_names_the_vacant_one(agder):
    shown = seen(agder)

    assert shown.seat_count == 14
    assert [place.seat.ordinal for _council, place in shown.vacant] == [7]


def commissions_at(agder, body="alr"):
    found = asked(agder, bodies=(body,))
    return [(row.rule, row.late) for row in found if row.rule.startswith("commission")]


def test_new_commission_is_to_be_accepted_and_then_rests_until_its_report_is_near(agder):
    """FSU-5: near is two weeks ahead; the day after it is overdue."""
    commission = factories.commissioned(alr(), due=TODAY + timedelta(days=15))
    assert [rule for rule, _late in commissions_at(agder)] == ["commission.accept"]

    commissions.accept(commission=commission, by=None)
    assert commissions_at(agder) == []

    commissions.change(commission=commission, due=TODAY, by=None)
    assert commissions_at(agder) == [("commission.report", False)]

    commissions.change(commission=commission, due=TODAY - timedelta(days=1), by=None)
    assert commissions_at(agder) == [("commission.report", True)]


def test_report_is_read_at_the_principals_desk_and_not_at_the_councils(agder):
    commission = factories.commissioned(alr())
    commissions.accept(commission=commission, by=None)
    commissions.report(commission=commission, text="Rådet tilrår.", on=TODAY, by=None)

    assert commissions_at(agder) == []
    later = others(agder, bodies=("oss",), on=TODAY + timedelta(days=14))
    assert [row.rule for row in later] == ["commission.reported"]


def owing(kind, first_due):
    return duties.add_duty(council=alr(), kind=kind, first_due=first_due, by=None)


def of_duties(agder):
    return [row for row in asked(agder) if row.rule.startswith(("duty", "trial"))]


@pytest.mark.parametrize(
    ("days", "shown"),
    [(91, []), (90, [False]), (0, [False]), (-1, [True])],
)
def test_duty_is_a_task_from_ninety_days_before_and_late_when_the_day_has_passed(
    days, shown, agder
):  # ALR-13, FSU-8
    owing(DutyKind.EVALUATION, TODAY + timedelta(days=days))

    assert [row.late for row in of_duties(agder)] == shown


def test_duty_of_another_council_is_nobody_elses_task(agder):
    principal = agder.councils.get(slug="oss")
    duties.add_duty(council=principal, kind=DutyKind.EVALUATION, first_due=TODAY, by=None)

    assert of_duties(agder) == []


def test_trial_that_is_over_waits_for_its_decision_after_the_evaluation(agder):  # PRJ-19
    start, ends_on = TODAY - timedelta(days=365), TODAY - timedelta(days=1)
    trial = duties.start_trial(
        council=alr(), start=start, ends_on=ends_on, decided_by="OSS", by=None
    )

    assert [(row.rule, row.late) for row in of_duties(agder)] == [
        ("duty.evaluation", True),
        ("trial", True),
    ]

    duties.fulfil(duty=trial.council.duties.get(), on=TODAY, by=None)
    duties.decide_trial(trial=trial, outcome="continue", decided_by="OSS", on=TODAY, by=None)
    assert of_duties(agder) == []


# Vacant seats and new members


def seats(agder, day=TODAY):
    """Rules of seats with whether they are overdue, for the secretary and for others."""
    found = [*asked(agder, on=day), *others(agder, on=day)]
    wanted = ("vacancy", "onboarding")
    return [(row.rule, row.late) for row in found if row.rule.startswith(wanted)]


def test_desk_asks_who_fills_a_seat_of_which_the_mandate_says_nothing(agder):
    Vacancy.objects.update(state="open", reason="", since=TODAY)

    assert seats(agder) == [("vacancy.unasked", False)]


def test_desk_seats_whoever_is_proposed(agder):
    vacancies.propose(
        vacancy=Vacancy.objects.get(),
        name="N.N.",
        email="",
        filled_by=FilledBy.APPOINTMENT,
        decided_on=TODAY,
        by=None,
    )

    assert seats(agder) == [("vacancy.proposed", False)]
    (row,) = [row for row in asked(agder) if row.rule == "vacancy.proposed"]
    assert row.line.address == f"/agder/ledige-plasser/{Vacancy.objects.get().pk}/sett-inn/"


def test_desk_takes_over_what_a_body_has_not_answered_for_thirty_days(agder):  # ALR-18
    body = agder.councils.get(slug="alu-ostre-agder")
    vacancy = vacancies.address_to(vacancy=Vacancy.objects.get(), body=body, by=None)
    asked_on = vacancy.asked_on

    days = [asked_on + timedelta(days=count) for count in (29, 30, 31)]

    found = [[row.late for row in asked(agder, on=day) if "vacancy" in row.rule] for day in days]
    assert found == [[], [False], [True]]


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
    due = start + timedelta(days=30)

    def waits(day):
        mine = [row.rule for row in asked(agder, on=day) if row.rule == "onboarding"]
        return mine, [row.others[0] for row in others(agder, on=day) if row.rule == "onboarding"]

    assert waits(due) == ([], [person])
    assert waits(due + timedelta(days=1)) == (["onboarding"], [])

    terms.onboard(term=term, on=start, by=None)
    assert waits(due + timedelta(days=1)) == ([], [])


# Rows as they stand on the page


def test_minutes_that_several_have_not_approved_are_one_row_for_all_of_them(agder):
    waiting = with_those_who_met()

    rows = [row for row in others(agder) if row.rule == "minutes.approve"]

    unanswered = Person.objects.filter(approvals__minutes=waiting, approvals__answer="")
    assert [set(row.others) for row in rows] == [set(unanswered.exclude(name="V.Ø."))]
    assert len(rows[0].others) > 1


@pytest.mark.parametrize(("count", "titles"), [(2, 2), (3, 1)])
def test_three_of_a_kind_in_one_council_are_one_entry(count, titles, agder):
    for number in range(count):
        new_case(f"Sak {number}")

    entries = [each for each in seen(agder).now if each.row.rule == "case.waits"]

    assert (len(entries), sum(len(entry.rows) for entry in entries)) == (titles, count)
    assert [bool(entry.title) for entry in entries] == [titles == 1] * titles


def test_what_is_put_off_stands_aside_until_its_day(agder):
    person = Person.objects.get(name="V.Ø.")
    (row,) = asked(agder)
    day = TODAY + timedelta(days=3)
    handling.put_off(person=person, matter=row.matter, until=day, on=TODAY, by=None)

    shown = seen(agder)

    assert (asked(agder), [each.until for each in shown.aside]) == ([], [day])
    assert shown.row_of(row.matter) == shown.aside[0]
    assert [row.rule for row in asked(agder, on=day)] == ["agenda"]


def test_what_a_colleague_has_taken_on_is_shown_with_hers(agder):
    colleague = people.register_person(name="A.B.", by=None)
    start = date(2025, 1, 1)
    people.give_role(person=colleague, role=Role.SECRETARY, community=agder, start=start, by=None)
    (row,) = asked(agder)
    handling.take_on(matter=row.matter, community=agder, person=colleague, by=None)

    assert asked(agder) == []
    assert [row.taken_by for row in asked(agder, whose="A.B.")] == [colleague]
    assert [row.taken_by for row in asked(agder, whose="everybody")] == [colleague]
    assert seen(agder).colleagues == [colleague]
    assert others(agder) == []
