"""The engine of all rules: when a step is to be taken, once, in few statements."""

import threading
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from councils.domain import duties
from councils.enums import DutyKind
from councils.models import Duty
from legeraad import workdays
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import letters, reminding
from members.domain.audiences import CHAIR, SECRETARY
from members.domain.reminding import RULES, Line, Rule, Task
from members.models import Letter, Notice, Snooze
from tests.members.domain import mornings
from tests.members.domain.mornings import DAY, DUE, MONDAY, more_terms, morning_of

# When a step is to be taken

STEPS = st.sampled_from(
    [(-180, -90, -30, 0), (-31, -12, 0, 7, 14), (1, 8, 15, 22), (-2, 0), (-3, 0, 7), (0,)]
)
DEADLINES = st.dates(date(2020, 1, 1), date(2070, 12, 31))


def swept(steps, working_days, deadline, mornings_of_sweeps):
    """What is written for one deadline when it is swept on those days: step -> day."""
    rule = SimpleNamespace(working_days=working_days)
    found = {}
    for on in mornings_of_sweeps:
        for step, after, until in reminding.spans(rule, steps, on):
            if after < deadline <= until:
                found.setdefault(step, on)
    return found


def expected(steps, working_days, deadline):
    """Each step on its morning; one whose morning is the next one's as well is left to that."""
    days = [morning_of(step, deadline, working_days=working_days) for step in steps]
    following = [*days[1:], date.max]
    return {step: day for step, day, then in zip(steps, days, following, strict=True) if day < then}


@settings(max_examples=60, deadline=None)
@given(STEPS, st.booleans(), DEADLINES)
def test_each_step_comes_exactly_once_on_its_morning(steps, working_days, deadline):  # O9
    mornings_of_sweeps = mornings.days(deadline - 300 * DAY, deadline + 80 * DAY)

    found = swept(steps, working_days, deadline, mornings_of_sweeps)

    assert found == expected(steps, working_days, deadline)


@settings(max_examples=60, deadline=None)
@given(STEPS, DEADLINES, st.lists(st.integers(1, 28), min_size=1, max_size=60))
def test_missed_days_lose_no_newest_step(steps, deadline, gaps):  # O8
    first = deadline - 200 * DAY
    swept_on = [first + sum(gaps[:number]) * DAY for number in range(len(gaps))]
    swept_on = [day for day in swept_on if workdays.is_working_day(day)]
    found = swept(steps, False, deadline, swept_on)

    for day in swept_on:
        mornings_of = expected(steps, False, deadline)
        begun = [step for step, morning in mornings_of.items() if morning <= day]
        if begun and (day - mornings_of[begun[-1]]).days <= 25:
            assert begun[-1] in found
            assert found[begun[-1]] <= day


def test_step_missed_for_longer_than_a_month_is_no_reminder_any_more(term):
    rule = RULES["term.ends"]

    assert reminding.write_down(rule, DUE + 31 * DAY) == 0
    assert reminding.write_down(rule, DUE + 30 * DAY) == 1


def test_weekend_and_holiday_write_nothing(term):
    assert reminding.remind(on=date(2026, 11, 29)) == 0  # Sunday
    assert reminding.planned(community=term.seat.group.council.community, on=DUE - DAY) == []


def test_three_missed_days_are_caught_up_in_one_letter_by_deadline(office, term):  # O8
    owed = {
        DutyKind.YEARLY_MEETING: date(2027, 3, 31),  # 60 days before: 30 January, so the 29th
        DutyKind.EVALUATION: date(2027, 3, 4),  # 31 days before: 1 February
    }
    for kind, due in owed.items():
        duties.add_duty(council=office.council, kind=kind, first_due=due, by=None)
    mornings.the_day_begins(date(2027, 1, 28))
    mail.outbox.clear()

    mornings.the_day_begins(date(2027, 2, 2))

    (letter,) = [each for each in mail.outbox if each.to == [office.secretary.email]]
    lines = mornings.lines(letter)
    told = Notice.objects.filter(person=office.secretary, letter__on=date(2027, 2, 2))
    assert len(lines) == 3
    assert [each.deadline for each in told.order_by("deadline")] == [
        DUE,
        date(2027, 3, 4),
        date(2027, 3, 31),
    ]
    assert "M.M." in lines[0]
    assert str(DutyKind.EVALUATION.label) in lines[1].lower()
    assert str(DutyKind.YEARLY_MEETING.label) in lines[2].lower()


# A rule for a later noun


def test_rule_for_a_later_noun_is_ten_lines(office):
    duties.add_duty(council=office.council, kind=DutyKind.YEARLY_MEETING, first_due=DUE, by=None)
    Rule(
        name="later.answer",
        label="A hearing is to be answered",
        rows=lambda _on: Duty.objects.select_related("council"),
        due="first_due",
        council="council",
        matter=("hearing", "pk"),
        steps={CHAIR: (-14, -7, -1), SECRETARY: (0,)},
        says=lambda duty: Line("Answer the hearing", "Answer", duty.council.get_absolute_url()),
    )
    try:
        plan = reminding.planned(community=office.community, on=date(2027, 2, 15))
        reminding.remind(on=date(2027, 2, 15))
        tasks = reminding.asked_of(office.chair, on=date(2027, 2, 15)).tasks
        waiting = reminding.waiting_in([office.council], on=DUE)
    finally:
        del RULES["later.answer"]

    told = Notice.objects.get(rule="later.answer")
    assert (told.person, told.deadline) == (office.chair, DUE)
    assert [(each.task.line.title, each.person) for each in plan] == [
        ("Answer the hearing", office.chair)
    ]
    assert "Answer the hearing" in [task.line.title for task in tasks]
    (found,) = [each for each in waiting if each.task.rule.name == "later.answer"]
    assert set(found.people) == {office.chair, office.secretary}


