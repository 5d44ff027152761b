"""Who may take the draft of the minutes along to Word, and for how long."""

from cases.documents.case_papers import CONTENT_TYPE
from tests.cases.views.workbench import at, in_session, with_chair

WORD = "referat/utkast.docx"


def test_draft_is_for_whoever_runs_the_council(as_secretary, as_member):
    in_session()

    answer = as_secretary.get(at(WORD))

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, CONTENT_TYPE)
    assert "ALR 03-26" in answer.headers["Content-Disposition"]
    assert at(WORD) in as_secretary.get(at("gjennomfor/")).content.decode()
    assert as_member.get(at(WORD)).status_code == 403


def test_closed_minutes_are_no_draft(as_secretary):
    with_chair()

    assert as_secretary.get(at(WORD)).status_code == 404
