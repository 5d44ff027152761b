"""Which papers a meeting has."""

from cases.domain.meetings import agenda, papers
from cases.models import CasePaper
from tests import factories


def test_sent_is_the_newest_that_has_gone_out(agder):
    meeting = factories.planned(factories.council_of(agder))
    case = factories.new_case(meeting.council)
    agenda.add_case(meeting=meeting, case=case, by=None)
    for version, day in ((1, "2026-09-01"), (2, "2026-09-02"), (3, None)):
        CasePaper.objects.create(case=case, version=version, sent_on=day)

    found = papers.sent(meeting.items.all())

    assert {key: paper.version for key, paper in found.items()} == {case.pk: 2}
