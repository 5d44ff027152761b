"""The two front pages: few questions to the database, and counts that agree with the lists."""

from datetime import date

import pytest
import time_machine

from cases.enums import Party, RecommendationState, Responsibility
from cases.models import Recommendation
from councils.enums import Side
from tests import factories, world

NOW = "2026-11-22 12:00+01:00"
QUERIES = {
    "/": 4,  # recommendations, rows, communities, meetings
    "/agder/": 7,  # community, recommendations, rows, their number, sides, themes, meetings
}


def numbers(response):
    return [each.recommendation.number for each in response.context["latest"]]


def fill(community, count):
    """So many recommendations, and so many meetings to come."""
    Recommendation.objects.filter(number__gt=count).update(state=RecommendationState.DECLINED)
    for month in range(1, count):
        factories.planned(factories.council_of(community), on=date(2027, month, 13))


@pytest.mark.parametrize("path", QUERIES)
@pytest.mark.parametrize("count", [1, 3])
def test_front_asks_the_same_of_the_database_for_one_and_for_three(
    agder, client, count, path, django_assert_num_queries
):
    fill(agder, count)

    with time_machine.travel(NOW), django_assert_num_queries(QUERIES[path]):
        response = client.get(path)

    assert len(numbers(response)) == len(response.context["coming"]) == count


def test_portal_lists_every_community_with_what_is_new(agder, client):
    world.neighbour()

    page = client.get("/")

    assert [each.slug for each in page.context["communities"]] == ["agder", "nord"]
    assert numbers(page) == [3, 2, 1]
    assert 'href="/nord/"' in page.text


def test_front_of_a_community_shows_only_its_own(agder, client):
    world.neighbour()

    page = client.get("/nord/")

    assert numbers(page) == []
    assert list(page.context["coming"]) == []
    assert page.status_code == 200


def test_counts_of_the_sides_are_those_of_the_lists_behind_them(agder, client):
    Recommendation.public.get(number=1).rows.create(
        task="x", position=90, party=Party.PATIENT, responsibility=Responsibility.SHARED
    )

    sides = {side: count for side, _shape, count in client.get("/agder/").context["sides"]}

    assert sides == {Side.HOSPITAL: 3, Side.MUNICIPALITY: 0, Side.OTHER: 1}
    for side, count in sides.items():
        behind = client.get("/agder/anbefalinger/", {"part": side.value})
        assert behind.context["page"].paginator.count == count


def test_sides_stand_in_the_order_of_the_line(agder, client):
    shapes = [shape for _side, shape, _count in client.get("/agder/").context["sides"]]

    assert shapes == ["square", "diamond", "circle"]


def test_empty_portal_says_so(db, client):
    page = client.get("/")

    assert page.status_code == 200
    assert "lr-answers" not in page.text


@pytest.mark.parametrize(("tongue", "title"), [("", "Hvem gjør hva?"), ("/nn", "Kven gjer kva?")])
def test_front_speaks_the_language_of_its_address(agder, client, tongue, title):
    page = client.get(f"{tongue}/agder/", headers={"Accept-Language": "en"})

    assert f">{title}</h1>" in page.text
    assert page.headers["Content-Language"] == (tongue.strip("/") or "nb")
