"""What holds for every page: headers, no cookie for readers, no form from elsewhere, plain HTML."""

from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import translate_url

from cases.domain.meetings import agenda, minutes
from tests import factories
from tests.architecture.answers import ask, letter
from tests.architecture.conftest import VISITORS
from tests.architecture.headers import faults_of_headers
from tests.architecture.rights import OPEN_TO_STRANGERS, PERSONAL, RIGHTS
from tests.architecture.routes import keepers_routes, routes

pytestmark = pytest.mark.django_db

READERS = sorted(OPEN_TO_STRANGERS - PERSONAL)


@pytest.fixture(scope="module")
def browsers(sample):
    return {who: sample.browser(who) for who in ("stranger", "chair", "secretary", "keeper")}


def address_of(sample, name):
    return routes()[name].address(sample.about.get(name, {}))


@pytest.mark.parametrize("path", ["/finnes-ikke", "/agder/finnes-ikke/", "/sok/?q=%00", "/admin/"])
def test_error_pages_carry_the_headers(path, browsers):
    response = ask(browsers["stranger"], "get", path)

    assert faults_of_headers("", response) == {}


@pytest.mark.parametrize("name", READERS)
def test_page_for_readers_sets_no_cookie_and_is_the_same_for_all(name, sample, browsers):
    response = ask(browsers["stranger"], "get", address_of(sample, name))

    assert dict(response.cookies) == {}
    assert "cookie" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize("name", RIGHTS)
def test_no_form_is_taken_without_its_token(name, sample):
    """By those who may most, at every address, with every unsafe method (quality.md W3)."""
    for visitor in ("stranger", "secretary"):
        browser = sample.browser(visitor, checks_csrf=True)
        for method in ("post", "put", "patch", "delete"):
            response = ask(browser, method, address_of(sample, name))
            assert response.status_code == 403, f"{visitor} {method}"


def test_keepers_forms_need_their_token(sample):
    browser = sample.browser("keeper", checks_csrf=True)
    lists = [route.address({}) for route in keepers_routes() if "changelist" in route.name]

    assert lists
    assert {ask(browser, "post", address).status_code for address in lists} == {403}


class Reader(HTMLParser):
    """Collects what a page must not have, and what it must have once."""

    def __init__(self):
        super().__init__()
        self.wrong, self.ids, self.heads = [], [], 0

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        self.heads += tag == "h1"
        if "id" in facts:
            self.ids.append(facts["id"])
        runs = tag == "script" and facts.get("type") != "application/json"
        if tag == "style" or "style" in facts or (runs and not facts.get("src")):
            self.wrong.append(self.get_starttag_text())
        self.wrong += [f"{tag} {key}" for key in facts if key.startswith("on")]


def shown_to(name):
    """Those of our visitors to whom the table of rights shows the page."""
    answers = dict(zip(VISITORS, RIGHTS[name][0], strict=True))
    visitors = ("stranger",) if name in READERS else ("chair", "secretary", "keeper")
    return [visitor for visitor in visitors if answers[visitor] == "2"]


SHOWN = [name for name in RIGHTS if shown_to(name)]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", SHOWN)
def test_page_is_plain_html_in_every_language(name, language, sample, browsers):
    """Nothing inline (W1), one main heading, no id twice; in other languages as one of them."""
    for visitor in shown_to(name)[: None if language == "nb" else 1]:
        response = ask(browsers[visitor], "get", translate_url(address_of(sample, name), language))

        assert letter(response) == "2", visitor
        if response["Content-Type"].startswith("text/html"):
            reader = Reader()
            reader.feed(response.content.decode())
            assert reader.wrong == []
            assert sorted(reader.ids) == sorted(set(reader.ids))
            assert reader.heads == 1


# Pages that show a number of things: as many queries for many as for few (quality.md C6).
LISTS = (
    "cases:community_front",
    "cases:recommendation_list",
    "cases:meeting_list",
    "cases:council_list",
    "cases:council_detail",
    "cases:case_list",
    "cases:overview",
    "cases:task_list",
    "cases:meeting_plan",
    "cases:sending_list",
    "cases:meeting_prepare",
    "cases:session",
    "legeraad:search",
)


def queries(sample, name):
    browser = sample.browser("secretary")
    with CaptureQueriesContext(connection) as captured:
        ask(browser, "get", address_of(sample, name) + "?q=pr")
    return len(captured)


def much_more(sample):
    council = sample.community.councils.get(slug="alr")
    meeting = sample.about["cases:session"]["meeting"]
    session = council.meetings.get(slug=meeting)
    for index in range(6):
        case = factories.drafted(factories.new_case(council, title=f"Prøve {index}"))
        day = date(2027, 1, 4) + timedelta(days=index)
        factories.planned(council, on=day)
        agenda.add_item(meeting=session, title=f"Punkt {index}", by=None)
        factories.closed(council, on=day + timedelta(days=30), case=case.case)
    minutes.ensure_entries(minutes.current(session), by=None)


def test_pages_ask_as_often_for_many_things_as_for_few(sample):
    for name in LISTS:
        queries(sample, name)  # fills what a process keeps
    few = {name: queries(sample, name) for name in LISTS}

    much_more(sample)

    many = {name: queries(sample, name) for name in LISTS}
    # Fewer where what is more has done away with a task
    assert {name: (few[name], many[name]) for name in LISTS if many[name] > few[name]} == {}
