"""A new health community in the browser."""

import pytest
from django.test import Client

from councils.models import Community
from members.domain import setting_up

NEW = "/oppsett/"
FACTS = {
    "name": "Helsefellesskapet Østfold",
    "brand": "Østfold legeråd",
    "slug": "",
    "language": "nb",
    "controller": "Sykehuset i øst",
    "contact_name": "K.N.",
    "contact_email": "post@nord.example",
}


@pytest.fixture
def as_first(db):
    person = setting_up.open_portal(name="K.N.", email="kn@nord.example", by=None)
    browser = Client()
    browser.force_login(person.user)
    return browser


def test_community_is_made_and_the_steps_follow(as_first):
    answer = as_first.post(NEW, FACTS)

    made = Community.objects.get()
    assert made.slug == "helsefellesskapet-ostfold"
    assert answer.url == f"/{made.slug}/oppsett/"
    assert as_first.get(answer.url).status_code == 200


@pytest.mark.parametrize("slug", ["oppsett", "admin", "Stor", "min side"])
def test_impossible_address_is_refused(slug, as_first):
    answer = as_first.post(NEW, FACTS | {"slug": slug})

    assert answer.status_code == 422
    assert Community.objects.count() == 0


def test_only_who_keeps_the_portal_comes_in(client, as_secretary, as_keeper):
    assert client.get(NEW).url.startswith("/konto/logg-inn/")
    assert as_secretary.get(NEW).status_code == 403
    assert as_keeper.get(NEW).status_code == 200
