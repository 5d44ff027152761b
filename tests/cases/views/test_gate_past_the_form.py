"""The gate tried past its form: a raw POST to the address of publication, as the secretary."""

import pytest
from django.conf import settings
from django.utils.html import escape
from django.utils.translation import gettext as _

from cases.enums import CasesEvent, RecommendationState
from cases.models import Recommendation
from members.models import Sending
from tests.cases.domain.advice.gaps import GAPS, OPEN, complete, gap_of

COUNTS = ("TOTAL_FORMS", "INITIAL_FORMS")
SILENT = {"state": "in_force", "number": "99", "in_force_from": "2026-01-01", "force": "on"}


@pytest.fixture
def given(agder):
    return complete(agder)


def at(recommendation, part="publiser/"):
    return f"/agder/saker/{recommendation.case.slug}/anbefaling/{part}"


@pytest.mark.parametrize("gap", GAPS)
def test_post_past_one_gap_is_refused_and_told_in_the_case(as_secretary, secretary, given, gap):
    """ALR-16, BG-3, REC-1, REC-2."""
    gap_of(gap).open(given)
    before = Recommendation.objects.values().get(pk=given.pk)
    sendings = Sending.objects.count()

    answer = as_secretary.post(at(given), SILENT)

    sentences = [_(sentence) for sentence in gap_of(gap).sentences]
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == sentences
    assert Recommendation.objects.values().get(pk=given.pk) == before
    assert Sending.objects.count() == sendings
    page = as_secretary.get(given.case.get_absolute_url()).text
    assert escape(str(CasesEvent.PUBLICATION_REFUSED.label)) in page
    assert [each for each in sentences if escape(each) not in page] == []
    refused = given.history.first()
    assert (refused.history_user, refused.state) == (secretary, before["state"])


@pytest.mark.parametrize("opening", OPEN)
def test_post_with_nothing_missing_publishes(as_secretary, given, opening):
    OPEN[opening](given)

    answer = as_secretary.post(at(given), SILENT)

    found = Recommendation.objects.get(pk=given.pk)
    assert answer.status_code == 302
    assert (found.state, found.number) == (RecommendationState.IN_FORCE, 4)


@pytest.mark.parametrize("who", ["as_member", "as_chair", "as_registrar", "as_doctor"])
def test_post_of_somebody_else_is_no_way_in(request, given, who):
    answer = request.getfixturevalue(who).post(at(given), SILENT)

    assert answer.status_code in (403, 404)
    assert Recommendation.objects.get(pk=given.pk).state == RecommendationState.ADVISED


def test_request_is_no_transaction_of_its_own():
    """The record of a refusal is a transaction beside the one that is rolled back."""
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False


@pytest.mark.parametrize("field", ["organisational", "economic"])
def test_post_of_another_assessment_after_publication_says_what_to_do(as_secretary, given, field):
    """ALR-16: the way round the principal is closed from behind as well."""
    as_secretary.post(at(given))
    address = f"{given.case.get_absolute_url()}konsekvenser/"
    sent = {"organisational": "minor", "economic": "none", "note": "Større enn ventet."}

    answer = as_secretary.post(address, sent | {field: "significant"})

    given.case.refresh_from_db()
    assert answer.status_code == 422
    sentence = (
        "The advice is in force without an answer from the principal. Register a new case about it,"
        " assess that as of significance, and lift its recommendation."
    )
    assert answer.context["form"].non_field_errors() == [_(sentence)]
    assert (given.case.organisational, given.case.economic) == ("minor", "none")


@pytest.mark.parametrize(
    ("question", "fine"), [("Hvem følger opp?", True), ("Oppfølging av svar", False)]
)
def test_post_of_a_heading_that_asks_nothing_is_explained(as_secretary, given, question, fine):
    """REC-1."""
    lines = {f"{name}-{count}": 0 for name in ("rader", "unntak") for count in COUNTS}
    words = {"question": question, "answer": "Den som bestilte.", "advice": "Rådet tilrår det."}

    answer = as_secretary.post(at(given, ""), words | lines)

    assert answer.status_code == (302 if fine else 422)
    if not fine:
        assert list(answer.context["form"].words.errors) == ["question"]


def test_post_of_an_exception_with_a_task_for_nobody_is_explained(as_secretary, given):
    """REC-6: what is to be done then, is done by somebody."""
    lines = {f"{name}-{count}": 0 for name in ("rader", "unntak") for count in COUNTS}
    lines |= {"unntak-TOTAL_FORMS": 1, "unntak-0-condition": "Haster", "unntak-0-then": "ringer"}
    words = {"question": "Hvem?", "answer": "Den som bestilte.", "advice": "Rådet tilrår det."}

    answer = as_secretary.post(at(given, ""), words | lines)

    assert answer.status_code == 422
    assert list(answer.context["form"].exceptions.forms[0].errors) == ["party"]
