"""Planning a meeting in the office."""

import uuid
from datetime import UTC, datetime

import pytest

from cases.models import Meeting
from tests.cases.views.workbench import alr, at, coming

NEW = "/agder/moteplan/ny/"


def typed(**changes):
    key = str(uuid.uuid4())
    return {
        "council": alr().pk,
        "day": "20.01.2027",
        "starts": "15.30",
        "ends": "18.00",
        "place": "Arendal",
        "form_key": key,
    } | changes


def test_meeting_new_gets_the_next_number_of_its_year(as_secretary):
    answer = as_secretary.post(NEW, typed())

    meeting = Meeting.objects.get(year=2027)
    assert answer.headers["Location"] == at("forbered/", "2027-01")
    assert (meeting.label, meeting.chair.name, meeting.minute_taker.name) == (
        "1/27",
        "T.Q.",
        "V.Ø.",
    )


def test_meeting_new_means_oslo_time(as_secretary):
    as_secretary.post(NEW, typed(day="01.07.2027"))

    assert Meeting.objects.get(year=2027).starts_at == datetime(2027, 7, 1, 13, 30, tzinfo=UTC)


def test_meeting_new_sent_twice_makes_one(as_secretary):
    form = typed()

    answers = [as_secretary.post(NEW, form) for _ in range(2)]

    assert Meeting.objects.filter(year=2027).count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": ""}, "day"),
        ({"day": "31.02.2027"}, "day"),
        ({"starts": "kvart på"}, "starts"),
        ({"ends": "15.00"}, "ends"),
        ({"place": ""}, "place"),
        ({"place": "x" * 1_000_000}, "place"),
        ({"place": "Aren\x00dal"}, "place"),
        ({"council": 0}, "council"),
    ],
)
def test_meeting_new_with_bad_input_keeps_what_was_typed(as_secretary, changes, field):
    answer = as_secretary.post(NEW, typed(**changes))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Meeting.objects.filter(year=2027).count() == 0
    assert 'value="20.01.2027"' in answer.text or field == "day"


def test_meeting_new_keeps_right_to_left_and_emoji(as_secretary):
    as_secretary.post(NEW, typed(place="מקום 🏥"))

    assert Meeting.objects.get(year=2027).place == "מקום 🏥"


def test_meeting_edit_starts_from_what_is_stored(as_secretary):
    page = as_secretary.get(at("rediger/"))

    assert 'value="02.12.2026"' in page.text
    assert 'value="15.30"' in page.text


def test_meeting_edit_changes_place_and_says_who_did_it(as_secretary, secretary):
    as_secretary.post(at("rediger/"), typed(day="02.12.2026", place="Grimstad"))

    meeting = coming()
    assert meeting.place == "Grimstad"
    assert meeting.history.first().history_user == secretary


@pytest.mark.parametrize("count", [1, 3])
def test_meeting_plan_asks_the_same_number_of_times(as_secretary, django_assert_num_queries, count):
    for day in range(1, count):
        as_secretary.post(NEW, typed(day=f"{day:02d}.02.2027"))
    as_secretary.get("/agder/moteplan/")

    with django_assert_num_queries(11):
        page = as_secretary.get("/agder/moteplan/")

    assert len(page.context["coming"]) == count


def test_meeting_plan_of_another_community_is_not_shown(as_secretary):
    assert as_secretary.get("/ahus/moteplan/").status_code == 404


def test_meeting_plan_is_refused_for_a_doctor_without_a_seat(as_doctor):
    assert as_doctor.get("/agder/moteplan/").status_code == 403


def test_meeting_new_is_refused_for_a_member(as_member):
    assert as_member.get(NEW).status_code == 403
    assert as_member.post(NEW, {}).status_code == 403
