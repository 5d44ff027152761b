"""The recommendations in force: all of them, filtered, and one on a page."""

from datetime import date

import pytest
from django.utils.html import escape

from cases.domain.casework import sources
from cases.enums import ENDED_RECOMMENDATION_STATES, Access, CaseOrigin, RecommendationState
from cases.models import Recommendation, Theme
from councils.enums import Language
from members.models import Person
from tests import world

LIST = "/agder/anbefalinger/"

NEVER_PUBLIC = sorted(
    set(RecommendationState) - {RecommendationState.IN_FORCE, *ENDED_RECOMMENDATION_STATES}
)


def in_force(number=1):
    return Recommendation.public.select_related("case").get(number=number)


def numbers(response):
    return [each.recommendation.number for each in response.context["listed"]]


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_of_the_database_for_one_and_for_three(
    agder, client, count, django_assert_num_queries
):
    Recommendation.objects.filter(number__gt=count).update(state=RecommendationState.DECLINED)

    with django_assert_num_queries(5):  # community, themes, count, recommendations, rows
        response = client.get(LIST)

    assert len(numbers(response)) == count


def test_newest_stands_first(agder, client):
    """By the day it came into force, and on one day by its number."""
    before = numbers(client.get(LIST))
    Recommendation.objects.filter(number=2).update(in_force_from=date(2026, 5, 20))

    assert (before, numbers(client.get(LIST))) == ([3, 2, 1], [3, 1, 2])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tema=sykmelding", [3]),
        ("part=hospital", [3, 2, 1]),
        ("part=municipality", []),
        ("tema=sykmelding&part=hospital", [3]),
        ("tema=blodprover&part=other", []),
        ("tema=finnes-ikke", [3, 2, 1]),
        ("part=finnes-ikke", [3, 2, 1]),
        ("part=Hospital", [3, 2, 1]),
        ("tema=%27%20OR%201=1&part=%25", [3, 2, 1]),
        ("tema=&part=&side=", [3, 2, 1]),
        ("tema=sykmelding&tema=blodprover", [2]),
        ("tema%5B%5D=x&part%5B%5D=y", [3, 2, 1]),
    ],
)
def test_filter_is_followed_and_nonsense_is_passed_over(agder, client, query, found):
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 200
    assert numbers(response) == found


@pytest.mark.parametrize("side", ["abc", "0", "-1", "9999", "1e3", "٣", " ", "1" * 400])
def test_page_that_is_not_there_is_the_nearest_one(agder, client, side):
    response = client.get(LIST, {"side": side})

    assert response.status_code == 200
    assert numbers(response) == [3, 2, 1]


def test_theme_without_advice_says_so_and_leads_back(agder, client):
    page = client.get(f"{LIST}?tema=epikrise").text

    assert 'class="lr-empty"' in page
    assert '<a class="ds-link" href="?">' in page


def test_page_asks_little_of_the_database(agder, client, django_assert_num_queries):
    """It; rows, exceptions, themes, regions, answers, sources, versions; who met."""
    with django_assert_num_queries(17):
        response = client.get(f"{LIST}1/")

    assert response.context["recommendation"].number == 1


def test_page_says_who_does_what_with_reasons_and_answer(agder, client):
    found = in_force()

    page = client.get(f"{LIST}1/").text

    said = [
        found.question,
        found.answer,
        found.advice,
        found.professional_reason,
        found.practical_reason,
        found.quality_reason,
        found.resolutions.get().text,
        found.resolutions.get().case_number,
        found.case.reference,
        *(row.task for row in found.rows.all()),
        *(each.condition for each in found.exceptions.all()),
    ]
    assert [words for words in said if escape(words) not in page] == []


@pytest.mark.parametrize(
    "path", ["agder/anbefalinger/4/", "agder/anbefalinger/0/", "finnes-ikke/anbefalinger/1/"]
)
def test_unknown_recommendation_is_not_found(agder, client, path):
    assert client.get(f"/{path}").status_code == 404


def test_number_counts_only_in_its_own_community(agder, client):
    world.neighbour()

    assert client.get("/nord/anbefalinger/").status_code == 200
    assert client.get("/nord/anbefalinger/1/").status_code == 404


