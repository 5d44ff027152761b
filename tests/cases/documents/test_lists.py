"""The attendance list and the name cards."""

from django.utils import translation

from cases.documents import lists
from cases.enums import MeetingFileKind
from members.domain.roster import roster
from tests import factories
from tests.cases.views.workbench import coming
from tests.pdf_checks import check


def test_facts_have_a_row_for_each_seat_vacant_ones_too(agder):
    meeting = coming()
    places = roster(council=meeting.council, on=meeting.starts_at.date())

    with translation.override("en"):
        rows = lists.facts(meeting).rows

    names = [place.holder.name if place.holder else "" for place in places]
    assert [row.name for row in rows[: len(places)]] == names
    assert "" in names
    assert len({row.name for row in rows if row.name}) == len([r for r in rows if r.name])


def test_chair_without_a_seat_stands_below_the_seats(agder):
    """AHU-5"""
    meeting = coming()
    meeting.chair = factories.small_council(agder).seat_groups.get().seats.get().terms.get().person

    rows = lists.facts(meeting).rows

    assert meeting.chair.name in [row.name for row in rows if not row.shape]


def test_pdfs_pass_every_check(agder):
    made = dict(lists.render(coming()))

    assert list(made) == [MeetingFileKind.LIST, MeetingFileKind.CARDS]
    assert {kind: check(content) for kind, content in made.items()} == {kind: [] for kind in made}
