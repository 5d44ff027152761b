"""Two at once: numbers without gap or duplicate, one case of one form, one publication (C2)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from cases.domain.advice import recommendations
from cases.domain.casework import cases
from cases.enums import CaseOrigin
from cases.models import Case, Recommendation
from legeraad.outbox.models import Job
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 50


def all_at_once(times, act):
    """Runs the act in that many threads, each with a connection of its own, from one signal."""
    start = Barrier(times)

    def run(index):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return act(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def register(council, index=0, **changes):
    return cases.register(
        council=council,
        title=f"Sak {index}",
        summary="Kort.",
        origin=CaseOrigin.OWN_INITIATIVE,
        themes=[],
        on=TODAY,
        by=None,
        **changes,
    )


def test_fifty_cases_at_once_have_numbers_without_gap_or_duplicate(agder):
    """C2: the sample has three cases already."""
    council = council_of(agder)

    made = all_at_once(AT_ONCE, lambda index: register(council, index).number)

    assert sorted(made) == list(range(4, 4 + AT_ONCE))
    assert Case.objects.filter(council=council).count() == 3 + AT_ONCE


def test_fifty_first_cases_of_a_year_at_once_begin_at_one(agder):
    """C2: nobody has made the counter of the year yet."""
    council = council_of(agder, "oss")

    made = all_at_once(AT_ONCE, lambda index: register(council, index).number)

    assert sorted(made) == list(range(1, 1 + AT_ONCE))


def test_double_click_on_register_makes_one_case(agder):
    council, key = council_of(agder), uuid4()

    first, second = all_at_once(2, lambda _half: register(council, form_key=key).pk)

    assert first == second
    assert Case.objects.count() == 4
    assert register(council).number == 5


def test_fifty_publications_at_once_are_one(agder):
    """C2: one number, one notice to the worker."""
    given = advised(council_of(agder)).pk

    def publish(_index):
        recommendation = Recommendation.objects.get(pk=given)
        return recommendations.publish(recommendation=recommendation, on=TODAY, by=None).number

    assert set(all_at_once(AT_ONCE, publish)) == {4}
    assert Job.objects.filter(kind="recommendation.published").count() == 1
    assert Recommendation.objects.get(pk=given).history.filter(state="in_force").count() == 1


def test_two_drafts_of_one_case_at_once_are_one_and_a_sentence(agder):
    case = register(council_of(agder))

    def draft(index):
        try:
            return recommendations.draft(
                case=case, question="Q?", answer=f"A{index}", advice="R.", rows=[], by=None
            ).answer
        except recommendations.DomainError:
            return None

    answers = all_at_once(2, draft)

    assert len([answer for answer in answers if answer is None]) == 1
    assert case.recommendations.count() == 1
