"""The secretary's front page says what waits, and for whom."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from cases.models import Commission
from cases.views import tasks
from members.domain import handling, people
from members.enums import Role
from members.mails import LOGIN_LOCKED
from members.models import Notice, Sending, Vacancy
from tests.cases.views.workbench import alr, at, coming, in_session, new_case
from tests.factories import commissioned

ADDRESS = "/agder/oppgaver/"


@pytest.fixture(autouse=True)
def _settled(agder):
    """The sample's commissions are closed and its seat left open: they are nobody's task."""
    Vacancy.objects.update(state="left_open", reason="Ingen vil")
    Commission.objects.update(
        state="closed", report="Rådet har svart.", reported_on=date(2026, 6, 1)
    )


# What the sample's secretary has on the desk from the beginning
OF_THE_SAMPLE = ("action", "release", "term.ends", "duty.meeting", "duty.report")


def rows(page):
    """What waits for the secretary, but for what the sample has from the beginning."""
    desk = page.context["desk"]
    found = [row for entry in (*desk.late, *desk.now) for row in entry.rows]
    return [row for row in found if row.rule not in OF_THE_SAMPLE]


def waits(page):
    return [(row.rule, row.late) for row in rows(page)]


@time_machine.travel("2026-11-10 09:00+01:00")
def test_meeting_without_cases_asks_for_its_agenda(as_secretary):
    page = as_secretary.get(ADDRESS)

    assert waits(page) == [("agenda", False)]
    assert page.context["days_to_meeting"] == 22


@time_machine.travel("2026-11-19 09:00+01:00")
def test_agenda_not_sent_two_weeks_before_is_late(as_secretary):
    page = as_secretary.get(ADDRESS)

    assert waits(page) == [("agenda", True)]


def test_registered_case_waits_for_a_meeting(as_secretary):
    case = new_case("Hvem følger opp?")

    page = as_secretary.get(ADDRESS)

    (row,) = [row for row in rows(page) if row.rule == "case.waits"]
    assert row.line.address == case.get_absolute_url()
    assert f'href="{case.get_absolute_url()}"' in page.text


def test_open_minutes_are_to_be_finished(as_secretary):
    in_session()

    (row,) = [row for row in rows(as_secretary.get(ADDRESS)) if row.rule == "minutes.draft"]

    assert row.line.address == at("gjennomfor/")


def test_vacant_seat_is_shown_with_its_day(as_secretary):
    page = as_secretary.get(ADDRESS)

    (council, place) = page.context["desk"].vacant[0]
    assert (council, place.seat.ordinal, place.since_vacant) == (alr(), 7, date(2026, 11, 2))
    assert page.context["held_seats"] == 13


@pytest.mark.parametrize("count", [1, 3])
def test_task_list_asks_the_same_number_of_times(as_secretary, django_assert_num_queries, count):
    for number in range(count):
        new_case(f"Sak {number}")
    as_secretary.get(ADDRESS)

    with django_assert_num_queries(22):
        page = as_secretary.get(ADDRESS)

    assert len([row for row in rows(page) if row.rule == "case.waits"]) == count
    assert coming().state == "planned"


def test_task_list_is_for_the_secretariat(as_member, as_doctor, client):
    assert as_member.get(ADDRESS).status_code == 403
    assert as_doctor.get(ADDRESS).status_code == 403
    assert client.get(ADDRESS).headers["Location"] == f"/konto/logg-inn/?next={ADDRESS}"
    assert client.post(at("send-saksliste/")).status_code == 302


@time_machine.travel("2026-11-10 09:00+01:00")
def test_new_commission_is_a_task_that_leads_to_its_answer(as_secretary):
    asked = commissioned(alr(), due=date(2026, 11, 9))

    page = as_secretary.get(ADDRESS)

    address = f"/agder/oppdrag/{asked.slug}/ta-imot/"
    assert address in [row.line.address for row in rows(page) if row.line.text == asked.title]
    assert f'href="{address}"' in page.text
    assert as_secretary.get(address).status_code == 200


def test_several_of_a_kind_fold_out_from_one_row(as_secretary):
    for number in range(3):
        new_case(f"Sak {number}")

    page = as_secretary.get(ADDRESS)

    (entry,) = [each for each in page.context["desk"].now if each.row.rule == "case.waits"]
    assert len(entry.rows) == 3
    assert page.text.count("lr-fold") >= 1
    assert all(row.line.address in page.text for row in entry.rows)


@time_machine.travel("2026-11-23 09:00+01:00")
def test_rows_say_in_words_how_late_they_are(as_secretary, client):
    page = as_secretary.get("/en" + ADDRESS)

    (row,) = [row for row in rows(page) if row.rule == "agenda"]
    assert (row.late, row.days) == (True, 5)
    assert "5 days overdue" in page.text


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 23), [date(2026, 11, 27), date(2026, 11, 30)]),  # a Monday
        (date(2026, 11, 27), [date(2026, 11, 30), date(2026, 12, 4)]),  # a Friday
        (date(2026, 11, 28), [date(2026, 12, 4), date(2026, 12, 5)]),
    ],
)
def test_the_end_of_the_week_and_a_week_from_now_are_one_press_away(today, days):
    assert [day for _words, day in tasks.days_to_put_off(today)] == days


def test_message_that_did_not_arrive_is_a_task_that_leads_to_the_list_of_them(
    as_secretary, agder, member
):
    told(member.person, agder, "old", due_at=timezone.now() - timedelta(days=31))
    before = as_secretary.get(ADDRESS)
    told(member.person, agder, "new", due_at=timezone.now())

    after = as_secretary.get(ADDRESS)

    assert (before.context["failed"], after.context["failed"]) == (0, 1)
    link = 'href="/agder/utsendinger/?vis=feilet"'
    assert (link in before.text, link in after.text) == (False, True)


def told(person, community, key, *, due_at):
    sending = Sending.objects.create(
        community=community,
        council=alr(),
        intent=LOGIN_LOCKED.name,
        made_at=due_at,
        held_until=due_at,
    )
    Notice.objects.create(
        sending=sending,
        community=community,
        person=person,
        intent=LOGIN_LOCKED.name,
        key=f"test:{key}",
        due_at=due_at,
        failed_at=due_at,
        failure="No such user",
    )


def test_tasks_of_a_colleague_are_shown_on_asking(as_secretary, secretary, agder):
    colleague = people.register_person(name="A.B.", by=None)
    start = date(2025, 1, 1)
    people.give_role(person=colleague, role=Role.SECRETARY, community=agder, start=start, by=None)
    case = new_case()
    matter = f"case:{case.pk}"
    handling.take_on(matter=matter, community=agder, person=colleague, by=None)

    def shows(asked):
        return "case.waits" in {row.rule for row in rows(as_secretary.get(ADDRESS + asked))}

    everybodys = {asked: shows(asked) for asked in ("", "?hvem=alle", f"?hvem={colleague.pk}")}

    assert list(everybodys.values()) == [False, True, True]
    assert f'href="{ADDRESS}?hvem={colleague.pk}"' in as_secretary.get(ADDRESS).text


@pytest.mark.parametrize("asked", ["0", "999999999999999999999", "x", "²"])
def test_unknown_colleague_is_as_good_as_nobody(asked, as_secretary):
    page = as_secretary.get(ADDRESS, {"hvem": asked})

    assert (page.status_code, page.context["mine"]) == (200, True)
