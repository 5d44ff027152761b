"""The page of a council's duties: what is owed, what is done, and the trial."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils.domain import duties
from councils.enums import DutyKind
from councils.models import Duty, Fulfilment, Trial
from tests.factories import council_of

LIST = "/agder/utvalg/alr/plikter/"
NEW = f"{LIST}ny/"
TRIAL = f"{LIST}proveperioder/ny/"
ANSWERS = {"works_well": "Ja.", "right_people": "Nesten.", "right_tasks": "Ja."}


@pytest.fixture
def alr(agder):
    """With nothing but what a test gives it."""
    Fulfilment.objects.all().delete()
    Duty.objects.all().delete()
    Trial.objects.all().delete()
    return council_of(agder)


@pytest.fixture
def today():
    return timezone.localdate()


def owe(council, kind, first_due, every_months=12):
    return duties.add_duty(
        council=council, kind=kind, first_due=first_due, every_months=every_months, by=None
    )


def on_trial(council, ends_on):
    start = ends_on - timedelta(days=365)
    return duties.start_trial(
        council=council, start=start, ends_on=ends_on, decided_by="OSS", by=None
    )


def errors(answer):
    return set(answer.context["form"].errors)


def test_list_of_a_council_that_owes_nothing_offers_the_usual_duties(as_secretary, alr):
    context = as_secretary.get(LIST).context

    assert (context["owed"], context["trials"], context["done"]) == ([], [], [])
    assert [kind for kind, url in context["missing"]] == list(DutyKind)


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_as_often_for_one_as_for_three(
    count, as_secretary, alr, today, django_assert_max_num_queries
):
    for kind in list(DutyKind)[:count]:
        duty = owe(alr, kind, today)
        duties.fulfil(duty=duty, on=today, by=None)

    with django_assert_max_num_queries(18):
        context = as_secretary.get(LIST).context

    assert (len(context["owed"]), len(context["done"])) == (count, count)


def test_list_counts_what_is_overdue(as_secretary, alr, today):
    owe(alr, DutyKind.YEARLY_REPORT, today - timedelta(days=1))
    owe(alr, DutyKind.EVALUATION, today)

    context = as_secretary.get(LIST).context

    assert (context["late_count"], [each.overdue for each in context["owed"]]) == (1, [True, False])


def test_list_is_seen_by_the_principal_and_changed_by_the_secretariat(
    as_secretary, as_registrar, as_member, as_doctor, alr
):
    shown = [browser.get(LIST) for browser in (as_secretary, as_registrar, as_member, as_doctor)]

    assert [answer.status_code for answer in shown] == [200, 200, 200, 403]
    assert [answer.context["runs"] for answer in shown[:3]] == [True, False, False]
    assert as_registrar.get(NEW).status_code == 403


def test_new_duty_starts_with_the_dates_that_are_usual(as_secretary, alr, today):
    initial = as_secretary.get(f"{NEW}?plikt=evaluation").context["form"].initial

    assert (initial["kind"], initial["every_months"]) == ("evaluation", 24)
    assert initial["first_due"] == duties.usual(DutyKind.EVALUATION, since=today)[0]


def test_new_duty_of_an_unknown_kind_starts_empty(as_secretary, alr):
    assert as_secretary.get(f"{NEW}?plikt=dans").context["form"].initial == {}


def test_duty_is_added_once(as_secretary, alr):
    data = {"kind": "yearly_report", "first_due": "01.02.2027", "every_months": "12"}

    answers = [as_secretary.post(NEW, data) for _again in range(2)]

    assert [answer.status_code for answer in answers] == [302, 422]
    duty = alr.duties.get()
    assert (duty.kind, duty.first_due, duty.every_months) == (
        "yearly_report",
        date(2027, 2, 1),
        12,
    )


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"kind": ""}, {"kind"}),
        ({"first_due": ""}, {"first_due"}),
        ({"every_months": "0"}, {"every_months"}),
    ],
)
def test_duty_that_lacks_something_is_refused(changes, fields, as_secretary, alr):
    data = {"kind": "evaluation", "first_due": "01.02.2027", "every_months": ""}

    answer = as_secretary.post(NEW, data | changes)

    assert (answer.status_code, errors(answer)) == (422, fields)
    assert not alr.duties.exists()


def test_duty_is_changed_and_ended(as_secretary, alr):
    duty = owe(alr, DutyKind.YEARLY_REPORT, date(2026, 2, 1))
    edit = f"{LIST}{duty.pk}/rediger/"

    as_secretary.post(edit, {"first_due": "01.03.2026", "every_months": "24"})
    duty.refresh_from_db()
    assert (duty.first_due, duty.every_months, duty.ended_on) == (date(2026, 3, 1), 24, None)

    as_secretary.post(edit, {"first_due": "01.03.2026", "ended_on": "01.04.2026"})
    duty.refresh_from_db()
    assert duty.ended_on == date(2026, 4, 1)
    assert as_secretary.get(edit).status_code == 404


def test_duty_does_not_end_on_a_day_to_come(as_secretary, alr, today):
    duty = owe(alr, DutyKind.YEARLY_REPORT, date(2026, 2, 1))
    tomorrow = today + timedelta(days=1)
    data = {"first_due": "01.03.2026", "ended_on": tomorrow.isoformat()}

    answer = as_secretary.post(f"{LIST}{duty.pk}/rediger/", data)

    assert (answer.status_code, errors(answer)) == (422, {"ended_on"})


def test_duty_of_another_council_is_not_found_here(as_secretary, alr):
    other = owe(council_of(alr.community, "oss"), DutyKind.YEARLY_REPORT, date(2026, 2, 1))

    assert as_secretary.get(f"{LIST}{other.pk}/rediger/").status_code == 404


def test_report_is_registered_as_done_with_a_note(as_secretary, alr):
    duty = owe(alr, DutyKind.YEARLY_REPORT, date(2026, 2, 1))

    answer = as_secretary.post(f"{LIST}{duty.pk}/utfort/", {"on": "28.01.2026", "note": "Sendt."})

    assert (answer.status_code, answer.url) == (302, LIST)
    done = duty.fulfilments.get()
    assert (done.due, done.done_on, done.note) == (date(2026, 2, 1), date(2026, 1, 28), "Sendt.")


def test_evaluation_answers_its_three_questions(as_secretary, alr):  # FSU-8
    duty = owe(alr, DutyKind.EVALUATION, date(2026, 2, 1), 24)
    page = f"{LIST}{duty.pk}/utfort/"

    silent = as_secretary.post(page, {"on": "28.01.2026"})
    answered = as_secretary.post(page, {"on": "28.01.2026", **ANSWERS})

    assert (silent.status_code, errors(silent)) == (422, set(ANSWERS))
    assert answered.status_code == 302
    assert duty.fulfilments.values(*ANSWERS).get() == ANSWERS


def test_evaluation_of_a_forum_of_doctors_has_its_themes_beside(as_secretary, alr):  # AHU-11
    of_forum = owe(alr, DutyKind.EVALUATION, date(2026, 2, 1))
    committee = council_of(alr.community, "au-alr")
    of_other = owe(committee, DutyKind.EVALUATION, date(2026, 2, 1))
    pages = (f"{LIST}{of_forum.pk}/utfort/", f"/agder/utvalg/au-alr/plikter/{of_other.pk}/utfort/")

    forms = [as_secretary.get(page).context["form"] for page in pages]

    helped = [[bool(form.fields[name].help_text) for name in ANSWERS] for form in forms]
    assert helped == [[True, True, True], [False, False, False]]


def test_nothing_is_done_on_a_day_to_come(as_secretary, alr, today):
    duty = owe(alr, DutyKind.YEARLY_REPORT, today)
    tomorrow = today + timedelta(days=1)

    answer = as_secretary.post(f"{LIST}{duty.pk}/utfort/", {"on": tomorrow.isoformat()})

    assert (answer.status_code, errors(answer)) == (422, {"on"})


def test_trial_is_registered_and_shown(as_secretary, alr):
    data = {"start": "01.01.2026", "ends_on": "01.01.2027", "decided_by": "OSS"}

    answer = as_secretary.post(TRIAL, data)

    assert answer.status_code == 302
    context = as_secretary.get(LIST).context
    assert (context["on_trial"], len(context["trials"])) == (True, 1)


def test_trial_that_ends_before_it_begins_is_refused(as_secretary, alr):
    data = {"start": "01.01.2027", "ends_on": "01.01.2026", "decided_by": "OSS"}

    assert as_secretary.post(TRIAL, data).status_code == 422
    assert not Trial.objects.exists()


def test_trial_is_decided_after_the_evaluation_only(as_secretary, alr, today):  # PRJ-19
    trial = on_trial(alr, today - timedelta(days=10))
    page = f"{LIST}proveperioder/{trial.pk}/avgjor/"
    decision = {"outcome": "continue", "decided_by": "OSS", "on": today.strftime("%d.%m.%Y")}

    evaluate = as_secretary.get(page).context["evaluation_url"]
    early = as_secretary.post(page, decision)
    as_secretary.post(evaluate, {"on": today.isoformat(), **ANSWERS})
    late = as_secretary.post(page, decision)

    assert (early.status_code, late.status_code) == (422, 302)
    trial.refresh_from_db()
    assert (trial.outcome, trial.outcome_by, trial.outcome_on) == ("continue", "OSS", today)
    assert as_secretary.get(page).status_code == 404


def test_way_to_the_evaluation_leads_to_a_new_duty_where_none_is_owed(as_secretary, alr, today):
    trial = on_trial(alr, today)
    alr.duties.update(ended_on=today)

    answer = as_secretary.get(f"{LIST}proveperioder/{trial.pk}/avgjor/")

    assert answer.context["evaluation_url"] == f"{NEW}?plikt=evaluation"
