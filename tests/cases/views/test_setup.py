"""The steps of setting up a community: what is done, what is next, and who sees it."""

from datetime import date

import pytest
from django.test import Client

from members.domain import people, setting_up
from members.enums import Role
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


def test_keeper_sets_up_the_framework_and_leaves_the_work_to_the_secretariat(as_keeper):
    page = as_keeper.get("/agder/oppsett/")

    assert [bool(step["url"]) for step in page.context["steps"]] == [True] * 4 + [False] * 5


def test_secretary_of_one_council_changes_that_one_only(doctor, client, agder):
    alr = factories.council_of(agder)
    people.give_role(
        person=doctor.person,
        role=Role.SECRETARY,
        community=agder,
        council=alr,
        start=date(2025, 1, 1),
        by=None,
    )
    client.force_login(doctor)

    page = client.get("/agder/oppsett/")

    assert [body.council for body, may in page.context["bodies"] if may] == [alr]
    assert [bool(step["url"]) for step in page.context["steps"]] == [False] * 4 + [True] * 5
