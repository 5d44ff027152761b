"""The gate in the database: UPDATE and INSERT by hand, for each thing that may be missing."""

import pytest
from django.db import IntegrityError, connection, transaction

from cases.domain.advice import recommendations
from cases.enums import RecommendationState
from cases.models import Case, Recommendation
from tests.cases.domain.advice.gaps import GAPS, OPEN, complete, gap_of
from tests.cases.domain.advice.given import TODAY

pytestmark = pytest.mark.django_db

COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
WHERE attrelid = 'cases_recommendation'::regclass AND attnum > 0 AND NOT attisdropped
"""


@pytest.fixture
def given(agder):
    return complete(agder)


def update(recommendation):
    Recommendation.objects.filter(pk=recommendation.pk).update(
        state=RecommendationState.IN_FORCE, number=99, in_force_from=TODAY
    )


def insert(recommendation):
    """The same row again, in force from its first moment; keys are checked at the commit."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        columns = cursor.fetchone()[0]
        cursor.execute(
            "CREATE TEMPORARY TABLE put_aside ON COMMIT DROP AS "
            "SELECT * FROM cases_recommendation WHERE id = %s",
            [recommendation.pk],
        )
        cursor.execute("DELETE FROM cases_recommendation WHERE id = %s", [recommendation.pk])
        cursor.execute(
            "UPDATE put_aside SET state = 'in_force', number = 99, in_force_from = %s", [TODAY]
        )
        cursor.execute(
            f"INSERT INTO cases_recommendation ({columns}) SELECT {columns} FROM put_aside"  # noqa: S608  names of our own columns
        )


BY_HAND = [update, insert]


@pytest.mark.parametrize("by_hand", BY_HAND)
@pytest.mark.parametrize("opening", OPEN)
def test_with_nothing_missing_the_database_lets_it_through(given, opening, by_hand):
    """So that the refusals below are of what is missing, and of nothing else."""
    OPEN[opening](given)

    with transaction.atomic():
        by_hand(given)

    assert Recommendation.objects.get(pk=given.pk).state == RecommendationState.IN_FORCE


@pytest.mark.parametrize("by_hand", BY_HAND)
@pytest.mark.parametrize("gap", GAPS)
def test_by_hand_past_one_gap_is_refused_and_changes_nothing(given, gap, by_hand):
    """ALR-16, BG-3, REC-1, REC-2."""
    gap_of(gap).open(given)
    before = Recommendation.objects.values().get(pk=given.pk)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        by_hand(given)

    assert refusal.value.__cause__.diag.constraint_name in gap_of(gap).constraints
    assert Recommendation.objects.values().get(pk=given.pk) == before


@pytest.mark.parametrize("word", ["significant", "not_assessed"])
@pytest.mark.parametrize("column", ["organisational", "economic"])
def test_assessment_of_what_is_in_force_is_held_by_the_database(given, column, word):
    """ALR-16: what came through the gate stays as it was when it came."""
    recommendations.publish(recommendation=given, on=TODAY, by=None)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Case.objects.filter(pk=given.case_id).update(**{column: word})

    assert refusal.value.__cause__.diag.constraint_name == "gate_assessment_in_force"


def test_assessment_of_what_the_principal_approved_may_grow(given):
    OPEN["of significance, approved"](given)
    recommendations.publish(
        recommendation=Recommendation.objects.get(pk=given.pk), on=TODAY, by=None
    )

    Case.objects.filter(pk=given.case_id).update(economic="significant")

    assert Case.objects.get(pk=given.case_id).economic == "significant"


@pytest.mark.parametrize(
    ("table", "changes", "constraint"),
    [
        ("recommendationrow", "task = ' '", "recommendation_row_has_a_task"),
        ("recommendationexception", "condition = ' '", "recommendation_exception_says_when"),
        ("recommendationexception", "\"then\" = 'x'", "recommendation_exception_says_who"),
    ],
)
def test_words_that_nobody_could_follow_are_refused(given, table, changes, constraint):
    """REC-2, REC-6."""
    given.exceptions.create(position=9, condition="Når det haster")

    with (
        pytest.raises(IntegrityError) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"UPDATE cases_{table} SET {changes} WHERE recommendation_id = %s",  # noqa: S608  words of this file
            [given.pk],
        )

    assert refusal.value.__cause__.diag.constraint_name == constraint
