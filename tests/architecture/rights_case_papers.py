"""Rows of the table in rights.py for case papers and Word files; its letters stand there."""

from cases.domain.casework import case_papers
from cases.domain.meetings import agenda
from tests import factories

READ = ("LN222NNNN", "LNMMMNNNN")
WRITE = ("LNFF2NNNN", "LNFFUNNNN")

ROWS: dict[str, tuple[str, str]] = {
    "cases:case_paper": READ,
    "cases:case_paper_version": READ,
    "cases:case_paper_word": READ,
    "cases:case_paper_edit": WRITE,
    "cases:case_paper_take_in": WRITE,
    "cases:case_paper_template": ("LNFF2NNNN", "LNFFMNNNN"),
    "cases:minutes_word": ("LNFF2NNNN", "LNFFMNNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A case whose paper has gone out."""
    council = factories.council_of(sample.community)
    case = factories.new_case(council)
    texts = {"background": "<p>Fra</p>", "assessment": "<p>Om</p>", "proposal": "<p>Til</p>"}
    case_papers.write(case=case, version=1, revision=0, by=None, **texts)
    meeting = factories.planned(council, on=factories.DAY)
    agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=factories.DAY, by=None)
    written = {"meeting": sample.about["cases:attendance_remove"]["meeting"]}
    paper = {"case": case.slug, "version": 1}
    return dict.fromkeys(ROWS, paper) | {"cases:minutes_word": written}
