"""The gate: each thing missing in turn, in the domain and in the story of the case."""

import pytest
from django.utils.translation import gettext as _

from cases.domain.advice import gate, recommendations
from cases.domain.casework import cases
from cases.domain.casework.timeline import timeline
from cases.enums import CasesEvent, Consequence, RecommendationState
from cases.models import Attendance, Case, Recommendation
from legeraad.errors import BlockedError, DomainError
from legeraad.outbox.models import Job
from members.models import Sending
from tests.cases.domain.advice.gaps import GAPS, OPEN, complete, gap_of
from tests.cases.domain.advice.given import TODAY

MINOR, NONE = Consequence.MINOR, Consequence.NONE
SIGNIFICANT, NOT_ASSESSED = Consequence.SIGNIFICANT, Consequence.NOT_ASSESSED
UNASSESSED = "The advice is in force; its consequences must stay assessed."
UNANSWERED = (
    "The advice is in force without an answer from the principal. Register a new case about it,"
    " assess that as of significance, and lift its recommendation."
)


@pytest.fixture
def recommendation(agder):
    return complete(agder)


def again(recommendation):
    rows = Recommendation.objects.select_related("case__council__community", "item")
    return rows.get(pk=recommendation.pk)


def publish(recommendation, by=None):
    return recommendations.publish(recommendation=again(recommendation), on=TODAY, by=by)


@pytest.mark.parametrize("opening", OPEN)
def test_gate_with_everything_in_place_is_open(recommendation, opening):
    OPEN[opening](recommendation)

    assert gate.missing(again(recommendation)) == []
    assert publish(recommendation).state == RecommendationState.IN_FORCE


@pytest.mark.parametrize("gap", GAPS)
def test_publish_with_one_gap_is_refused_and_stands_in_the_story_of_the_case(
    recommendation, secretary, gap
):
    """ALR-16, BG-3, REC-1, REC-2: the move is rolled back, the refusal is not."""
    gap_of(gap).open(recommendation)
    before = Recommendation.objects.values().get(pk=recommendation.pk)
    sendings, jobs = Sending.objects.count(), Job.objects.count()

    with pytest.raises(BlockedError) as refusal:
        publish(recommendation, by=secretary)

    sentences = [_(sentence) for sentence in gap_of(gap).sentences]
    assert refusal.value.sentences == sentences
    assert Recommendation.objects.values().get(pk=recommendation.pk) == before
    assert (Sending.objects.count(), Job.objects.count()) == (sendings, jobs)
    told = timeline(Case.objects.get(pk=recommendation.case_id))[0]
    assert told.sentence == str(CasesEvent.PUBLICATION_REFUSED.label)
    assert (told.why, told.who) == (" ".join(sentences), str(secretary.person))


def test_publish_refused_twice_is_told_once_for_each_try_with_its_own_reason(
    recommendation, secretary
):
    for gap in ("no GP", "economic not assessed"):
        gap_of(gap).open(recommendation)
        with pytest.raises(BlockedError):
            publish(recommendation, by=secretary)

    reasons = recommendation.history.filter(
        history_change_reason__startswith=CasesEvent.PUBLICATION_REFUSED
    )
    assert len(set(reasons.values_list("history_change_reason", flat=True))) == 2


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


@pytest.mark.parametrize(
    ("question", "asks"),
    [("Hvem?", True), ("Hvem? \n", True), ("Hvem", False), ("? Hvem", False), ("", False)],
)
def test_question_ends_with_its_mark(question, asks):
    """REC-1."""
    assert gate.asks(question) is asks


@pytest.mark.parametrize(
    ("consequences", "sentence"),
    [
        ((SIGNIFICANT, NONE), UNANSWERED),
        ((NONE, SIGNIFICANT), UNANSWERED),
        ((NOT_ASSESSED, NONE), UNASSESSED),
        ((NONE, NOT_ASSESSED), UNASSESSED),
    ],
)
def test_assess_of_what_is_in_force_as_what_the_gate_would_hold_is_refused(
    recommendation, consequences, sentence
):
    """ALR-16: no way round the principal after the publication; the sentence says what to do."""
    case = publish(recommendation).case
    organisational, economic = consequences

    with pytest.raises(DomainError) as refusal:
        cases.assess(case=case, organisational=organisational, economic=economic, by=None)

    assert refusal.value.sentence == _(sentence)
    assert Case.objects.get(pk=case.pk).organisational == MINOR


def test_assess_of_what_is_in_force_may_be_put_right_below_significance(recommendation):
    case = publish(recommendation).case

    cases.assess(case=case, organisational=NONE, economic=MINOR, by=None)

    assert Case.objects.get(pk=case.pk).economic == MINOR


def test_assess_of_what_the_principal_approved_may_grow(recommendation):
    OPEN["lifted freely, approved"](recommendation)
    case = publish(recommendation).case

    cases.assess(case=case, organisational=SIGNIFICANT, economic=NONE, by=None)

    assert Case.objects.get(pk=case.pk).significant


def test_assess_before_publication_is_free(recommendation):
    cases.assess(case=recommendation.case, organisational=SIGNIFICANT, economic=NONE, by=None)

    assert gate.missing(again(recommendation)) == [_("The principal has approved it.")]
