"""Who may set up a community, and where each form leads back to."""

import pytest

from tests.world import neighbour

PAGES = (
    "/agder/oppsett/helsefellesskap/",
    "/agder/virksomheter/",
    "/agder/virksomheter/ny/",
    "/agder/regioner/",
    "/agder/regioner/ny/",
    "/agder/regioner/flytt/",
    "/agder/utvalg/ny/",
)


@pytest.mark.parametrize("page", PAGES)
def test_page_is_for_those_who_set_up_the_community(page, as_keeper, as_member, client):
    assert as_keeper.get(page).status_code == 200
    assert as_member.get(page).status_code == 403
    client.force_login(neighbour()[1])
    assert client.get(page).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_page_leads_back_to_the_set_up(page, as_keeper):
    assert 'href="/agder/oppsett/"' in as_keeper.get(page).content.decode()