def test_two_rules_have_two_names():
    rule = RULES["trial"]

    with pytest.raises(ValueError, match="trial"):
        Rule(
            name="trial",
            label="",
            rows=rule.rows,
            due=rule.due,
            council=rule.council,
            matter=rule.matter,
            steps=rule.steps,
            says=rule.says,
        )
    assert RULES["trial"] is rule


# What stands on the pages


def test_what_has_been_told_is_not_planned_again(office, term):
    day = date(2026, 12, 1)
    before = reminding.planned(community=office.community, on=day)
    reminding.remind(on=day)

    assert [each.person.name for each in before] == ["S.S.", "M.M.", "K.K."]
    assert reminding.planned(community=office.community, on=day) == []
    assert reminding.planned(community=office.community, on=day + DAY) == []


def test_plan_is_what_is_written(office, term):
    for day in mornings.days(date(2026, 11, 20), date(2026, 12, 10)):
        plan = reminding.planned(community=office.community, on=day)
        assert reminding.remind(on=day) == len(plan)


def test_task_put_off_is_on_the_page_again_on_its_day(office, term):
    day = date(2027, 2, 1)
    Snooze.objects.create(person=office.secretary, matter=f"term:{term.pk}", until=day + 3 * DAY)

    assert reminding.asked_of(office.secretary, on=day).tasks == []
    assert len(reminding.asked_of(office.secretary, on=day + 3 * DAY).tasks) == 1


def test_tasks_are_shown_from_their_day_on_the_most_pressing_first(office, term):
    duties.add_duty(
        council=office.council, kind=DutyKind.YEARLY_REPORT, first_due=date(2027, 2, 1), by=None
    )

    def shown(on):
        return [task.rule.name for task in reminding.asked_of(office.secretary, on=on).tasks]

    assert shown(DUE - 181 * DAY) == []
    assert shown(DUE - 180 * DAY) == ["term.ends"]
    assert shown(date(2026, 11, 3)) == ["duty.report", "term.ends"]


# So many statements


@pytest.mark.parametrize("count", [1, 3, 300])
def test_reminding_is_one_statement_for_each_rule_however_many_rows(count, office):
    more_terms(office, [DUE] * count)
    reminding.remind(on=MONDAY)  # the statements are written once in the life of a process
    Notice.objects.all().delete()

    with CaptureQueriesContext(connection) as statements:
        told = reminding.remind(on=MONDAY)
        jobs = letters.put_letters(on=MONDAY)

    assert len(statements) == len(RULES) + 1
    assert (told, jobs) == (3 * count, 3)


@pytest.mark.parametrize("count", [1, 3, 300])
def test_tasks_take_one_query_and_one_for_each_rule_that_has_any(count, office):
    more_terms(office, [DUE] * count)
    reminding.asked_of(office.secretary, on=MONDAY)

    with CaptureQueriesContext(connection) as statements:
        tasks = reminding.asked_of(office.secretary, on=MONDAY).tasks

    assert (len(tasks), len(statements)) == (count, 3)


# Four sweeps at once


@pytest.fixture
def at_once():
    """Does the same in four threads with a connection each."""

    def run(work):
        ready = threading.Barrier(4)
        faults = []

        def one():
            try:
                ready.wait()
                work()
            except Exception as fault:  # noqa: BLE001  told to the test
                faults.append(fault)
            finally:
                connection.close()

        threads = [threading.Thread(target=one) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []

    return run


@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_once_tell_everybody_once(office, at_once):  # O7
    more_terms(office, [DUE] * 12)

    def sweep():
        reminding.remind(on=MONDAY)
        letters.put_letters(on=MONDAY)
        outbox.run_due()

    for _repeat in range(10):
        for model in (Notice, Letter, Job):
            model.objects.all().delete()
        mail.outbox.clear()
        with mornings.at(MONDAY):
            at_once(sweep)
        told = Notice.objects.exclude(sent_at=None).values_list("rule", flat=True)
        assert Counter(told) == {"term.ends": 12, "term.own": 12, "term.successor": 12}
        assert sorted(each.to[0] for each in mail.outbox) == sorted(
            person.email for person in (office.secretary, office.member, office.contact)
        )


@pytest.mark.parametrize("name", ["term.ends", "minutes.approve"])
@pytest.mark.parametrize("due", [date(2027, 3, 1), date(2027, 3, 30), date(2028, 1, 1)])
def test_next_reminder_is_said_on_the_day_on_which_it_comes(name, due):
    rule = RULES[name]
    task = Task(rule, "", None, due, None, None)
    steps = {step for steps in rule.steps.values() for step in steps}
    by_counting = sorted(morning_of(step, due, working_days=rule.working_days) for step in steps)

    said, day = [], due - 365 * DAY
    while day := reminding.reminded_next(task, on=day):
        said.append(day)

    assert said == by_counting


def test_task_of_an_office_that_nobody_holds_is_not_forgotten(office, term):
    office.council.offices.all().delete()

    (waiting,) = [
        each
        for each in reminding.waiting_in([office.council], on=MONDAY)
        if each.task.rule.name == "term.ends"
    ]
    assert waiting.people == ()
