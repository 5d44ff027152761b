"""The recommendation on the page of its case: all of it, for whoever sees the case."""

import re

import pytest
from django.utils.translation import gettext as _

from cases.enums import Consequence
from cases.models import Recommendation, RecommendationException
from tests.cases.domain.advice.given import TODAY, advised, drafted
from tests.factories import council_of, new_case


def test_case_detail_shows_a_member_the_whole_draft(as_member, agder):
    """Whoever treats the case reads all of it before it is public; what lacks is said."""
    draft = drafted(new_case(council_of(agder)))
    Recommendation.objects.filter(pk=draft.pk).update(quality_reason="", language="nn")
    RecommendationException.objects.create(
        recommendation=draft, position=1, condition="Prøven haster.", party="ward", then="Ringer."
    )

    page = as_member.get(draft.case.get_absolute_url()).text

    for written in (draft.question, draft.advice, "følger opp egne prøver", "Prøven haster."):
        assert re.search(f'<[^>]*lang="nn"[^>]*>(<p>)?{re.escape(written)}', page), written
    assert (draft.professional_reason in page, draft.practical_reason in page) == (True, True)
    assert page.count(f"<dd>{_('Missing')}</dd>") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_case_detail_costs_the_same_with_a_longer_recommendation(
    as_member, agder, django_assert_num_queries, count
):
    draft = drafted(new_case(council_of(agder)))
    for position in range(2, count + 1):
        draft.rows.create(position=position, party="gp", responsibility="full", task="Ser.")
    for position in range(1, count + 1):
        draft.exceptions.create(position=position, condition="Det haster.")

    with django_assert_num_queries(34):
        page = as_member.get(draft.case.get_absolute_url())

    assert (len(page.context["rows"]), len(page.context["exceptions"])) == (count, count)


def test_case_detail_shows_the_answer_in_the_language_of_the_principal(as_member, agder):
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    principal = given.case.council.anchored_in
    type(principal).objects.filter(pk=principal.pk).update(language="nn")
    given.resolutions.create(
        principal=principal,
        decided_on=TODAY,
        case_number="OSS 2026-09",
        outcome="approved",
        text="Utvalet sluttar seg til rådet.",
    )

    assert (
        '<div lang="nn"><p>Utvalet sluttar seg' in as_member.get(given.case.get_absolute_url()).text
    )
