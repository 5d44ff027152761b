"""The letters of advice, read before they are sent."""

import pytest

from cases.domain.advice import letters, recommendations
from cases.enums import Consequence, RecommendationState
from cases.models import Counter, Recommendation, RecommendationVersion
from members.domain.roster import sitting
from members.models import Notice, Sending
from tests.cases.domain.advice.given import TODAY, advised, drafted
from tests.factories import council_of, new_case


@pytest.fixture
def given(agder):
    return advised(council_of(agder))


def state(recommendation):
    counted = sorted(Counter.objects.values_list("pk", "last"))
    rows = [model.objects.count() for model in (Notice, Sending, RecommendationVersion)]
    history = recommendation.history.count()
    return counted, rows, history, Recommendation.objects.values().get(pk=recommendation.pk)


def test_of_publication_has_the_number_it_gets_and_changes_nothing(given):
    before = state(given)

    letter = letters.of_publication(recommendation=given, on=TODAY, by=None)

    assert letter is not None
    assert "A-04" in letter.written.subject
    assert list(letter.recipients) == sitting(council=given.case.council, on=TODAY)
    assert state(given) == before


def test_of_publication_is_what_is_sent(given):
    letter = letters.of_publication(recommendation=given, on=TODAY, by=None)

    recommendations.publish(recommendation=given, on=TODAY, by=None)

    sending = Sending.objects.latest("pk")
    assert (sending.subject, sending.text) == (letter.written.subject, letter.written.text)


def test_of_publication_is_none_while_the_gate_is_shut_and_no_refusal_is_kept(agder):
    """ALR-16: looking at the page is no attempt."""
    shut = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    before = state(shut)

    assert letters.of_publication(recommendation=shut, on=TODAY, by=None) is None
    assert state(shut) == before


def test_of_publication_is_none_once_it_is_in_force(given):
    published = recommendations.publish(recommendation=given, on=TODAY, by=None)

    assert letters.of_publication(recommendation=published, on=TODAY, by=None) is None


def test_of_lifting_goes_to_the_registrar_and_is_what_is_sent(given, registrar):
    letter = letters.of_lifting(recommendation=given, on=TODAY)

    recommendations.lift(recommendation=given, on=TODAY, by=None)

    sending = Sending.objects.latest("pk")
    assert list(letter.recipients) == [registrar.person]
    assert (sending.subject, sending.text) == (letter.written.subject, letter.written.text)


def test_of_lifting_is_none_for_a_draft(agder):
    draft = drafted(new_case(council_of(agder)))

    assert draft.state == RecommendationState.DRAFT
    assert letters.of_lifting(recommendation=draft, on=TODAY) is None
