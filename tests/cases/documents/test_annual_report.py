"""The yearly report as a PDF: archived, tagged, the same facts the same bytes."""

import subprocess
from datetime import date

from cases.documents import annual_report
from cases.domain.annual import reports
from tests.factories import council_of
from tests.pdf_checks import check

DAY = date(2027, 1, 20)


def drawn(content, tmp_path) -> str:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_words_and_figures_stand_in_an_archive_pdf(agder, tmp_path):
    facts = {"council": council_of(agder), "year": 2026}
    reports.write(**facts, achieved="Vi er enige.", wishes="Mer tid.", by=None)
    content = annual_report.render(
        community=agder, reports=[reports.report(**facts)], year=2026, on=DAY
    )

    text = drawn(content, tmp_path)
    assert check(content) == []
    assert "Vi er enige." in text
    assert "A-01" in text


def test_same_facts_give_the_same_bytes(agder):
    rows, _sums = reports.compiled(community=agder, year=2026)
    facts = {"community": agder, "reports": rows, "year": 2026, "on": DAY}

    first, second = annual_report.render(**facts), annual_report.render(**facts)

    assert first == second
    assert first.startswith(b"%PDF-1.7")
