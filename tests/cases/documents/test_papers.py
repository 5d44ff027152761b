"""Agenda and papers as facts and as PDF, for each audience."""

import re
import subprocess

import pytest
from django.utils import timezone, translation

from cases.documents import papers as document
from cases.domain.casework import case_papers
from cases.domain.meetings import agenda, meetings
from cases.enums import Access, Audience
from cases.models import AgendaItem, Case, CasePaper
from tests import factories
from tests.pdf_checks import check, font_names

CANARY = "Kanarifugl"


@pytest.fixture
def meeting(agder):
    """Three cases with a paper each: an open one, one partly exempt, one exempt."""
    council = factories.council_of(agder)
    made = factories.planned(council)
    for access in Access:
        case = factories.new_case(council, title=f"{access} {CANARY}")
        agenda.add_case(meeting=made, case=case, presenter=f"{access} presenter", by=None)
        basis = "" if access == Access.OPEN else "offl. § 13"
        Case.objects.filter(pk=case.pk).update(access=access, legal_basis=basis)
        paper(case, access)
    return meetings.move(meeting=made, to="summoned", on=factories.DAY, by=None)


def paper(case, word):
    return CasePaper.objects.create(
        case=case,
        background=f"{word} bakgrunn",
        assessment=f"{word} vurdering",
        proposal=f"{word} forslag",
        sent_on=timezone.localdate(),
    )


def facts(meeting, audience):
    with translation.override("en"):
        return document.facts(meeting, audience)


def text(content, tmp_path):
    path = tmp_path / "papers.pdf"
    path.write_bytes(content)
    drawn = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(drawn.stdout.decode().split())


@pytest.mark.parametrize(
    ("audience", "titles", "papers"),
    [
        (Audience.PUBLIC, ["open", "partly"], ["open"]),
        (Audience.MEMBERS, ["open", "partly"], ["open", "partly"]),
        (Audience.OFFICE, ["open", "partly", "exempt"], ["open", "partly", "exempt"]),
    ],
)
def test_facts_hold_what_the_audience_may_read(meeting, audience, titles, papers):
    lines = facts(meeting, audience).lines[1:]

    assert [line.title.split()[0] for line in lines if CANARY in line.title] == titles
    assert [
        re.sub("<[^>]*>", "", line.paper.background).split()[0] for line in lines if line.paper
    ] == papers
    assert [line.presenter.split()[0] for line in lines if line.presenter] == papers
    assert lines[-1].access == "Exempt from publicity (offl. § 13)"


def test_paper_that_is_being_written_stays_with_those_who_write_it(meeting):
    """The next version is begun after the first went out; the papers keep the first."""
    case = meeting.items.get(case__access=Access.OPEN).case
    CasePaper.objects.create(case=case, version=2, background="utkast")

    (line, *_others) = [line for line in facts(meeting, Audience.OFFICE).lines if line.paper]

    assert "open bakgrunn" in line.paper.background


@pytest.mark.parametrize("audience", Audience)
def test_pdf_passes_every_check_and_holds_no_secret(meeting, audience, tmp_path):
    """Z6: neither drawn nor hidden, the exempt case leaves its number and the legal basis."""
    content = document.render_papers(meeting, audience)

    said = text(content, tmp_path)
    shown = [access for access in Access if f"{access} forslag" in said]
    assert check(content) == []
    assert {name.partition("-")[0] for name in font_names(content)} == {"Inter"}
    assert shown == [access for access in Access if audience.reads(access)]
    assert (f"exempt {CANARY}" in said) == (audience == Audience.OFFICE)


RICH = """
<h3>Omfang</h3>
<p>Se <a href="https://eksempel.example/veileder">veilederen</a> og <em>rapporten</em>.</p>
<ul><li>Prøver<ul><li>blod</li><li>urin</li></ul></li><li>Svar</li></ul>
<ol start="3"><li>Tredje</li><li>Fjerde</li></ol>
<table><thead><tr><th scope="col">År</th><th scope="col">Antall</th></tr></thead>
<tbody><tr><th scope="row">2025</th><td>12</td></tr>
<tr><td colspan="2">Tallene er foreløpige.</td></tr></tbody></table>
<blockquote><p>Sitert</p></blockquote><h4>Metode</h4><p>H<sub>2</sub>O</p>
"""


def test_paper_with_list_table_and_link_passes_every_check(agder, tmp_path):
    council = factories.council_of(agder)
    meeting = factories.planned(council)
    case = factories.new_case(council)
    agenda.add_case(meeting=meeting, case=case, by=None)
    texts = dict.fromkeys(case_papers.TEXTS, RICH)
    case_papers.write(case=case, version=1, revision=0, by=None, **texts)
    agenda.send(meeting=meeting, on=factories.DAY, by=None)

    content = document.render_papers(meeting, Audience.PUBLIC)

    assert check(content) == []
    assert text(content, tmp_path).count("Tallene er foreløpige.") == 3


def test_agenda_alone_passes_every_check(meeting, tmp_path):
    content = document.render_agenda(meeting, Audience.MEMBERS)

    assert check(content) == []
    assert "forslag" not in text(content, tmp_path)


def test_paper_of_one_item_tells_of_no_other(meeting, tmp_path):
    """ALR-27"""
    (item, audience), *others = document.alone(list(meeting.items.select_related("case")))

    content = document.render_item(item, audience)

    said = text(content, tmp_path)
    assert check(content) == []
    assert audience == Audience.PUBLIC
    assert [each for _item, each in others] == [Audience.MEMBERS, Audience.OFFICE]
    assert "open vurdering" in said
    assert "partly" not in said


def test_same_facts_give_the_same_bytes_and_a_change_gives_others(meeting):
    before = [document.render_agenda(meeting, Audience.PUBLIC) for _ in range(2)]
    AgendaItem.objects.filter(meeting=meeting).update(minutes_planned=7)

    after = document.render_agenda(meeting, Audience.PUBLIC)

    assert before[0] == before[1] != after


def test_numbered_proposals_stand_in_the_paper(meeting):
    """AHU-20: those that were put forward in the meeting were not in the papers."""
    item = meeting.items.get(case__access=Access.OPEN)
    item.proposals.create(number=1, text="Rådet tilrår A.")
    item.proposals.create(number=2, text="I møtet", proposer=meeting.chair)

    (line, *_others) = [line for line in facts(meeting, Audience.PUBLIC).lines if line.paper]

    assert line.paper.proposals == ("Rådet tilrår A.",)
