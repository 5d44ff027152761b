"""Each published version on a page of its own, and its PDF."""

from datetime import date

import pytest
from django.utils.html import escape

from cases.domain.advice import versions
from cases.enums import ENDED_RECOMMENDATION_STATES, RecommendationState, ResolutionOutcome
from cases.models import Recommendation

PAGE = "/agder/anbefalinger/1/"
FIRST, SECOND = f"{PAGE}versjoner/1/", f"{PAGE}versjoner/2/"
NOINDEX = '<meta name="robots" content="noindex">'

NEVER_PUBLIC = sorted(
    set(RecommendationState) - {RecommendationState.IN_FORCE, *ENDED_RECOMMENDATION_STATES}
)


@pytest.fixture
def of(agder):
    """A recommendation that has got a second version, with another advice than the first."""
    found = Recommendation.objects.get(number=1)
    Recommendation.objects.filter(pk=found.pk).update(advice="Det nye rådet.")
    found.refresh_from_db()
    versions.keep(recommendation=found, on=date(2026, 10, 1), by=None)
    return found


def test_old_version_is_kept_as_it_was_and_leads_to_the_newest(of, client):
    first = of.versions.get(version=1)

    page = client.get(FIRST).text

    assert escape(first.content["advice"]) in page
    assert "Det nye rådet." not in page
    assert NOINDEX in page
    assert f'href="{PAGE}"' in page


def test_newest_version_may_be_found_and_names_the_page_itself(of, client, settings):
    settings.SITE_URL = "https://legerad.example"

    page = client.get(f"/en{SECOND}").text

    assert "Det nye rådet." in page
    assert f'<link rel="canonical" href="https://legerad.example{PAGE}">' in page
    assert NOINDEX not in page


@pytest.mark.parametrize("path", [PAGE, FIRST])
@pytest.mark.parametrize(
    ("outcome", "links"), [(ResolutionOutcome.CHANGED, 1), (ResolutionOutcome.APPROVED, 0)]
)
def test_answer_is_shown_and_a_change_is_said_at_the_top(of, client, path, outcome, links):
    of.resolutions.update(outcome=outcome)
    answer = of.resolutions.get()

    page = client.get(path).text

    assert escape(answer.text) in page
    assert answer.case_number in page
    assert page.count('href="#advice"') == links


def test_recommendation_lists_its_versions(of, client):
    page = client.get(PAGE)

    assert [each.version for each in page.context["versions"]] == [2, 1]
    assert page.text.index(f'href="{SECOND}"') < page.text.index(f'href="{FIRST}"')


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_same_of_the_database_for_one_version_and_for_three(
    agder, client, count, django_assert_num_queries
):
    of = Recommendation.objects.get(number=1)
    for month in range(1, count):
        versions.keep(recommendation=of, on=date(2027, month, 1), by=None)

    with django_assert_num_queries(4):  # community, recommendation, versions, answer
        client.get(FIRST)


@pytest.mark.parametrize("path", ["3/", "0/", "1/anbefaling.pdf"])
def test_unknown_version_or_pdf_not_made_yet_is_not_found(of, client, path):
    assert client.get(f"{PAGE}versjoner/{path}").status_code == 404


@pytest.mark.parametrize(
    "state",
    sorted(set(RecommendationState) - {RecommendationState.IN_FORCE, *ENDED_RECOMMENDATION_STATES}),
)
def test_version_of_what_is_not_in_force_is_not_found(of, client, state):
    Recommendation.objects.filter(pk=of.pk).update(state=state)

    assert client.get(FIRST).status_code == 404


def test_pdf_is_handed_out_under_a_human_name_and_linked(of, client):
    stored = versions.file_pdf(version=of.versions.get(version=2), content=b"%PDF-1.7 to")
    address = f"{SECOND}anbefaling.pdf"

    answer = client.get(address)

    assert answer.getvalue() == b"%PDF-1.7 to"
    assert "A-01" in answer["Content-Disposition"]
    assert (answer["ETag"], answer["Content-Type"]) == (f'"{stored.sha256}"', "application/pdf")
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert f'href="{address}"' in client.get(PAGE).text
