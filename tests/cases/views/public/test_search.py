"""The search page: whatever is typed, a page comes back."""

import pytest
from django.test import Client

from cases.enums import RecommendationState
from cases.models import Recommendation

PAGE = "/sok/"


def numbers(response):
    return [each.recommendation.number for each in response.context["listed"]]


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_same_of_the_database_for_one_and_for_three(
    agder, client, count, django_assert_num_queries
):
    Recommendation.objects.filter(number__gt=count).update(state=RecommendationState.DECLINED)

    with django_assert_num_queries(5):  # themes named, count, recommendations, rows, themes
        response = client.get(PAGE, {"q": "e"})

    assert len(numbers(response)) == count


def test_page_without_words_asks_only_for_the_themes(agder, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(PAGE)

    assert numbers(response) == []
    assert "treff" not in response.text


@pytest.mark.parametrize("words", ["", "   ", "\t"])
def test_empty_search_shows_the_themes(agder, client, words):
    response = client.get(PAGE, {"q": words})

    assert "Bildediagnostikk" in response.text
    assert 'role="status"' not in response.text


def test_hits_are_counted_and_shown(agder, client):
    page = client.get(PAGE, {"q": "sykm"})

    assert numbers(page) == [3]
    assert "1\N{NO-BREAK SPACE}treff" in page.text
    assert 'value="sykm"' in page.text
    assert "<title>Søk etter «sykm» – Legeråd</title>" in page.text


def test_search_without_hits_says_what_to_try(agder, client):
    page = client.get(PAGE, {"q": "zzz"}).text

    assert "0\N{NO-BREAK SPACE}treff" in page
    assert 'class="lr-empty"' in page


def test_each_theme_leads_to_what_is_filed_under_it(agder, client):
    themes = [theme for theme in client.get(PAGE).context["themes"] if theme.count]

    assert [len(numbers(client.get(PAGE, {"q": theme.name}))) for theme in themes] == [1] * 5


@pytest.mark.parametrize(
    "query",
    [
        "q=%27",
        "q=%22sykmelding",
        "q=%25",
        "q=%5C",
        "q=sykmelding%27%29%29%3B+DROP+TABLE+cases_case%3B--",
        "q=%21+%26+%7C+%28+%29+%3C-%3E+%3A%2A",
        "q=%F0%9F%98%80",
        "q=%E2%80%AEgnidlemkys",
        "q=%FF%FE",
        "q=%ED%A0%80",
        "q=" + "x" * 10_000,
        "q=" + "a+" * 5_000,
        "q=%0D%0ASet-Cookie%3A+a%3Db",
        "q[]=a&q=sykm&q=b",
        "q=sykm&side=abc",
        "q=sykm&side=9999",
        "q=sykm&side=-1",
        "side=2",
        "&&&=;",
    ],
)
def test_hostile_query_gets_a_page(agder, client, query):
    """quality.md I8."""
    response = client.get(f"{PAGE}?{query}")

    assert response.status_code == 200
    assert dict(response.cookies) == {}


def test_nul_is_refused(agder):
    """PostgreSQL cannot hold one, and no person types it (quality.md W10)."""
    assert Client().get(f"{PAGE}?q=a%00b").status_code == 400


def test_long_query_is_cut_on_the_page_too(agder, client):
    page = client.get(PAGE, {"q": "x" * 10_000}).text

    assert f'value="{"x" * 200}"' in page
    assert f"<title>Søk etter «{'x' * 200}» –" in page


def test_what_was_typed_is_shown_as_typed(agder, client):
    page = client.get(PAGE, {"q": '"><script>alert(1)</script>'}).text

    assert "<script>alert" not in page
    assert 'value="&quot;&gt;&lt;script&gt;' in page
