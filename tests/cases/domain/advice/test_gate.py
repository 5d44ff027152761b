"""The gate: each condition missing in turn, in the domain, in the database, in the history."""

import pytest
from django.db import IntegrityError
from django.utils.translation import gettext as _

from cases.domain.advice import gate, recommendations
from cases.enums import Access, Consequence, RecommendationState
from cases.models import Attendance, Case, Recommendation
from legeraad.errors import BlockedError
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of


def without_reason(name):
    def take(recommendation):
        Recommendation.objects.filter(pk=recommendation.pk).update(**{name: " \n"})

    return take


def without_group(group):
    def take(recommendation):
        met = Attendance.objects.filter(meeting=recommendation.item.meeting)
        met.filter(professional_group=group).delete()

    return take


def without_assessment(recommendation):
    Case.objects.filter(pk=recommendation.case_id).update(economic=Consequence.NOT_ASSESSED)


def with_significance(recommendation):
    Case.objects.filter(pk=recommendation.case_id).update(economic=Consequence.SIGNIFICANT)


def with_exemption(recommendation):
    Case.objects.filter(pk=recommendation.case_id).update(
        access=Access.EXEMPT, legal_basis="offentleglova § 13"
    )


def without_rows(recommendation):
    recommendation.rows.all().delete()


REASONS = "recommendation_public_has_reasons"
# What is taken away, the sentence of the domain, the constraint of the database.
MISSING = [
    (without_reason("professional_reason"), "It has a professional reason.", REASONS),
    (without_reason("practical_reason"), "It has a practical reason.", REASONS),
    (without_reason("quality_reason"), "It has a reason of quality.", REASONS),
    (
        without_assessment,
        "The organisational and economic consequences are assessed.",
        "gate_consequences_assessed",
    ),
    (without_group("gp"), "At least one GP took part when it was advised.", "gate_both_sides"),
    (
        without_group("hospital_doctor"),
        "At least one hospital doctor took part when it was advised.",
        "gate_both_sides",
    ),
    (with_significance, "The principal has approved it.", "gate_principal_answered"),
    (with_exemption, "The case is not exempt from publicity.", "gate_not_exempt"),
    (without_rows, "It is written who does what.", "gate_who_does_what"),
]


@pytest.fixture
def recommendation(agder):
    return advised(council_of(agder))


def again(recommendation):
    rows = Recommendation.objects.select_related("case__council__community", "item")
    return rows.get(pk=recommendation.pk)


def test_gate_with_everything_in_place_is_open(recommendation):
    assert gate.missing(recommendation) == []


@pytest.mark.parametrize(("take_away", "sentence", "_constraint"), MISSING)
def test_publish_without_one_condition_is_refused(
    recommendation, secretary, take_away, sentence, _constraint
):
    """ALR-16, BG-3."""
    take_away(recommendation)

    with pytest.raises(BlockedError) as refusal:
        recommendations.publish(recommendation=again(recommendation), on=TODAY, by=secretary)

    assert refusal.value.sentences == [_(sentence)]
    assert again(recommendation).state == RecommendationState.ADVISED


@pytest.mark.parametrize(("take_away", "_sentence", "constraint"), MISSING)
def test_raw_update_past_one_condition_is_refused_by_the_database(
    recommendation, take_away, _sentence, constraint
):
    """ALR-16, BG-3: also for whoever writes to the table itself."""
    take_away(recommendation)

    with pytest.raises(IntegrityError) as refusal:
        Recommendation.objects.filter(pk=recommendation.pk).update(
            state=RecommendationState.IN_FORCE, number=99, in_force_from=TODAY
        )

    assert refusal.value.__cause__.diag.constraint_name == constraint


def test_raw_insert_in_force_is_refused_by_the_database(recommendation):
    recommendation.pk = None
    recommendation.item = None
    recommendation.case = Case.objects.get(number=1)
    recommendation.state = RecommendationState.IN_FORCE
    recommendation.number, recommendation.in_force_from = 99, TODAY

    with pytest.raises(IntegrityError) as refusal:
        Recommendation.objects.bulk_create([recommendation])

    assert refusal.value.__cause__.diag.constraint_name == "gate_both_sides"


def test_publish_refused_is_recorded_with_who_and_why(recommendation, secretary):
    """ALR-16: the refusal is in the history, though nothing else was written."""
    with_significance(recommendation)

    with pytest.raises(BlockedError):
        recommendations.publish(recommendation=again(recommendation), on=TODAY, by=secretary)

    written = recommendation.history.first()
    sentence = _("The principal has approved it.")
    assert written.history_change_reason == f"recommendation.refused: {sentence}"
    assert written.history_user == secretary
    assert written.state == RecommendationState.ADVISED


def test_publish_without_rows_is_refused(recommendation):
    without_rows(recommendation)

    assert gate.missing(again(recommendation)) == [_("It is written who does what.")]


def test_gate_of_a_draft_names_the_minutes_and_both_sides(recommendation):
    Recommendation.objects.filter(pk=recommendation.pk).update(
        state=RecommendationState.DRAFT, item=None
    )

    assert gate.missing(again(recommendation)) == [
        _("The advice is given in approved minutes."),
        _("At least one GP took part when it was advised."),
        _("At least one hospital doctor took part when it was advised."),
    ]


def test_gate_counts_a_guest_of_another_item_on_no_side(recommendation):
    """A hospital doctor who was there for another item took no part in this one (ALR-27)."""
    meeting = recommendation.item.meeting
    other = meeting.items.exclude(pk=recommendation.item_id).first()
    guests = Attendance.objects.filter(meeting=meeting, professional_group="hospital_doctor")
    guests.update(item=other)

    assert gate.missing(again(recommendation)) == [
        _("At least one hospital doctor took part when it was advised.")
    ]


def test_gate_counts_apologies_on_no_side(recommendation):
    met = Attendance.objects.filter(meeting=recommendation.item.meeting)
    met.filter(professional_group="gp").update(status="apologies")

    assert gate.missing(again(recommendation)) == [
        _("At least one GP took part when it was advised.")
    ]


def test_gate_of_advice_lifted_freely_waits_for_the_answer(recommendation):
    """Lifting binds, also when the consequences did not demand it."""
    recommendations.lift(recommendation=recommendation, on=TODAY, why="Uenighet.", by=None)

    assert gate.missing(again(recommendation)) == [_("The principal has approved it.")]
    with pytest.raises(IntegrityError) as refusal:
        Recommendation.objects.filter(pk=recommendation.pk).update(
            state=RecommendationState.IN_FORCE, number=99, in_force_from=TODAY
        )
    assert refusal.value.__cause__.diag.constraint_name == "gate_principal_answered"
