"""The demo's knowledge base: one Word document under the headings of such a report."""

import io

import docx
import pytest
import yaml

from legeraad.demo import knowledge


@pytest.fixture(scope="module")
def facts():
    return yaml.safe_load(knowledge.FILE.read_text(encoding="utf-8"))


def test_twentyfour_needs_and_those_that_all_share(facts):
    """PRJ-14"""
    named = [party for need in facts["needs"] for party in need["of"]]
    shared = [need["text"] for need in facts["needs"] if len(need["of"]) == 3]

    assert {party: named.count(party) for party in knowledge.PARTIES} == {
        "fastlege": 7,
        "kommune": 7,
        "sykehus": 10,
    }
    assert "Nå hverandre på telefon" in shared


def test_six_obstacles_and_the_four_of_the_checklist(facts):
    """PRJ-11, PRJ-15"""
    assert len(facts["obstacles"]) == 6
    assert [each["name"] for each in facts["checklist"]] == [
        "Folk",
        "Forankring",
        "Ressurser",
        "Varighet",
    ]


def test_report_has_the_headings_of_such_a_report():
    """PRJ-13"""
    document = docx.Document(io.BytesIO(knowledge.report()))
    top = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]

    assert top == ["Funn", "Vurdering", "Konklusjon og anbefaling"]
    needs = document.tables[0]
    assert len(needs.rows) == 15
    assert sum(cell.text == "ja" for row in needs.rows for cell in row.cells) == 24
