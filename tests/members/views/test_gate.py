"""Whoever acts for others sets up a second factor before anything else opens (quality.md A5)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members.domain.people import give_role, register_person
from members.enums import Role
from members.models import RoleAssignment
from tests.conftest import browser_of
from tests.members.conftest import new_address
from tests.members.second_steps import APP_ADD, OVERVIEW, PASSKEY_ADD, add_app

DESK = "/agder/oppgaver/"
OPEN = (OVERVIEW, APP_ADD, PASSKEY_ADD, "/konto/logg-ut/", "/", "/agder/", "/handbok/")


@pytest.fixture(autouse=True)
def compulsory(settings):
    settings.SECOND_FACTOR_FOR_ROLES = ("secretary", "board", "keeper")


def test_secretary_without_a_factor_is_led_to_set_one_up(as_secretary):
    assert as_secretary.get(DESK)["Location"] == OVERVIEW
    assert as_secretary.get("/en/min-side/")["Location"] == "/en" + OVERVIEW
    page = as_secretary.get("/en" + OVERVIEW)
    assert "Your work here asks for a second step" in page.text


@pytest.mark.parametrize("path", OPEN)
def test_way_to_set_one_up_and_out_stays_open(as_secretary, path):
    assert as_secretary.get(path).status_code == 200


def test_secretary_with_a_factor_works_on(as_secretary):
    add_app(as_secretary)

    assert as_secretary.get(DESK).status_code == 200
    assert "Your work here asks" not in as_secretary.get("/en" + OVERVIEW).text


def test_what_is_sent_without_a_factor_is_not_done_and_the_page_says_so(as_secretary):
    answer = as_secretary.post("/en/agder/saker/ny/", {"title": "Ny"}, follow=True)

    assert answer.redirect_chain == [("/en" + OVERVIEW, 302)]
    assert "What you sent was not saved." in answer.text


def test_what_is_typed_during_a_meeting_stays_in_the_page(as_secretary):
    answer = as_secretary.post("/agder/saker/ny/", {}, headers={"HX-Request": "true"})

    assert answer.status_code == 403


def test_keepers_site_asks_for_a_factor(as_keeper):
    assert as_keeper.get("/admin/")["Location"] == OVERVIEW
    assert as_keeper.get("/admin/members/user/")["Location"] == OVERVIEW
    add_app(as_keeper)
    assert as_keeper.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", ["chair", "member", "registrar", "doctor"])
def test_others_choose_for_themselves(agder, role):
    assert browser_of(role).get("/min-side/").status_code == 200


def test_stranger_is_sent_to_the_login(agder):
    assert Client().get(DESK)["Location"].startswith("/konto/logg-inn/")


def test_public_pages_are_given_without_a_look_at_the_session(as_secretary):
    assert "Cookie" not in as_secretary.get("/agder/").get("Vary", "")


@pytest.mark.parametrize(
    ("start", "end", "asked"),
    [(0, None, True), (1, None, False), (-9, 0, False), (-9, 1, True)],
)
def test_role_asks_for_a_factor_from_its_first_day_until_its_last(agder, start, end, asked):
    today = timezone.localdate()
    person = register_person(name="N.N.", email=new_address(), by=None)
    day = today + timedelta(days=start)
    role = give_role(person=person, role=Role.SECRETARY, community=agder, start=day, by=None)
    if end is not None:
        RoleAssignment.objects.filter(pk=role.pk).update(ended_on=today + timedelta(days=end))
    browser = Client()
    browser.force_login(person.user)

    assert (browser.get("/min-side/").status_code == 302) is asked


def test_electoral_board_is_asked(agder):
    person = register_person(name="N.N.", email=new_address(), by=None)
    start = date(2026, 1, 1)
    give_role(person=person, role=Role.BOARD, community=agder, start=start, by=None)
    browser = Client()
    browser.force_login(person.user)

    assert browser.get("/min-side/")["Location"] == OVERVIEW


def test_gate_stands_open_where_no_role_is_named(as_secretary, settings):
    settings.SECOND_FACTOR_FOR_ROLES = ()

    assert as_secretary.get(DESK).status_code == 200
