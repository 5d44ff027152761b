"""What becomes of a recommendation once it is in force; and older ones, taken in."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cases.domain.advice import lifecycle, recommendations, versions
from cases.domain.advice.recommendations import Exemption, Row
from cases.domain.casework import cases
from cases.enums import (
    Consequence,
    Party,
    RecommendationKind,
    RecommendationState,
    Responsibility,
)
from cases.models import Recommendation
from legeraad.errors import BlockedError, DomainError, StaleError
from legeraad.outbox.models import Job
from tests.cases.domain.advice.given import TODAY, advised, assessed, drafted
from tests.factories import DAY, council_of, new_case

LATER = TODAY + timedelta(days=30)
ROWS = [Row(Party.GP, Responsibility.FULL, "følger opp egne prøver")]


@pytest.fixture
def given(agder):
    return recommendations.publish(recommendation=advised(council_of(agder)), on=TODAY, by=None)


def again(of):
    return Recommendation.objects.select_related("case__council__community", "item").get(pk=of.pk)


def revise(of, rows=ROWS, exceptions=(), why="Et ord er rettet.", **facts):
    return lifecycle.revise(
        recommendation=of, rows=rows, exceptions=exceptions, why=why, on=LATER, by=None, **facts
    )


def test_words_are_corrected_as_a_new_version(given):
    revise(given, advice="Legen som bestiller, følger opp svaret.")

    now = again(given)
    kept = list(now.versions.order_by("version").values_list("version", "why", "in_force_from"))
    assert now.advice == "Legen som bestiller, følger opp svaret."
    assert kept == [(1, "", TODAY), (2, "Et ord er rettet.", LATER)]
    assert now.versions.get(version=1).content["advice"].startswith("Legen som bestiller en")
    assert Job.objects.filter(kind="recommendation.pdf").count() == 2


@pytest.mark.parametrize(
    "rows",
    [
        [Row(Party.WARD, Responsibility.FULL, "følger opp egne prøver")],
        [Row(Party.GP, Responsibility.NONE, "følger opp egne prøver")],
        [*ROWS, Row(Party.PATIENT, Responsibility.NONE, "venter")],
        [],
    ],
)
def test_who_does_what_is_the_councils(given, rows):
    with pytest.raises(DomainError):
        revise(given, rows=rows)
    assert again(given).versions.count() == 1
    assert again(given).rows.get().party == Party.GP


def test_exception_keeps_its_party(given):
    with pytest.raises(DomainError):
        revise(given, exceptions=[Exemption("Når det haster", Party.WARD, "ringer")])


def test_task_of_the_same_party_may_be_worded_anew(given):
    revise(given, rows=[Row(Party.GP, Responsibility.FULL, "følger opp prøvene sine")])

    assert again(given).rows.get().task == "følger opp prøvene sine"


@pytest.mark.parametrize(
    "facts", [{"why": " "}, {"advice": "Legen som bestiller en undersøkelse, følger opp svaret."}]
)
def test_correction_says_what_is_new_and_changes_something(given, facts):
    with pytest.raises(DomainError):
        revise(given, **facts)
    assert again(given).versions.count() == 1


def test_correction_takes_no_reason_away(given):
    with pytest.raises(BlockedError):
        revise(given, practical_reason=" ")


def test_two_who_correct_at_once_lose_nothing(given):
    seen = versions.mark_of(given)
    revise(given, seen=seen, advice="Den ene retter.")

    with pytest.raises(StaleError):
        revise(again(given), seen=seen, advice="Den andre retter.")
    assert again(given).advice == "Den ene retter."


def test_checked_it_still_holds(given):
    lifecycle.check(recommendation=given, review_by=date(2030, 1, 1), on=LATER, by=None)

    assert (again(given).checked_on, again(given).review_by) == (LATER, date(2030, 1, 1))
    with pytest.raises(DomainError):
        lifecycle.check(recommendation=given, review_by=LATER, on=LATER, by=None)


def test_withdrawn_it_says_why_and_is_out_of_the_lists(given):
    with pytest.raises(DomainError):
        lifecycle.withdraw(recommendation=given, why=" ", on=LATER, by=None)
    lifecycle.withdraw(recommendation=given, why="Ny forskrift.", on=LATER, by=None)

    now = again(given)
    assert (now.state, now.ended_on, now.ended_why) == ("withdrawn", LATER, "Ny forskrift.")
    assert not Recommendation.public.filter(pk=given.pk).exists()
    assert Recommendation.readable.filter(pk=given.pk).exists()
    with pytest.raises(DomainError):
        revise(now, advice="For sent.")
    with pytest.raises(DomainError):
        lifecycle.withdraw(recommendation=now, why="Igjen.", on=LATER, by=None)


def test_new_one_replaces_the_old(given, agder):
    new = advised(council_of(agder))
    new = recommendations.publish(recommendation=new, on=LATER, replaces=given, by=None)

    old = again(given)
    assert (old.state, old.ended_on) == (RecommendationState.SUPERSEDED, LATER)
    assert again(new).replaces == old


def test_what_is_not_in_force_is_not_replaced_and_nothing_is_published(given, agder):
    lifecycle.withdraw(recommendation=given, why="Ny forskrift.", on=LATER, by=None)
    new = advised(council_of(agder))

    with pytest.raises(DomainError):
        recommendations.publish(recommendation=new, on=LATER, replaces=again(given), by=None)
    assert again(new).state == RecommendationState.ADVISED


def take_over(of, **facts):
    usual = {
        "given_by": "Samarbeidsutvalget, sak 12/2019",
        "given_on": date(2019, 5, 2),
        "in_force_from": date(2019, 6, 1),
    }
    return lifecycle.take_over(recommendation=of, by=None, **usual | facts)


def test_older_one_is_taken_in_as_it_was_given(agder):
    taken = take_over(drafted(assessed(council_of(agder))))

    now = again(taken)
    assert (now.state, now.in_force_from, now.advised_on) == (
        "in_force",
        date(2019, 6, 1),
        date(2019, 5, 2),
    )
    assert now.taken_over_from == "Samarbeidsutvalget, sak 12/2019"
    assert now.number is not None
    assert now.review_by == date(2021, 6, 1)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"given_by": " "}, "given_by"),
        ({"given_on": DAY}, "given_on"),
        ({"in_force_from": date(2019, 1, 1)}, "in_force_from"),
    ],
)
def test_what_cannot_be_older_is_refused(agder, facts, field):
    draft = drafted(assessed(council_of(agder)))

    with pytest.raises(DomainError) as refusal:
        take_over(draft, **facts)
    assert refusal.value.field == field
    assert again(draft).state == RecommendationState.DRAFT


def test_older_one_must_be_assessed_and_whole(agder):
    draft = drafted(new_case(council_of(agder)))
    with pytest.raises(BlockedError):
        take_over(draft)


def test_advice_of_the_council_is_not_taken_over_past_the_gate(agder):
    with pytest.raises(DomainError):
        take_over(advised(council_of(agder), organisational=Consequence.SIGNIFICANT))


def test_database_lets_nothing_new_past_the_gate_as_older(agder):
    draft = drafted(assessed(council_of(agder)))
    late = {"taken_over_from": "Noen", "advised_on": DAY, "number": 99, "in_force_from": DAY}
    with pytest.raises(DatabaseError, match="after the case was registered"), transaction.atomic():
        Recommendation.objects.filter(pk=draft.pk).update(state="in_force", **late)


@pytest.mark.parametrize(
    "wrong", [{"state": "withdrawn"}, {"state": "superseded"}, {"ended_on": DAY}]
)
def test_database_holds_when_and_why_it_ended(given, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=given.pk).update(**wrong)


def test_routine_has_a_topic_and_one_reason(agder):
    case = assessed(council_of(agder))
    routine = drafted(case)
    recommendations.change(
        recommendation=routine,
        rows=ROWS,
        exceptions=[],
        kind=RecommendationKind.ROUTINE,
        question="Epikriser",
        professional_reason="",
        practical_reason="",
        quality_reason="",
        by=None,
    )
    with pytest.raises(BlockedError) as refusal:
        take_over(again(routine))
    assert len(refusal.value.sentences) == 1

    recommendations.change(
        recommendation=again(routine),
        rows=ROWS,
        exceptions=[],
        common_reason="Alle gjør likt.",
        by=None,
    )
    assert take_over(again(routine)).state == RecommendationState.IN_FORCE


def test_clarification_in_force_needs_three_reasons_in_the_database(given):
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=given.pk).update(
            quality_reason="", common_reason="Alle gjør likt."
        )


def test_case_of_what_ended_may_be_exempted_and_its_page_is_gone(given):
    lifecycle.withdraw(recommendation=given, why="Ny forskrift.", on=LATER, by=None)
    cases.change(case=given.case, access="exempt", legal_basis="offl. § 14", by=None)

    assert not Recommendation.readable.filter(pk=given.pk).exists()
