"""Sources: written once, linked to cases (BG-1, PRJ-10)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.domain.casework import sources
from cases.domain.casework.timeline import timeline
from cases.models import CaseSource, Source
from legeraad.errors import DomainError
from tests import factories, world

ON = date(2016, 6, 1)


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


@pytest.fixture
def source(agder):
    return sources.write_down(
        community=agder,
        title="Rapport om leger i to kommuner",
        dated=ON,
        url="https://www.rapport.example/a?b=1",
        by=None,
    )


def test_source_shows_where_its_link_leads(source):
    assert (source.host, Source(title="x").host) == ("rapport.example", "")


def test_case_builds_on_a_source_once_and_says_so(case, source):
    for _twice in range(2):
        sources.link(case=case, source=source, by=None)
    assert list(sources.of_case(case)) == [source]
    assert any(source.title in each.why for each in timeline(case))

    for _twice in range(2):
        sources.unlink(case=case, source=source, by=None)
    assert not sources.of_case(case).exists()
    assert CaseSource.history.count() == 2


def test_source_of_another_community_is_refused(case):
    """Z5."""
    neighbours, _user = world.neighbour()
    other = sources.write_down(community=neighbours, title="Rapport", by=None)

    with pytest.raises(DomainError):
        sources.link(case=case, source=other, by=None)


@pytest.mark.parametrize("facts", [{"dated": ON}, {"title": " "}, {"url": "ikke en adresse"}])
def test_source_that_cannot_be_is_refused(agder, source, facts):
    with pytest.raises(ValidationError):
        sources.write_down(community=agder, by=None, **{"title": source.title} | facts)


@pytest.mark.parametrize(("words", "hits"), [("leger i to", 1), ("LEGER", 1), ("%", 0), ("", 1)])
def test_sources_are_found_by_their_words(agder, case, source, words, hits):
    sources.link(case=case, source=source, by=None)

    found = sources.found(agder, words)

    assert [each.case_count for each in found] == [1] * hits
