import pytest
from django.utils.translation import gettext as _

from cases.domain.advice import gate, recommendations, resolutions
from cases.enums import (
    CaseState,
    Consequence,
    RecommendationState,
    ResolutionOutcome,
)
from cases.models import PrincipalResolution, Recommendation
from legeraad.errors import DomainError
from tests.cases.domain.advice.given import TODAY, advise, advised
from tests.factories import council_of


@pytest.fixture
def lifted(agder):
    recommendation = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    return recommendations.lift(recommendation=recommendation, on=TODAY, by=None)


def answer(recommendation, outcome=ResolutionOutcome.APPROVED, principal="oss", **changes):
    facts = {
        "principal": council_of(recommendation.community, principal),
        "decided_on": TODAY,
        "case_number": "31-2026",
        "outcome": outcome,
        "text": "OSS slutter seg til rådet.",
    }
    return resolutions.register(recommendation=recommendation, by=None, **facts | changes)


def again(recommendation):
    rows = Recommendation.objects.select_related("case__council__community")
    return rows.get(pk=recommendation.pk)


def test_register_by_an_advisory_council_is_refused(lifted):
    """ALR-15: in the matter only a strategic body decides."""
    with pytest.raises(DomainError) as refusal:
        answer(lifted, principal="alr")

    name = council_of(lifted.community).name
    assert refusal.value.sentence == _("%(name)s advises and cannot decide.") % {"name": name}
    assert not lifted.resolutions.exists()


@pytest.mark.parametrize("outcome", [ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED])
def test_register_yes_opens_the_gate(lifted, outcome):
    """ALR-8, ALR-16."""
    answer(lifted, outcome)

    assert gate.missing(again(lifted)) == []
    published = recommendations.publish(recommendation=again(lifted), on=TODAY, by=None)
    assert published.state == RecommendationState.IN_FORCE
    assert again(published).case.state == CaseState.IMPLEMENTING


def test_register_returned_makes_it_a_draft_again(lifted):
    answer(lifted, ResolutionOutcome.RETURNED)

    recommendation = again(lifted)
    assert recommendation.state == RecommendationState.DRAFT
    assert recommendation.lifted_on is None
    assert recommendation.case.state == CaseState.IN_PROGRESS


def test_register_declined_closes_the_case_and_keeps_the_advice(lifted):
    answer(lifted, ResolutionOutcome.DECLINED)

    recommendation = again(lifted)
    assert recommendation.state == RecommendationState.DECLINED
    assert recommendation.case.state == CaseState.CLOSED
    assert recommendation.advice == lifted.advice


def test_register_on_what_was_not_lifted_is_refused(agder):
    recommendation = advised(council_of(agder))

    with pytest.raises(DomainError):
        answer(recommendation)

    assert not recommendation.resolutions.exists()


def test_register_the_same_answer_twice_is_one_answer(lifted):
    assert answer(lifted) == answer(lifted)
    assert lifted.resolutions.count() == 1


def test_register_a_returned_answer_twice_is_one_answer(lifted):
    """The second half of a double click comes when the advice is a draft again."""
    first = answer(lifted, ResolutionOutcome.RETURNED)

    assert answer(lifted, ResolutionOutcome.RETURNED) == first


def test_register_after_yes_is_refused(lifted):
    """An old yes must never open the gate for an advice that was returned after it."""
    answer(lifted)

    with pytest.raises(DomainError) as refusal:
        answer(lifted, ResolutionOutcome.RETURNED, case_number="40-2026")

    assert refusal.value.sentence == _("The principal has approved it already.")
    assert again(lifted).state == RecommendationState.WITH_PRINCIPAL


def test_returned_advice_goes_the_whole_way_again(lifted):
    answer(lifted, ResolutionOutcome.RETURNED)
    advise(again(lifted).case)
    recommendations.lift(recommendation=again(lifted), on=TODAY, by=None)

    assert gate.missing(again(lifted)) == [_("The principal has approved it.")]
    answer(lifted, case_number="40-2026")
    assert gate.missing(again(lifted)) == []
    assert PrincipalResolution.objects.filter(recommendation=lifted).count() == 2