@pytest.mark.parametrize(
    "state",
    sorted(set(RecommendationState) - {RecommendationState.IN_FORCE, *ENDED_RECOMMENDATION_STATES}),
)
def test_recommendation_not_in_force_is_not_found(agder, client, state):
    Recommendation.objects.filter(number=1).update(state=state)

    assert client.get(f"{LIST}1/").status_code == 404
    assert numbers(client.get(LIST)) == [3, 2]


def test_case_behind_it_is_not_told(agder, client):
    """Its title, its summary and who asked were written for the office, not for the public."""
    case = in_force().case
    case.title = case.summary = case.requester = case.consequence_note = "Kanarifugl"
    case.origin, case.access, case.legal_basis = CaseOrigin.REQUEST, Access.PARTLY, "offl. § 13"
    case.save()

    assert "Kanarifugl" not in client.get(f"{LIST}1/").text


def test_page_lists_what_the_advice_builds_on(agder, client):
    """BG-1, PRJ-10: title, date and where the link leads."""
    case = in_force().case
    url = "https://www.rapport.example/a"
    made = sources.write_down(
        community=agder, title="En rapport", dated=date(2016, 6, 1), url=url, by=None
    )
    assert "rapport.example" not in client.get(f"{LIST}1/").text
    sources.link(case=case, source=made, by=None)

    text = client.get(f"{LIST}1/").text

    assert f'href="{url}"' in text
    assert "· rapport.example" in text
    assert 'datetime="2016-06-01"' in text


def test_doctors_called_in_are_titles_without_names(agder, client):
    page = client.get(f"{LIST}1/").text

    assert "overlege i ortopedi, overlege i radiologi" in page
    assert "W.Ø." not in page


def test_title_of_a_reserved_doctor_is_left_out(agder, client):
    Person.objects.filter(name="W.Ø.").update(reserved=True, reserved_reason="Trusler.")

    page = client.get(f"{LIST}1/").text

    assert "overlege i radiologi" in page
    assert "overlege i ortopedi" not in page


def test_nynorsk_is_marked_on_a_page_in_bokmaal(agder, client):
    Recommendation.objects.filter(number=1).update(language=Language.NYNORSK)
    question = escape(in_force().question)

    page, all_of_them = client.get(f"{LIST}1/").text, client.get(LIST).text

    assert '<html lang="nb"' in page
    assert f'<h1 class="lr-h1" lang="nn">{question}</h1>' in page
    assert '<a href="/agder/anbefalinger/1/" lang="nn">' in all_of_them
    assert '<a href="/agder/anbefalinger/3/" lang=' not in all_of_them


def test_page_in_another_language_keeps_the_language_of_the_advice(agder, client):
    page = client.get("/en/agder/anbefalinger/1/").text

    assert '<html lang="en"' in page
    assert '<h1 class="lr-h1" lang="nb">' in page
    assert 'href="/agder/anbefalinger/1/"' in page
    assert 'href="/nn/agder/anbefalinger/1/"' in page


def test_address_on_paper_is_the_same_in_every_language(agder, client, settings):
    settings.SITE_URL = "https://legerad.example"

    pages = [client.get(f"{tongue}/agder/anbefalinger/1/") for tongue in ("", "/nn", "/en")]

    addresses = {page.context["address"] for page in pages}
    assert addresses == {"https://legerad.example/agder/anbefalinger/1/"}
    assert len({page.context["qr"] for page in pages}) == 1
    assert "https://legerad.example/agder/anbefalinger/1/" in pages[2].text


def test_qr_code_needs_no_inline_style(agder, client):
    drawing = client.get(f"{LIST}1/").context["qr"]

    assert drawing.startswith("<svg")
    assert "style=" not in drawing


def test_overdue_review_is_said(agder, client):
    shown = [client.get(f"{LIST}1/").context["review_due"]]
    Recommendation.objects.filter(number=1).update(review_by=date(2026, 6, 12))
    shown.append(client.get(f"{LIST}1/").context["review_due"])

    assert shown == [False, True]


def test_markup_in_a_recommendation_is_shown_as_typed(agder, client):
    bad = "<script>alert(1)</script>"
    Recommendation.objects.filter(number=1).update(
        question=f"{bad}?", answer=bad, advice=bad, professional_reason=bad
    )
    Theme.objects.filter(slug="bildediagnostikk").update(name=bad)

    for path in (LIST, f"{LIST}1/", "/agder/", "/sok/?q=script"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
