"""Sources on their pages, and on the page of the case that builds on them (BG-1, PRJ-10)."""

from datetime import date

import pytest

from cases.domain.casework import sources
from cases.models import CaseSource, Source
from tests import factories, world

LIST = "/agder/kilder/"
WORDS = {
    "title": "Rapport om leger i to kommuner",
    "publisher": "Et senter",
    "dated": "01.06.2016",
    "url": "www.rapport.example/a",
    "conclusion": "Leger i kommunen hjelper hverandre.",
}


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


def written(agder, title="Rapport", **facts):
    return sources.write_down(community=agder, title=title, by=None, **facts)


def at(case, part=""):
    return f"/agder/saker/{case.slug}/kilder/{part}"


def test_new_source_of_a_case_is_written_down_and_linked(as_secretary, as_member, case):
    as_secretary.post(at(case), WORDS)

    source = Source.objects.get()
    assert (source.dated, source.url) == (date(2016, 6, 1), "https://www.rapport.example/a")
    page = as_member.get(case.get_absolute_url())
    assert list(page.context["sources"]) == [source]
    assert "1.\xa0juni 2016 · rapport.example" in page.text
    assert at(case) not in page.text
    assert "Leger i kommunen" in as_member.get(source.get_absolute_url()).text


def test_form_sent_twice_is_one_source(as_secretary, case):
    key = {"form_key": "6f1c4d1e-9a39-4a52-bb2e-0d1d5a7a0c11"}

    for _half in range(2):
        as_secretary.post(at(case), WORDS | key)

    assert (Source.objects.count(), CaseSource.objects.count()) == (1, 1)


def test_one_that_is_there_is_linked_and_taken_off(as_secretary, agder, case):
    source = written(agder)
    assert as_secretary.get(at(case)).context["link_form"]

    as_secretary.post(at(case, "koble/"), {"source": source.pk})
    assert list(sources.of_case(case)) == [source]
    assert as_secretary.get(at(case)).context["link_form"] is None
    as_secretary.post(at(case, f"{source.pk}/ta-av/"))
    assert not sources.of_case(case).exists()


@pytest.mark.parametrize("key", ["", "x", "0", "99999999999999999999"])
def test_unknown_source_is_not_linked(as_secretary, case, key):
    answer = as_secretary.post(at(case, "koble/"), {"source": key}, follow=True)

    assert answer.status_code == 200
    assert CaseSource.objects.count() == 0


def test_source_of_another_community_is_neither_seen_nor_linked(as_secretary, case):
    """Z5."""
    neighbours, _user = world.neighbour()
    other = written(neighbours)

    as_secretary.post(at(case, "koble/"), {"source": other.pk})

    assert CaseSource.objects.count() == 0
    assert as_secretary.get(f"{LIST}{other.pk}/").status_code == 404


@pytest.mark.parametrize("words", [{"title": " "}, {"url": "ikke en"}, {"dated": "i fjor"}])
def test_bad_source_is_explained_and_keeps_what_was_typed(as_secretary, words):
    answer = as_secretary.post(f"{LIST}ny/", WORDS | words)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(words)
    assert "Et senter" in answer.text
    assert Source.objects.count() == 0


def test_same_source_again_is_refused(as_secretary, agder):
    written(agder, WORDS["title"], dated=date(2016, 6, 1))

    assert as_secretary.post(f"{LIST}ny/", WORDS).status_code == 422
    assert Source.objects.count() == 1


def test_source_is_changed(as_secretary, agder):
    source = written(agder)

    as_secretary.post(f"{LIST}{source.pk}/rediger/", WORDS)

    assert Source.objects.get().title == WORDS["title"]


def test_exempt_case_is_not_told_of_on_the_page_of_a_source(as_member, agder, case):
    """Z6."""
    source = written(agder)
    sources.link(case=case, source=source, by=None)
    type(case).objects.filter(pk=case.pk).update(
        title="KANARI", access="exempt", legal_basis="offl. § 13"
    )

    assert "KANARI" not in as_member.get(source.get_absolute_url()).text


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_more_rows(as_secretary, agder, count, django_assert_num_queries):
    """C6."""
    for number in range(count):
        written(agder, f"Rapport {number}")

    with django_assert_num_queries(8):
        page = as_secretary.get(f"{LIST}?q=rapport").context["page"]

    assert len(page.object_list) == count
