"""Saving while somebody types, tried with a case paper."""

import pytest

from cases.domain import writing
from cases.enums import CasesEvent
from cases.models import CasePaper
from legeraad.errors import DomainError, StaleError
from tests import factories


@pytest.fixture
def paper(agder):
    case = factories.new_case(factories.council_of(agder))
    return CasePaper.objects.create(case=case, background="<p>Fra</p>")


def store(paper, text, *, revision=1, settled=False, check=None):
    return writing.store(
        CasePaper.objects.get(pk=paper.pk),
        {"background": text},
        revision=revision,
        settled=settled,
        event=CasesEvent.PAPER_WRITTEN,
        check=check,
        person=None,
        by=None,
    )


def reasons(paper):
    rows = CasePaper.history.filter(id=paper.pk, history_change_reason__isnull=False)
    return [row.history_change_reason for row in rows]


def test_same_words_are_no_conflict_and_no_new_revision(paper):
    kept = store(paper, "<p>Fra</p>", revision=99, settled=True)

    assert (kept.revision, reasons(paper)) == (1, [])


def test_what_was_typed_gets_its_history_row_when_it_settles(paper):
    store(paper, "<p>A</p>")
    store(paper, "<p>AB</p>", revision=2)
    before = reasons(paper)

    kept = store(paper, "<p>AB</p>", revision=3, settled=True)

    assert (before, reasons(paper)) == ([], [CasesEvent.PAPER_WRITTEN])
    assert (kept.revision, kept.unsettled) == (3, False)


def test_older_revision_is_refused_with_what_is_stored(paper):
    """C1"""
    store(paper, "<p>Hennes</p>")

    with pytest.raises(StaleError) as stale:
        store(paper, "<p>Mine</p>")

    assert stale.value.current.background == "<p>Hennes</p>"


def test_check_that_refuses_leaves_the_row_as_it_was(paper):
    def refuse():
        raise DomainError("Nei.")

    with pytest.raises(DomainError, match="Nei"):
        store(paper, "<p>Ny</p>", check=refuse)

    assert CasePaper.objects.get().background == "<p>Fra</p>"
