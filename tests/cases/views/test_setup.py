"""The steps of setting up a community: what is done, what is next, and who sees it."""

from datetime import date

import pytest
from django.test import Client

from members.domain import setting_up
from tests import factories
from tests.members.domain.test_setting_up import FACTS

SETUP = "/nord/oppsett/"


@pytest.fixture
def nord(db):
    person = setting_up.open_portal(name="K.N.", email="kn@nord.example", by=None)
    return setting_up.open_community(person=person, on=date(2025, 1, 1), by=None, **FACTS)


@pytest.fixture
def as_first(nord):
    browser = Client()
    browser.force_login(nord.roles.first().person.user)
    return browser


def done(page):
    return [step["done"] for step in page.context["steps"]]


def test_new_community_begins_with_its_organisations(as_first):
    page = as_first.get(SETUP)

    assert done(page) == [True] + [False] * 8
    assert page.context["next"]["url"] == "/nord/virksomheter/ny/"


def test_optional_regions_are_never_next(as_first, nord):
    as_first.post("/nord/virksomheter/ny/", {"kind": "hospital_trust", "name": "Sykehuset"})

    page = as_first.get(SETUP)

    assert page.context["next"]["url"] == "/nord/utvalg/ny/"


def test_council_with_a_member_asks_for_its_leaders(as_first, nord):
    factories.small_council(nord)

    page = as_first.get(SETUP)

    assert done(page)[3:6] == [True, True, True]
    assert "/nord/sammensetning/frp/verv/nytt/" in page.content.decode()


def test_first_meeting_leads_to_its_preparation(as_first, nord):
    meeting = factories.planned(factories.small_council(nord))

    last = as_first.get(SETUP).context["steps"][-1]

    assert last["url"] == f"/nord/utvalg/frp/moter/{meeting.slug}/forbered/"


def test_member_does_not_see_the_set_up(as_member):
    assert as_member.get("/agder/oppsett/").status_code == 403
