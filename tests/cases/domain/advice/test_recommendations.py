import pytest
from django.utils.translation import gettext as _

from cases.domain.advice import recommendations
from cases.domain.advice.recommendations import Exemption, Row
from cases.domain.casework.timeline import timeline
from cases.enums import CaseState, Consequence, Party, RecommendationState, Responsibility
from cases.models import Case, Recommendation
from legeraad.errors import BlockedError, DomainError
from members.models import Sending
from tests.cases.domain.advice.given import ADVISED_ON, TODAY, advise, advised, assessed, drafted
from tests.factories import council_of, new_case

ROWS = [Row(Party.WARD, Responsibility.FULL, "sender svaret")]


def publish(recommendation):
    return recommendations.publish(recommendation=recommendation, on=TODAY, by=None)


def again(recommendation):
    return Recommendation.objects.get(pk=recommendation.pk)


def test_draft_twice_is_refused_with_a_sentence(agder):
    case = new_case(council_of(agder))
    drafted(case)

    with pytest.raises(DomainError) as refusal:
        drafted(case)

    assert refusal.value.sentence == _(
        "The case has a recommendation already. Open it and change that."
    )
    assert case.recommendations.count() == 1


def test_draft_before_the_meeting_becomes_the_advice_of_its_minutes(agder):
    recommendation = advised(council_of(agder))

    assert recommendation.state == RecommendationState.ADVISED
    assert recommendation.advised_on == ADVISED_ON
    assert recommendation.item.case == recommendation.case


def test_draft_after_the_meeting_is_the_advice_at_once(agder):
    """The council advised first, the secretary wrote it down afterwards."""
    case = assessed(council_of(agder))
    advise(case)

    recommendation = drafted(case)

    assert recommendation.state == RecommendationState.ADVISED
    assert recommendation.advised_on == ADVISED_ON
    assert recommendation.item == case.items.get()


def test_draft_before_any_meeting_is_a_draft(agder):
    assert drafted(new_case(council_of(agder))).state == RecommendationState.DRAFT


def test_change_replaces_rows_and_exceptions_in_their_order(agder):
    recommendation = drafted(new_case(council_of(agder)))
    rows = [*ROWS, Row(Party.GP, Responsibility.NONE, "leser svaret")]

    recommendations.change(
        recommendation=recommendation,
        rows=rows,
        exceptions=[Exemption("Når det haster", Party.GP, "ringer")],
        by=None,
    )

    assert list(recommendation.rows.values_list("position", "party", "task")) == [
        (1, "ward", "sender svaret"),
        (2, "gp", "leser svaret"),
    ]
    assert list(recommendation.exceptions.values_list("position", "condition", "then")) == [
        (1, "Når det haster", "ringer")
    ]


def test_change_in_force_is_refused(agder):
    recommendation = publish(advised(council_of(agder)))

    with pytest.raises(DomainError):
        recommendations.change(recommendation=recommendation, rows=ROWS, exceptions=[], by=None)

    assert recommendation.rows.get().task == "følger opp egne prøver"


def test_change_of_what_was_declined_is_refused(agder):
    recommendation = advised(council_of(agder))
    Recommendation.objects.filter(pk=recommendation.pk).update(state=RecommendationState.DECLINED)

    with pytest.raises(DomainError):
        recommendations.change(recommendation=recommendation, rows=ROWS, exceptions=[], by=None)

    assert recommendation.rows.get().task == "følger opp egne prøver"


def test_publish_gives_the_next_number_dates_and_one_letter(agder):
    recommendation = publish(advised(council_of(agder)))

    assert (recommendation.label, recommendation.state) == ("A-04", RecommendationState.IN_FORCE)
    assert recommendation.in_force_from == TODAY
    assert recommendation.review_by == TODAY.replace(year=2028)
    assert recommendation.case.pk is not None
    assert Case.objects.get(pk=recommendation.case_id).state == CaseState.ADVISED
    assert Sending.objects.filter(matter={"recommendation_id": recommendation.pk}).count() == 1


def test_publish_twice_changes_nothing(agder):
    recommendation = publish(advised(council_of(agder)))
    before = recommendation.history.count()

    assert publish(recommendation).number == recommendation.number
    assert recommendation.history.count() == before


def test_publish_on_leap_day_is_reviewed_on_the_last_of_february(agder):
    recommendation = recommendations.publish(
        recommendation=advised(council_of(agder)), on=TODAY.replace(2028, 2, 29), by=None
    )

    assert recommendation.review_by == TODAY.replace(2030, 2, 28)


def test_lift_moves_the_case_with_it(agder):
    recommendation = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)

    lifted = recommendations.lift(recommendation=recommendation, on=TODAY, by=None)

    assert lifted.state == RecommendationState.WITH_PRINCIPAL
    assert lifted.lifted_on == TODAY
    assert Case.objects.get(pk=recommendation.case_id).state == CaseState.WITH_PRINCIPAL


def test_lift_of_half_a_text_is_refused_with_what_is_missing(agder):
    recommendation = advised(council_of(agder))
    Recommendation.objects.filter(pk=recommendation.pk).update(quality_reason=" ")

    with pytest.raises(BlockedError) as refusal:
        recommendations.lift(recommendation=recommendation, on=TODAY, by=None)

    assert refusal.value.sentences == [_("It has a reason of quality.")]
    assert again(recommendation).state == RecommendationState.ADVISED
    refused = timeline(recommendation.case)[0]
    assert (refused.sentence, refused.why) == (
        _("The gate held the lifting back."),
        refusal.value.sentence,
    )
    assert not Sending.objects.filter(matter={"recommendation_id": recommendation.pk}).exists()


def test_change_while_the_principal_considers_it_is_refused(agder):
    recommendation = advised(council_of(agder))
    lifted = recommendations.lift(recommendation=recommendation, on=TODAY, by=None)

    with pytest.raises(DomainError):
        recommendations.change(recommendation=lifted, rows=ROWS, exceptions=[], by=None)

    assert again(lifted).rows.get().task == "følger opp egne prøver"


def test_lift_of_a_draft_is_refused(agder):
    recommendation = drafted(new_case(council_of(agder)))

    with pytest.raises(DomainError):
        recommendations.lift(recommendation=recommendation, on=TODAY, by=None)

    assert again(recommendation).lifted_on is None


def test_lift_where_the_council_reports_to_nobody_is_refused(agder):
    council = council_of(agder)
    recommendation = advised(council)
    type(council).objects.filter(pk=council.pk).update(anchored_in=None)

    with pytest.raises(DomainError) as refusal:
        recommendations.lift(recommendation=recommendation, on=TODAY, by=None)

    assert refusal.value.sentence == _("The council reports to no principal.")
