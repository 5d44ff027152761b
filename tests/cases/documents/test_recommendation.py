"""The sheet of a recommendation as facts and as PDF."""

import io
import subprocess

import pikepdf  # noqa: TID253  a test pays for what it tests
import pytest
from django.utils import translation

from cases.documents import recommendation as document
from cases.domain.advice import versions
from cases.models import Recommendation, RecommendationFile
from tests.pdf_checks import check, font_names

SITE = "https://legerad.example"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def version(agder):
    return Recommendation.objects.get(number=1).versions.get()


def pages(content, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(content)
    drawn = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in drawn.stdout.decode().split("\f") if page.strip()]


def test_pdf_passes_every_check_in_inter(version):
    content = document.render(version)

    assert check(content) == []
    assert {name.partition("-")[0] for name in font_names(content)} == {"Inter"}


def test_pdf_is_one_sheet_that_says_who_does_what(version, tmp_path):
    of = version.recommendation

    (page,) = pages(document.render(version), tmp_path)

    said = [of.label, of.question, of.answer, *(row.task for row in of.rows.all())]
    assert [words for words in said if words not in page] == []
    assert "legerad.example/agder/anbefalinger/1/" in page


def test_pdf_of_the_same_version_has_the_same_bytes(version):
    assert document.render(version) == document.render(version)


def test_facts_are_those_of_the_version_and_the_answer_beside_it(version):
    of = version.recommendation
    Recommendation.objects.filter(pk=of.pk).update(advice="Skrevet etterpå.")

    with translation.override("en"):
        sheet = document.facts(version)

    resolution = of.resolutions.get()
    assert sheet.advice == version.content["advice"]
    assert sheet.resolution.text == resolution.text
    assert resolution.case_number in sheet.resolution.heading
    assert [reason for _name, reason in sheet.reasons] == [
        of.professional_reason,
        of.practical_reason,
        of.quality_reason,
    ]
    assert len(sheet.exceptions) == of.exceptions.count()


def test_pdf_is_in_the_language_of_the_text(version):
    version.content |= {"language": "nn"}

    with pikepdf.open(io.BytesIO(document.render(version))) as made:
        assert str(made.Root.Lang) == "nn"


def test_worker_makes_the_pdf_of_a_publication_once(version, run_outbox):
    versions.ask_for_pdf(version)

    assert run_outbox("recommendation.pdf") == 1

    stored = RecommendationFile.objects.get(version=version)
    with stored.file.open() as made:
        assert made.read(5) == b"%PDF-"
