"""Themes: how much stands under each, and which word leads to which."""

import pytest

from cases.domain.casework import cases
from cases.domain.public import recommendations, search, themes
from cases.enums import RecommendationState
from cases.models import Recommendation, Theme
from tests import factories, world

SICK_LEAVE, BLOOD = 3, 2  # numbers of the sample's recommendations


@pytest.fixture
def words(agder):
    """Words of our own, whatever the sample has."""
    for slug, word in (("blodprover", "zinkprøve"), ("sykmelding", "zinkprøve og attest")):
        cases.add_theme_word(theme=Theme.objects.get(slug=slug), word=word, by=None)


def slugs(text):
    return sorted(theme.slug for theme in themes.named(text))


def numbers(text):
    return sorted(each.number for each in search.recommendations(text))


def test_count_of_a_theme_is_as_long_as_its_list(agder):
    case = factories.new_case(factories.council_of(agder))
    factories.drafted(case)
    Recommendation.objects.filter(number=2).update(state=RecommendationState.DECLINED)

    counts = {theme.slug: theme.count for theme in themes.themes(agder)}

    assert {slug for slug, count in counts.items() if count} == {
        "bildediagnostikk",
        "oppgaveoverforing",
        "sykmelding",
    }
    assert counts == {slug: recommendations.listing(agder, theme=slug).count() for slug in counts}


def test_themes_of_another_community_are_not_counted(agder):
    nord, _secretary = world.neighbour()

    assert {theme.count for theme in themes.themes(nord)} == {0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zinkprøve", ["blodprover", "sykmelding"]),
        ("ZINKPRØVE OG  ATTEST", ["sykmelding"]),
        ("zin", ["blodprover", "sykmelding"]),
        ("zi", []),
        ("inkprøve", []),
        ("Sykmelding", ["sykmelding"]),
        ("sykm", ["sykmelding"]),
        ("%", []),
        ("___", []),
        ("", []),
        ("  ", []),
        ("x" * 5000, []),
    ],
)
def test_word_names_the_themes_that_are_called_so(words, text, found):
    """REC-7."""
    assert slugs(text) == found


def test_word_for_a_theme_finds_what_is_filed_under_it(words):
    assert numbers("zinkprøve") == [BLOOD, SICK_LEAVE]
    assert numbers("zinkprøve og attest") == [SICK_LEAVE]


def test_found_theme_tells_where_something_stands_under_it(words, agder):
    world.neighbour()

    found = {each.theme.slug: each.places for each in themes.found("zinkprøve")}

    assert found == {
        "blodprover": (themes.Place(agder, 1),),
        "sykmelding": (themes.Place(agder, 1),),
    }


def test_found_theme_without_public_advice_has_no_place(words):
    Recommendation.objects.filter(number=BLOOD).update(state=RecommendationState.DECLINED)

    found = {each.theme.slug: each.places for each in themes.found("zinkprøve")}

    assert found["blodprover"] == ()


@pytest.mark.parametrize(("text", "queries"), [("zinkprøve", 3), ("sykmelding", 3), ("zzz", 1)])
def test_found_asks_little_of_the_database(words, text, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        themes.found(text)


def test_words_of_a_theme_stand_in_alphabetical_order(words, agder):
    cases.add_theme_word(theme=Theme.objects.get(slug="sykmelding"), word="aaa", by=None)

    theme = themes.theme(agder, "sykmelding")

    called = [word.word for word in theme.words.all()]
    assert (called[0], called == sorted(called)) == ("aaa", True)
