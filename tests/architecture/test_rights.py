"""Every address answers every visitor as the table in rights.py says; a new one needs a row.

A statement that the guard of the scope refuses (quality.md Z4) is an error of ours, "!", and in no
row.
"""

import pytest

from tests.architecture.answers import ask, letter
from tests.architecture.conftest import VISITORS
from tests.architecture.headers import faults_of_headers
from tests.architecture.rights import OPEN_TO_STRANGERS, RIGHTS
from tests.architecture.routes import keepers_routes, routes

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def browsers(sample):
    return {visitor: sample.browser(visitor) for visitor in VISITORS}


def test_table_has_a_row_for_every_address():
    assert set(RIGHTS) == set(routes())


def test_only_the_listed_addresses_are_open_to_strangers():
    refusing = {name for name, (get, post) in RIGHTS.items() if get[0] == post[0] == "L"}

    assert set(RIGHTS) - refusing == OPEN_TO_STRANGERS


@pytest.mark.parametrize("name", RIGHTS)
def test_address_answers_each_visitor_as_the_table_says(name, sample, browsers):
    address = routes()[name].address(sample.about.get(name, {}))

    responses = {
        method: [ask(browsers[visitor], method, address) for visitor in VISITORS]
        for method in ("get", "post")
    }

    answers = {method: "".join(map(letter, given)) for method, given in responses.items()}
    assert answers == dict(zip(("get", "post"), RIGHTS[name], strict=True)), (
        f"{address}, visitors {VISITORS}"
    )
    everything = [each for given in responses.values() for each in given]
    assert [faults for each in everything if (faults := faults_of_headers(name, each))] == []


@pytest.mark.parametrize("name", RIGHTS)
def test_no_address_takes_another_method(name, sample, browsers):
    address = routes()[name].address(sample.about.get(name, {}))

    answers = [letter(ask(browsers["secretary"], each, address)) for each in ("put", "delete")]

    assert set(answers) <= set("MFNL3")


def keepers_addresses():
    """Those that take a pattern and no converter have no parameters that we could see."""
    things = {"content_type_id": 1, "object_id": 1, "url": "x"}
    routes = [route for route in keepers_routes() if route.name != "admin:app_list"]
    return {route.address(things) for route in routes} | {"/admin/cases/", "/admin/members/"}


def test_keepers_site_has_one_door(sample, browsers):
    """The secretary is no keeper; only the login and the words of the widgets are for all."""
    for_all = {"/admin/login/", "/admin/jsi18n/"}
    let_in = {
        (visitor, method, address)
        for address in keepers_addresses() - for_all
        for visitor in VISITORS
        if visitor != "keeper"
        for method in ("get", "post")
        if letter(ask(browsers[visitor], method, address)) not in "LF3N"
    }

    assert let_in == set()


def test_keeper_reads_and_changes_nothing(sample, browsers):
    """Ways to write are refused also to the keeper (quality.md Z11)."""
    writing = [a for a in keepers_addresses() if a.endswith(("/add/", "/delete/", "/change/"))]

    answers = {address: letter(ask(browsers["keeper"], "post", address)) for address in writing}

    assert writing
    assert {address: each for address, each in answers.items() if each not in "F3N"} == {}
