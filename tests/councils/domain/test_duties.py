"""What a council owes: due dates, what counts as done, and what may follow a trial."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.domain import councils, duties
from councils.enums import Continuation, CouncilStatus, DutyKind
from councils.models import Duty, Fulfilment, Trial
from legeraad.errors import DomainError
from tests.factories import closed, council_of

EVALUATION, REPORT, MEETING = (
    DutyKind.EVALUATION,
    DutyKind.YEARLY_REPORT,
    DutyKind.YEARLY_MEETING,
)


@pytest.fixture
def alr(agder):
    """With nothing but what a test gives it."""
    Fulfilment.objects.all().delete()
    Duty.objects.all().delete()
    Trial.objects.all().delete()
    return council_of(agder)


def owe(council, kind, first_due, every_months=None):
    return duties.add_duty(
        council=council, kind=kind, first_due=first_due, every_months=every_months, by=None
    )


def done(duty, on, **answers):
    return duties.fulfil(duty=duty, on=on, by=None, **answers)


def on_trial(council, start=date(2025, 1, 1), ends_on=date(2026, 1, 1)):
    return duties.start_trial(
        council=council, start=start, ends_on=ends_on, decided_by="OSS", by=None
    )


def decide(trial, outcome=Continuation.CONTINUE):
    return duties.decide_trial(
        trial=trial, outcome=outcome, decided_by="OSS", on=date(2026, 2, 1), by=None
    )


def owed(council, on):
    return [(each.duty.kind, each.on) for each in duties.due(community=council.community, on=on)]


# when something is due


@pytest.mark.parametrize(
    ("today", "soon", "overdue"),
    [
        (date(2019, 3, 2), False, False),  # 91 days before
        (date(2019, 3, 3), True, False),
        (date(2019, 5, 1), True, False),
        (date(2019, 6, 1), True, False),
        (date(2019, 6, 2), False, True),
    ],
)
def test_evaluation_with_a_fixed_date_is_reminded_of_and_then_overdue(alr, today, soon, overdue):
    owe(alr, EVALUATION, date(2019, 6, 1))  # ALR-13

    (due,) = duties.due(community=alr.community, on=today)

    assert (due.soon, due.overdue) == (soon, overdue)


def test_evaluation_is_due_two_years_after_the_council_began():  # FSU-8
    assert duties.usual(EVALUATION, since=date(2024, 1, 1)) == (date(2026, 1, 1), 24)


@pytest.mark.parametrize(
    ("since", "first"),
    [
        (date(2026, 1, 31), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 1)),
        (date(2026, 2, 2), date(2027, 2, 1)),
    ],
)
def test_report_is_due_on_the_next_first_of_february(since, first):  # FSU-5
    assert duties.usual(REPORT, since=since) == (first, 12)


def test_report_that_came_early_or_late_is_due_on_the_same_day_next_year(alr):  # FSU-5
    report = owe(alr, REPORT, date(2026, 2, 1), 12)

    done(report, date(2026, 3, 15))

    assert owed(alr, date(2026, 4, 1)) == [(REPORT, date(2027, 2, 1))]


def test_report_is_overdue_the_day_after(alr):  # FSU-5
    owe(alr, REPORT, date(2026, 2, 1), 12)

    (due,) = duties.due(community=alr.community, on=date(2026, 2, 2))

    assert (due.overdue, due.days) == (True, -1)


def test_evaluation_is_due_again_two_years_after_it_was_done(alr):  # FSU-8
    evaluation = owe(alr, EVALUATION, date(2026, 1, 1), 24)

    done(evaluation, date(2025, 11, 20))

    assert owed(alr, date(2026, 1, 1)) == [(EVALUATION, date(2027, 11, 20))]


def test_duty_that_is_owed_once_is_gone_when_it_is_done(alr):
    evaluation = owe(alr, EVALUATION, date(2026, 1, 1))

    done(evaluation, date(2025, 12, 1))

    assert owed(alr, date(2026, 1, 1)) == []
    with pytest.raises(DomainError):
        done(evaluation, date(2025, 12, 2))


def test_duty_that_was_done_once_is_due_anew_on_a_later_date(alr):
    evaluation = owe(alr, EVALUATION, date(2026, 1, 1))
    done(evaluation, date(2025, 12, 1))

    duties.change_duty(duty=evaluation, first_due=date(2028, 1, 1), by=None)

    assert owed(alr, date(2026, 1, 1)) == [(EVALUATION, date(2028, 1, 1))]


def test_duty_that_ended_is_not_owed_and_cannot_be_done(alr):
    report = owe(alr, REPORT, date(2026, 2, 1), 12)

    duties.change_duty(duty=report, ended_on=date(2026, 1, 1), by=None)

    assert owed(alr, date(2026, 3, 1)) == []
    with pytest.raises(DomainError):
        done(report, date(2026, 3, 1))


def test_duty_is_given_once_until_it_ends(alr):
    report = owe(alr, REPORT, date(2026, 2, 1), 12)
    with pytest.raises(ValidationError):
        owe(alr, REPORT, date(2027, 2, 1), 12)

    duties.change_duty(duty=report, ended_on=date(2026, 1, 1), by=None)

    assert owe(alr, REPORT, date(2027, 2, 1), 12).first_due == date(2027, 2, 1)


def test_council_that_is_dissolved_owes_nothing(alr):
    owe(alr, REPORT, date(2026, 2, 1), 12)

    councils.set_status(
        council=alr, status=CouncilStatus.DISSOLVED, reason="Slutt.", on=date(2026, 1, 1), by=None
    )

    assert owed(alr, date(2026, 3, 1)) == []


@pytest.mark.parametrize("kinds", [[REPORT], [REPORT, EVALUATION, MEETING]])
def test_what_is_due_is_read_in_one_query(alr, kinds, django_assert_num_queries):
    for month, kind in enumerate(kinds, 1):
        done(owe(alr, kind, date(2026, month, 1), 12), date(2026, month, 1))

    with django_assert_num_queries(1):
        due = duties.due(community=alr.community, on=date(2026, 3, 1))

    assert [each.duty.kind for each in due] == kinds


def test_what_was_done_stands_the_latest_first_with_its_answers(alr):
    report = owe(alr, REPORT, date(2026, 2, 1), 12)
    evaluation = owe(alr, EVALUATION, date(2026, 6, 1), 24)
    done(report, date(2026, 1, 28), note="Sendt.")
    done(evaluation, date(2026, 5, 20), works_well="Ja.", right_people="Ja.", right_tasks="Nei.")

    rows = duties.settled(council=alr)

    assert [(each.due, each.right_tasks, each.note) for each in rows] == [
        (date(2026, 6, 1), "Nei.", ""),
        (date(2026, 2, 1), "", "Sendt."),
    ]


# meetings


def test_meeting_that_is_closed_is_the_yearly_meeting(alr):
    owe(alr, MEETING, date(2026, 6, 1), 12)

    closed(alr, on=date(2026, 9, 16))

    assert owed(alr, date(2026, 9, 17)) == [(MEETING, date(2027, 9, 16))]


def test_yearly_meeting_counts_from_the_last_meeting_whatever_is_noted_last(alr):
    owe(alr, MEETING, date(2026, 6, 1), 12)

    for on in (date(2026, 9, 16), date(2026, 5, 1), date(2026, 9, 16)):
        duties.note_meeting(council=alr, on=on, by=None)

    assert owed(alr, date(2026, 9, 17)) == [(MEETING, date(2027, 9, 16))]
    assert Fulfilment.objects.count() == 1


def test_meeting_of_a_council_that_owes_none_is_noted_nowhere(alr):
    owe(alr, REPORT, date(2026, 2, 1), 12)

    duties.note_meeting(council=alr, on=date(2026, 9, 16), by=None)

    assert Fulfilment.objects.count() == 0


# trials


def test_council_on_trial_owes_an_evaluation_when_it_ends(alr):
    on_trial(alr)

    assert owed(alr, date(2025, 6, 1)) == [(EVALUATION, date(2026, 1, 1))]


def test_council_that_is_evaluated_anyhow_owes_no_other_evaluation(alr):
    owe(alr, EVALUATION, date(2025, 10, 1), 24)

    on_trial(alr)

    assert owed(alr, date(2025, 6, 1)) == [(EVALUATION, date(2025, 10, 1))]


def test_evaluation_done_before_the_trial_is_owed_anew(alr):
    done(owe(alr, EVALUATION, date(2024, 1, 1)), date(2024, 1, 1))

    on_trial(alr)

    assert owed(alr, date(2025, 6, 1)) == [(EVALUATION, date(2026, 1, 1))]


@pytest.mark.parametrize(("today", "alarmed"), [(date(2026, 1, 1), 0), (date(2026, 1, 2), 1)])
def test_trial_that_is_over_and_undecided_raises_an_alarm(alr, today, alarmed):
    on_trial(alr)

    assert len(duties.alarms(community=alr.community, on=today)) == alarmed


def test_nothing_is_decided_before_the_council_is_evaluated(alr):
    trial = on_trial(alr)
    before = owe(council_of(alr.community, "oss"), EVALUATION, date(2025, 6, 1))
    done(before, date(2025, 6, 1))  # of another council

    with pytest.raises(DomainError):
        decide(trial)

    assert not Trial.objects.get().outcome


def test_evaluation_older_than_the_trial_is_none_of_it(alr):
    trial = on_trial(alr)
    done(alr.duties.get(), date(2024, 12, 31))

    assert not duties.evaluated(trial)


def test_decision_after_the_evaluation_ends_the_alarm(alr):
    trial = on_trial(alr)
    done(alr.duties.get(), date(2025, 12, 10))

    decided = decide(trial, Continuation.CHANGE)

    assert (decided.outcome, decided.outcome_by, decided.outcome_on) == (
        Continuation.CHANGE,
        "OSS",
        date(2026, 2, 1),
    )
    assert duties.alarms(community=alr.community, on=date(2026, 3, 1)) == []
    with pytest.raises(DomainError):
        decide(trial)


def test_council_is_on_one_trial_at_a_time(alr):
    trial = on_trial(alr)
    with pytest.raises(ValidationError):
        on_trial(alr, start=date(2026, 1, 1), ends_on=date(2027, 1, 1))

    done(alr.duties.get(), date(2025, 12, 10))
    decide(trial)

    assert on_trial(alr, start=date(2026, 1, 1), ends_on=date(2027, 1, 1)).pk


def test_trial_that_ends_before_it_begins_is_refused(alr):
    with pytest.raises(ValidationError):
        on_trial(alr, ends_on=date(2024, 12, 31))

    assert not Trial.objects.exists()
