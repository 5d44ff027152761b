"""What stands on every agenda, and putting it on."""

from cases.domain.meetings import agenda, standing
from tests import factories


def council_with(agder, *rows):
    council = factories.council_of(agder)
    for title, last in rows:
        standing.add(council=council, title=title, last=last, by=None)
    return council


def titles(meeting):
    return [item.title for item in meeting.items.order_by("position")]


def test_put_on_places_them_at_both_ends_and_once(agder):
    council = council_with(agder, ("Eventuelt", True), ("Innkalling", False), ("Referat", False))
    meeting = factories.planned(council)
    before = titles(meeting)

    made = [len(standing.put_on(meeting=meeting, by=None)) for _ in range(2)]

    assert made == [3, 0]
    assert titles(meeting) == ["Innkalling", "Referat", *before, "Eventuelt"]


def test_put_on_leaves_what_was_typed_already(agder):
    council = council_with(agder, ("Innkalling", False))
    meeting = factories.planned(council)
    agenda.add_item(meeting=meeting, title="Innkalling", by=None)

    assert standing.put_on(meeting=meeting, by=None) == []


def test_nothing_is_missing_once_the_agenda_is_out(agder):
    meeting = factories.planned(council_with(agder, ("Innkalling", False)))

    sent = agenda.send(meeting=meeting, on=factories.DAY, by=None)

    assert standing.missing(sent) == []
