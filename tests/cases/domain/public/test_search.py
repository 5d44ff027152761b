"""What a doctor types finds the advice, and nothing typed is read as an order."""

import pytest

from cases.domain.public import search
from cases.enums import ENDED_RECOMMENDATION_STATES, RecommendationState
from cases.models import Recommendation
from tests.factories import DAY

SICK_LEAVE, X_RAY, BLOOD = 3, 1, 2  # numbers of the sample's recommendations


def numbers(text):
    return [found.number for found in search.recommendations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sykmelding", [SICK_LEAVE]),
        ("sykm", [SICK_LEAVE]),
        ("SYKMELDINGEN", [SICK_LEAVE]),
        ("melding", [SICK_LEAVE]),
        ("blodprøve", [BLOOD]),
        ("BLODPRØVER", [BLOOD]),
        ("kontrollrøntgen", [X_RAY]),
        ("RØNTGEN", [X_RAY]),
        ("bildediagnostikk", [X_RAY]),
        ("hvem skriver sykmelding", [SICK_LEAVE]),
        ("fravær melding", [SICK_LEAVE]),
        ("sykmelding blodprøver", []),
        ("zzz", []),
    ],
)
def test_word_finds_its_forms_beginnings_and_parts(agder, text, found):
    assert numbers(text) == found


@pytest.mark.parametrize("text", ["A-01", "a01", "A 1", "a–1", " A-0001 "])
def test_number_finds_its_recommendation_before_all_others(agder, text):
    for number in (SICK_LEAVE, BLOOD):
        Recommendation.objects.filter(number=number).update(question=f"Er {text} bedre enn {text}?")

    assert numbers(text) == [X_RAY, SICK_LEAVE, BLOOD]


@pytest.mark.parametrize("text", ["A-99", "A-0", "A-99999999999999999999", "B-01", "1"])
def test_number_that_nobody_has_finds_nothing(agder, text):
    assert numbers(text) == []


def test_better_hit_comes_first(agder):
    """A word in the question weighs more than one in the reasons."""
    Recommendation.objects.filter(number=BLOOD).update(question="Hvem følger opp hofteprotesen?")
    for number in (SICK_LEAVE, X_RAY):
        Recommendation.objects.filter(number=number).update(
            practical_reason="Det gjelder også hofteprotesen."
        )

    assert numbers("hofteprotese")[0] == BLOOD
    assert sorted(numbers("hofteprotese")) == [X_RAY, BLOOD, SICK_LEAVE]


@pytest.mark.parametrize("state", sorted(set(RecommendationState) - {RecommendationState.IN_FORCE}))
def test_recommendation_not_in_force_is_not_found(agder, state):
    ended = {"ended_on": DAY, "ended_why": "Ny forskrift."}
    facts = ended if state in ENDED_RECOMMENDATION_STATES else {}
    Recommendation.objects.filter(number=SICK_LEAVE).update(state=state, **facts)

    assert numbers("sykmelding") == []


def test_case_that_is_not_public_is_not_found_by_its_title(agder):
    """Titles and summaries of cases are not searched: they may be exempt."""
    found = Recommendation.objects.get(number=SICK_LEAVE)
    found.case.title, found.case.summary = "Kanarifugl", "Kanarifugl"
    found.case.save()

    assert numbers("kanarifugl") == []


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "\u00a0"])
def test_search_without_words_finds_nothing(agder, text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "'",
        "''",
        '"sykmelding',
        "sykmelding'",
        "sykmelding')); DROP TABLE cases_case; --",
        "%",
        "_",
        "\\",
        "a\\' OR 1=1",
        "! & | ( ) <-> :*",
        ":*",
        "sykmelding:*A",
        "-sykmelding",
        "😀 🇳🇴",
        "\u202egnidlemkys",
        "\ud7ff\ufffd",
        "½ ² ٣ ①",
        "_ __ ___",
        "x" * 10_000,
        "a " * 5_000,
    ],
)
def test_hostile_query_is_only_words(agder, text):
    assert set(numbers(text)) <= {SICK_LEAVE, X_RAY, BLOOD}


@pytest.mark.parametrize("sign", ["%", "\\", "'", "zz%", "_zz"])
def test_sign_of_the_database_is_no_wildcard(agder, sign):
    assert numbers(sign) == []


def test_operator_does_not_exclude(agder):
    """«-sykmelding» is the word, not everything else."""
    assert numbers("-sykmelding") == [SICK_LEAVE]


def test_only_the_beginning_of_a_long_query_is_read(agder):
    assert search.words_of(f"  {'ab ' * 500}") == ("ab " * 67)[:200].strip()
    assert numbers("sykmelding" + " " * 300 + "blodprøver") == [SICK_LEAVE]


@pytest.mark.parametrize("count", [1, 3])
def test_search_asks_the_same_of_the_database_for_one_and_for_three(
    agder, count, django_assert_num_queries
):
    Recommendation.objects.filter(number__gt=count).update(state=RecommendationState.DECLINED)

    with django_assert_num_queries(2):  # the recommendations, their rows
        found = [
            (each.get_absolute_url(), len(each.rows.all())) for each in search.recommendations("e")
        ]

    assert len(found) == count
