"""Closing the secretariat in the browser."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils.domain import closures
from councils.models import Closure
from tests.factories import DAY

LIST, NEW = "/agder/stengte-uker/", "/agder/stengte-uker/ny/"
AHEAD = timezone.localdate() + timedelta(days=500)
FACTS = {
    "name": "Kurs",
    "start": f"{AHEAD:%d.%m.%Y}",
    "last_day": f"{AHEAD + timedelta(days=4):%d.%m.%Y}",
}


@pytest.fixture
def closure(agder):
    return closures.close(
        community=agder, name="Påske", start=AHEAD, last_day=AHEAD + timedelta(days=7), by=None
    )


def test_closed_days_are_saved_with_the_last_one_in(as_secretary, agder):
    answer = as_secretary.post(NEW, FACTS)

    assert (answer.status_code, answer.url) == (302, LIST)
    closed = agder.closures.get()
    assert (closed.name, closed.start, closed.last_day) == (
        "Kurs",
        AHEAD,
        AHEAD + timedelta(days=4),
    )


@pytest.mark.parametrize("missing", ["name", "start", "last_day"])
def test_missing_fact_is_named_beside_its_field(missing, as_secretary, agder):
    answer = as_secretary.post(NEW, FACTS | {missing: ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [missing]
    assert not agder.closures.exists()


def test_days_closed_already_are_refused_beside_the_first_day(as_secretary, closure):
    answer = as_secretary.post(NEW, FACTS)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["start"]
    assert "Påske" in answer.content.decode()
    assert list(Closure.objects.all()) == [closure]


def test_each_usual_week_is_closed_with_its_one_button(as_secretary, agder):
    usual = as_secretary.get(LIST).context["usual"]
    assert len(usual) == 3

    for each in usual:
        facts = {"start": f"{each.start:%d.%m.%Y}", "last_day": f"{each.last_day:%d.%m.%Y}"}
        as_secretary.post(NEW, {"name": each.name} | facts)

    page = as_secretary.get(LIST)
    assert page.context["usual"] == []
    assert [row.start for row, _word in page.context["ahead"]] == [each.start for each in usual]


def test_what_is_over_is_shown_without_buttons(as_secretary, agder):
    over = closures.close(community=agder, name="Sommer", start=DAY, last_day=DAY, by=None)
    Closure.objects.filter(pk=over.pk).update(start=date(2025, 7, 7), ended_on=date(2025, 7, 28))

    page = as_secretary.get(LIST)

    assert (page.context["ahead"], page.context["over"]) == ([], [over])
    assert as_secretary.get(f"{LIST}{over.pk}/rediger/").status_code == 404
    assert as_secretary.post(f"{LIST}{over.pk}/fjern/").status_code == 404


def test_closed_days_are_changed(as_secretary, closure):
    form = as_secretary.get(f"{LIST}{closure.pk}/rediger/").context["form"]
    assert form.initial["last_day"] == closure.last_day

    answer = as_secretary.post(f"{LIST}{closure.pk}/rediger/", FACTS)

    assert answer.status_code == 302
    assert Closure.objects.get().last_day == AHEAD + timedelta(days=4)


def test_closed_days_are_removed_by_the_button_alone(as_secretary, closure):
    assert as_secretary.get(f"{LIST}{closure.pk}/fjern/").status_code == 405
    assert Closure.objects.exists()

    as_secretary.post(f"{LIST}{closure.pk}/fjern/")

    assert not Closure.objects.exists()
