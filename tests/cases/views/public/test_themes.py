"""Themes in the browser: all of them, one with its advice and its other words, and the search."""

import pytest
from django.utils.html import escape

from cases.domain.casework import cases
from cases.enums import RecommendationState
from cases.models import Recommendation, Theme
from tests import world

LIST = "/agder/temaer/"
SICK_LEAVE = f"{LIST}sykmelding/"


@pytest.fixture(autouse=True)
def _word(agder):
    """A word of our own, whatever the sample has."""
    cases.add_theme_word(theme=Theme.objects.get(slug="sykmelding"), word="zinkattest", by=None)


def numbers(response):
    return [each.recommendation.number for each in response.context["listed"]]


@pytest.mark.parametrize("more", [0, 2])
def test_list_holds_every_theme_in_its_order(client, more, django_assert_num_queries):
    """REC-7: also those without advice; the same queries for more of them."""
    for index in range(more):
        cases.add_theme(name=f"Nytt {index}", slug=f"nytt-{index}", position=900 + index, by=None)

    with django_assert_num_queries(3):  # community, themes, their words
        page = client.get(LIST)

    shown = [theme.name for theme in page.context["themes"]]
    assert shown == list(Theme.objects.order_by("position").values_list("name", flat=True))
    assert [name for name in shown if escape(name) not in page.text] == []
    assert "zinkattest" in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_theme_shows_its_advice_and_what_else_it_is_called(
    client, count, django_assert_num_queries
):
    theme = Theme.objects.get(slug="sykmelding")
    theme.cases.set([each.case for each in Recommendation.public.all()[:count]])

    with django_assert_num_queries(6):  # community, theme, words, count, recommendations, rows
        page = client.get(SICK_LEAVE)

    assert len(numbers(page)) == count
    assert "zinkattest" in page.text


def test_theme_without_advice_says_so_and_leads_back(client):
    Recommendation.objects.update(state=RecommendationState.DECLINED)

    page = client.get(SICK_LEAVE)

    assert page.status_code == 200
    assert 'class="lr-empty"' in page.text
    assert 'href="/agder/anbefalinger/"' in page.text


def test_theme_of_another_community_holds_nothing_of_ours(client):
    world.neighbour()

    assert numbers(client.get("/nord/temaer/sykmelding/")) == []


@pytest.mark.parametrize("path", ["agder/temaer/finnes-ikke/", "finnes-ikke/temaer/"])
def test_unknown_theme_is_not_found(client, path):
    assert client.get(f"/{path}").status_code == 404


@pytest.mark.parametrize("side", ["abc", "0", "9999", "1" * 400])
def test_page_that_is_not_there_is_the_nearest_one(client, side):
    assert numbers(client.get(SICK_LEAVE, {"side": side})) == [3]


@pytest.mark.parametrize("path", ["/agder/", "/agder/anbefalinger/3/"])
def test_themes_are_links_to_their_pages(client, path):
    assert f'href="{SICK_LEAVE}"' in client.get(path).text


def test_search_for_another_word_shows_the_theme_on_top(client):
    page = client.get("/sok/", {"q": "zinkattest"})

    assert [each.theme.slug for each in page.context["named"]] == ["sykmelding"]
    assert numbers(page) == [3]
    assert page.text.index(f'href="{SICK_LEAVE}"') < page.text.index("/agder/anbefalinger/3/")


def test_search_for_a_word_of_no_theme_shows_none(client):
    assert client.get("/sok/", {"q": "kontrollbilde"}).context["named"] == []
