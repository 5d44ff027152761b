"""Yearly reports as the secretary writes them and the principal reads them."""

import pytest

from cases.models import AnnualReport

HERE = "/agder/arsrapporter/2026/"
REPORT = f"{HERE}alr/"


def test_secretary_writes_and_the_principal_reads(as_secretary, as_registrar, agder):
    typed = {"achieved": "Vi har avklart åtte spørsmål.", "wishes": "Mer tid."}
    assert as_secretary.post(REPORT, typed).url == REPORT

    page = as_secretary.get(REPORT)
    assert "Vi har avklart åtte spørsmål." in page.text
    assert as_registrar.get(HERE).status_code == 200
    assert as_registrar.post(REPORT, typed | {"wishes": "x"}).status_code == 403
    assert AnnualReport.objects.get().wishes == "Mer tid."


def test_year_that_is_not_over_is_not_handed_in(as_secretary, agder):
    as_secretary.post(REPORT, {"achieved": "Alt."})
    page = as_secretary.post(f"{REPORT}lever/", follow=True)

    assert "Året er ikke over." in page.text
    assert AnnualReport.objects.get().submitted_on is None


def test_handed_in_it_says_so(as_secretary, agder, time_machine):
    time_machine.move_to("2027-01-20 12:00:00+01:00")
    as_secretary.post(REPORT, {"achieved": "Alt."})
    page = as_secretary.post(f"{REPORT}lever/", follow=True)

    assert "Levert" in page.text
    assert as_secretary.post(REPORT, {"achieved": "Nytt."}).status_code == 422


@pytest.mark.parametrize("path", ["alr/arsrapport.pdf", "samlet.pdf"])
def test_pdf_is_an_attachment(as_registrar, agder, path):
    answer = as_registrar.get(f"{HERE}{path}")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("path", ["/agder/arsrapporter/1999/", "/agder/arsrapporter/2027/"])
def test_year_that_cannot_be_is_not_found(as_secretary, agder, path):
    assert as_secretary.get(path).status_code == 404
    assert as_secretary.get(f"{HERE}oss/").status_code == 404


def test_list_costs_the_same_for_the_same_councils(as_secretary, agder, django_assert_num_queries):
    as_secretary.get(HERE)
    with django_assert_num_queries(26):
        as_secretary.get(HERE)
