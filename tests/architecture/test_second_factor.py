"""Nothing opens on an e-mail code alone for who must have a second factor (quality.md A5)."""

import pytest
from django.shortcuts import resolve_url

from tests.architecture.answers import ask, letter
from tests.architecture.rights import OPEN_TO_STRANGERS, RIGHTS
from tests.architecture.routes import keepers_routes, routes
from tests.members.second_steps import add_app

pytestmark = pytest.mark.django_db

# What stays open: the pages of the login and of the second factor itself.
WAY_OUT = {name for name in RIGHTS if name.startswith(("account_", "mfa_"))} | {
    "members:machines_forget",
    "members:log_in_again",
}
WORK = sorted(set(RIGHTS) - OPEN_TO_STRANGERS - WAY_OUT)


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_FOR_ROLES = ("secretary", "board", "keeper")


@pytest.mark.parametrize("visitor", ["secretary", "keeper", "neighbour"])
def test_every_address_of_work_leads_to_the_set_up(visitor, sample, compulsory):
    browser, overview = sample.browser(visitor), resolve_url("mfa_index")

    elsewhere = {
        (method, name): answer.status_code
        for name in WORK
        for method in ("get", "post", "put", "delete")
        if (
            answer := ask(browser, method, routes()[name].address(sample.about.get(name, {})))
        ).headers.get("Location")
        != overview
    }

    assert len(WORK) > 30
    assert elsewhere == {}


def test_keepers_site_leads_to_the_set_up(sample, compulsory):
    browser = sample.browser("keeper")
    things = {"content_type_id": 1, "object_id": 1, "url": "x"}
    inside = [each for each in keepers_routes() if each.name != "admin:app_list"]

    letters = {
        (method, each.name): letter(ask(browser, method, each.address(things)))
        for each in inside
        for method in ("get", "post")
    }

    assert {where: what for where, what in letters.items() if what != "3"} == {}


def test_with_a_factor_the_secretary_gets_what_the_table_says(sample, compulsory):
    browser = sample.browser("secretary")
    add_app(browser)

    answers = {
        name: letter(ask(browser, "get", routes()[name].address(sample.about.get(name, {}))))
        for name in WORK
    }

    assert answers == {name: RIGHTS[name][0][4] for name in WORK}
