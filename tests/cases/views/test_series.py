"""Several meetings in the office: shown first, then done."""

import uuid

import pytest

from cases.models import Meeting, MeetingSeries
from tests.cases.views.workbench import alr

NEW = "/agder/moteplan/serier/ny/"


def typed(**changes):
    return {
        "council": alr().pk,
        "title": "Møter i 2027",
        "rhythm": "months",
        "first": "20.01.2027",
        "every": "1",
        "count": "4",
        "starts": "15.30",
        "ends": "18.00",
        "place": "Arendal",
        "form_key": str(uuid.uuid4()),
    } | changes


@pytest.fixture
def made(as_secretary):
    as_secretary.post(NEW, typed(send="1"))
    return MeetingSeries.objects.get()


def at(series, part=""):
    return f"/agder/moteplan/serier/{series.pk}/{part}"


def days(series):
    return [f"{each.starts_at:%d.%m}" for each in series.meetings.order_by("starts_at")]


def test_new_shows_the_days_first(as_secretary):
    page = as_secretary.post(NEW, typed())

    assert len(page.context["outlook"].steps) == 4
    assert MeetingSeries.objects.count() == 0


def test_new_sent_twice_plans_once(as_secretary):
    form = typed(send="1")

    answers = [as_secretary.post(NEW, form) for _ in range(2)]

    series = MeetingSeries.objects.get()
    assert [each.headers["Location"] for each in answers] == [at(series)] * 2
    assert days(series) == ["20.01", "17.02", "17.03", "21.04"]


def test_new_takes_days_one_on_each_line(as_secretary):
    as_secretary.post(NEW, typed(rhythm="dates", dates="03.02.2027\n\n05.05.2027 ", send="1"))

    assert days(MeetingSeries.objects.get()) == ["03.02", "05.05"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"first": ""}, "first"),
        ({"count": "0"}, "count"),
        ({"count": "61"}, "count"),
        ({"every": "x"}, "every"),
        ({"rhythm": "dates", "dates": ""}, "dates"),
        ({"rhythm": "dates", "dates": "31.02.2027"}, "dates"),
        ({"rhythm": "dates", "dates": "01.01.0001"}, "dates"),
        ({"ends": "15.00"}, "ends"),
        ({"council": "0"}, "council"),
        ({"place": ""}, "place"),
    ],
)
def test_new_with_bad_input_keeps_what_was_typed(as_secretary, changes, field):
    answer = as_secretary.post(NEW, typed(**changes))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Meeting.objects.filter(year=2027).count() == 0


def test_change_something_goes_back_to_the_form(as_secretary):
    page = as_secretary.post(NEW, typed(rediger="1"))

    assert 'value="20.01.2027"' in page.text
    assert "outlook" not in page.context


def test_move_shows_then_moves_from_a_chosen_one(as_secretary, made):
    second = made.meetings.order_by("starts_at")[1]
    form = {"first": second.pk, "to": "3"}

    page = as_secretary.post(at(made, "flytt/"), form)

    assert len(page.context["outlook"].steps) == 3
    assert days(made) == ["20.01", "17.02", "17.03", "21.04"]
    as_secretary.post(at(made, "flytt/"), form | {"send": "1"})
    assert days(made) == ["20.01", "18.02", "18.03", "22.04"]


@pytest.mark.parametrize(
    "changes", [{"to": "shift"}, {"to": ""}, {"to": "9"}, {"to": "", "starts": "19.00"}]
)
def test_move_to_nowhere_is_refused(as_secretary, made, changes):
    first = made.meetings.order_by("starts_at")[0]

    answer = as_secretary.post(at(made, "flytt/"), {"first": first.pk} | changes)

    assert answer.status_code == 422


def test_cancel_shows_then_cancels_the_rest(as_secretary, made):
    third = made.meetings.order_by("starts_at")[2]
    form = {"first": third.pk, "why": "Nytt råd"}

    page = as_secretary.post(at(made, "avlys/"), form)

    assert len(page.context["chosen"]) == 2
    as_secretary.post(at(made, "avlys/"), form | {"send": "1"})
    assert made.meetings.filter(state="cancelled").count() == 2


def test_take_out_leaves_the_series(as_secretary, made):
    first = made.meetings.order_by("starts_at")[0]

    as_secretary.post(at(made, f"moter/{first.pk}/ta-ut/"))

    assert days(made) == ["17.02", "17.03", "21.04"]
    assert as_secretary.get(at(made)).status_code == 200


def test_series_is_refused_for_others(as_member, as_registrar, made):
    for browser in (as_member, as_registrar):
        assert browser.get(at(made)).status_code == 403
        assert browser.post(NEW, typed()).status_code == 403


def test_series_of_another_community_is_not_there(as_secretary, made):
    assert as_secretary.get(f"/ahus/moteplan/serier/{made.pk}/").status_code == 404


def test_plan_leads_to_the_series_and_the_year(as_secretary, made):
    page = as_secretary.get("/agder/moteplan/").text

    assert at(made) in page
    assert "/agder/moteplan/alr/varsle/" in page
    assert "/agder/moteplan/aret/" in page


@pytest.mark.parametrize("year", ["2027", "", "abc", "0000", "99999"])
def test_year_is_shown_whatever_is_asked_for(as_secretary, made, year):
    page = as_secretary.get(f"/agder/moteplan/aret/?ar={year}")

    assert page.status_code == 200
    assert len(page.context["months"]) == 12


def test_year_has_the_hours_of_its_meetings(as_secretary, made):
    page = as_secretary.get("/agder/moteplan/aret/?ar=2027")

    assert [budget.hours for budget in page.context["budgets"]] == [10]  # AHU-10
