"""Review, correction, withdrawal and taking in, as the secretary meets them."""

import pytest

from cases.models import Recommendation
from tests.cases.domain.advice.given import advised, assessed, drafted
from tests.factories import council_of

HERE = "/agder/saker/alr-01-26/anbefaling/"
PUBLIC = "/agder/anbefalinger/1/"


@pytest.fixture
def given(agder):
    return Recommendation.objects.get(number=1)


def sheet(of, **facts):
    """The form as the page filled it."""
    words = ("question", "answer", "advice", "kind", "language")
    words += ("professional_reason", "practical_reason", "quality_reason", "common_reason")
    typed = {name: getattr(of, name) for name in words}
    lines = (("rader", of.rows.values("party", "responsibility", "task")),)
    lines += (("unntak", of.exceptions.values("condition", "party", "then")),)
    for prefix, rows in lines:
        typed |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            typed |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return typed | facts


def test_words_are_corrected_and_the_public_page_says_what_is_new(as_secretary, client, given):
    page = as_secretary.get(f"{HERE}rett/")
    assert page.status_code == 200
    typed = sheet(given, why="Ordene er ryddet.", answer="Den som bestemte det, bestiller.")

    assert as_secretary.post(f"{HERE}rett/", typed).url == PUBLIC

    public = client.get(PUBLIC).text
    assert "Ordene er ryddet." in public
    assert "<ins>" in public


@pytest.mark.parametrize(
    "wrong", [{"why": ""}, {"why": "Nytt", "rader-0-party": "ward"}, {"why": "Nytt"}]
)
def test_correction_that_cannot_be_is_explained_and_kept(as_secretary, given, wrong):
    page = as_secretary.post(f"{HERE}rett/", sheet(given, **wrong))

    assert page.status_code == 422
    assert given.versions.count() == 1


def test_checked_it_says_so(as_secretary, client, given):
    assert as_secretary.post(f"{HERE}gjennomga/", {"review_by": "2"}).status_code == 422
    as_secretary.post(f"{HERE}gjennomga/", {"review_by": "01.01.2031"})

    assert "Kontrollert, gjelder fortsatt" in client.get(PUBLIC).text


def test_withdrawn_its_page_says_so_and_it_is_out_of_the_lists(as_secretary, client, given):
    assert as_secretary.post(f"{HERE}trekk/", {"why": ""}).status_code == 422
    as_secretary.post(f"{HERE}trekk/", {"why": "Ny forskrift."})

    page = client.get(PUBLIC)
    assert page.status_code == 200
    assert "Ny forskrift." in page.text
    assert "Dette gjelder ikke lenger" in page.text
    assert given.answer not in client.get("/agder/anbefalinger/").text
    assert given.answer not in client.get("/sok/?q=kontrollbilde").text
    assert client.get(f"{PUBLIC}versjoner/1/").status_code == 200
    for part in ("rett", "trekk", "gjennomga"):
        assert as_secretary.get(f"{HERE}{part}/").status_code == 404


def test_new_one_replaces_the_old_and_the_old_points_on(as_secretary, client, given, agder):
    new = advised(council_of(agder))
    address = f"/agder/saker/{new.case.slug}/anbefaling/publiser/"
    assert "A-01" in as_secretary.get(address).text

    as_secretary.post(address, {"replaces": given.pk})

    new.refresh_from_db()
    assert f'href="{new.get_absolute_url()}"' in client.get(PUBLIC).text
    assert "A-01" in client.get(new.get_absolute_url()).text


def test_older_one_is_taken_in(as_secretary, client, agder):
    draft = drafted(assessed(council_of(agder)))
    address = f"/agder/saker/{draft.case.slug}/anbefaling/overfort/"
    typed = {
        "given_by": "Samarbeidsutvalget, sak 12/2019",
        "given_on": "02.05.2019",
        "in_force_from": "01.06.2019",
    }
    assert as_secretary.get(address).status_code == 200
    assert as_secretary.post(address, typed | {"given_by": ""}).status_code == 422

    done = as_secretary.post(address, typed)

    page = client.get(done.url)
    assert "Samarbeidsutvalget, sak 12/2019" in page.text
    assert page.context["review_due"]


def test_in_force_there_is_nothing_to_take_in(as_secretary, given):
    assert as_secretary.get(f"{HERE}overfort/").status_code == 404
