"""Whoever answers for a committee is reminded of naming a specialist until it answers (ALR-32)."""

from datetime import date

from cases.domain.casework import cases
from cases.domain.meetings import specialists
from cases.enums import CaseState
from cases.models import Case
from tests import factories
from tests.members.domain.mornings import written_by

CHAIR = "F.R."  # of the small council


def test_chair_is_reminded_until_the_committee_answers_or_the_case_ends(agder):
    body = factories.small_council(agder)
    asked = specialists.ask(
        case=factories.new_case(factories.council_of(agder)),
        body=body,
        wanted="En røntgenlege",
        deadline=date(2027, 3, 1),
        on=date(2027, 2, 1),
        by=None,
    )

    def written():
        begin, end = date(2027, 2, 2), date(2027, 4, 15)
        return written_by("specialist.answer", begin, end, matter__row=asked.pk)

    assert written() == [
        (date(2027, 2, 22), CHAIR, -7),
        (date(2027, 2, 26), CHAIR, -1),
        (date(2027, 3, 4), CHAIR, 3),
    ]
    cases.move(case=asked.case, to=CaseState.DISMISSED, why="Løst", by=None)
    assert written() == []
    Case.objects.filter(pk=asked.case_id).update(state=CaseState.REGISTERED)
    specialists.decline(asked=asked, text="Vi har ingen.", on=date(2027, 2, 3), by=None)
    assert written() == []
