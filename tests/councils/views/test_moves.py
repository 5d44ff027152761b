"""Links to an address that a council had before lead on, in public and in the office (AHU-21)."""

import pytest

from councils.domain import councils
from tests.factories import council_of


@pytest.fixture
def _moved(agder):
    councils.move(council=council_of(agder), slug="medisinsk-fsu", by=None)


@pytest.mark.usefixtures("_moved")
@pytest.mark.parametrize("rest", ["", "mandat/", "mandat/1/", "moter/2026-01/"])
def test_public_address_leads_on_for_good(rest, client):
    answer = client.get(f"/agder/utvalg/alr/{rest}")

    assert answer.status_code == 301
    assert answer.url == f"/agder/utvalg/medisinsk-fsu/{rest}"
    assert client.get(answer.url).status_code == 200


@pytest.mark.usefixtures("_moved")
def test_address_keeps_its_language(client):
    assert client.get("/nn/agder/utvalg/alr/").url == "/nn/agder/utvalg/medisinsk-fsu/"


@pytest.mark.usefixtures("_moved")
def test_office_address_leads_on_for_who_is_signed_in(as_secretary, client):
    for rest in ("rediger/", "moter/2026-03/forbered/"):
        answer = as_secretary.get(f"/agder/utvalg/alr/{rest}")
        assert (answer.status_code, answer.url) == (301, f"/agder/utvalg/medisinsk-fsu/{rest}")
    assert client.get("/agder/utvalg/alr/rediger/").url.startswith("/konto/logg-inn/")


@pytest.mark.usefixtures("_moved")
def test_form_sent_to_an_old_address_is_not_led_on(as_secretary):
    assert as_secretary.post("/agder/utvalg/alr/gi-navn/", {"name": "X"}).status_code == 404


def test_address_that_nobody_had_is_not_found(client, agder):
    assert client.get("/agder/utvalg/finnes-ikke/").status_code == 404
    assert client.get("/finnes-ikke/utvalg/alr/").status_code == 404
