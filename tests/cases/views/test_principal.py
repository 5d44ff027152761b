"""The principal's list and the papers for its meeting (ALR-11)."""

import subprocess

import pytest

from cases.domain.advice import recommendations
from cases.enums import Consequence
from cases.models import Recommendation
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of
from tests.pdf_checks import check

PAPERS = "/agder/oversikt/sakspapirer.pdf"


@pytest.fixture
def lifted(agder):
    of = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    return recommendations.lift(recommendation=of, on=TODAY, by=None)


def take_up(of):
    return f"/agder/saker/{of.case.slug}/anbefaling/saksliste/"


def test_registrar_puts_it_on_the_list_and_answers_with_that_number(as_registrar, lifted):
    assert take_up(lifted) in as_registrar.get("/agder/oversikt/").text

    page = as_registrar.post(take_up(lifted), follow=True)

    own = Recommendation.objects.get(pk=lifted.pk).principal_case
    assert own.reference in page.text
    assert take_up(lifted) not in page.text
    answer = as_registrar.get(f"/agder/saker/{lifted.case.slug}/anbefaling/svar/")
    assert own.reference in answer.text


def test_what_does_not_wait_is_told(as_registrar, agder):
    given = advised(council_of(agder))
    page = as_registrar.post(take_up(given), follow=True)

    assert Recommendation.objects.get(pk=given.pk).principal_case is None
    assert "venter ikke på svar" in page.text


@pytest.mark.parametrize("query", ["", "?sak={slug}"])
def test_papers_hold_advice_and_reasons(as_registrar, lifted, tmp_path, query):
    answer = as_registrar.get(PAPERS + query.format(slug=lifted.case.slug))

    path = tmp_path / "papirer.pdf"
    path.write_bytes(answer.content)
    drawn = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    assert check(answer.content) == []
    for words in (lifted.case.reference, lifted.answer, "Ingen svar blir liggende."):
        assert words in drawn.stdout.decode()


@pytest.mark.parametrize("query", ["?sak=alr-01-26", "?sak=finnes-ikke"])
def test_there_are_no_papers_of_what_does_not_wait(as_registrar, lifted, query):
    assert as_registrar.get(PAPERS + query).status_code == 404
