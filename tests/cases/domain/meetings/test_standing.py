"""What stands on every agenda, and putting it on."""

from datetime import date

from cases.documents import papers
from cases.domain.meetings import agenda, minutes, standing
from cases.enums import Audience, Outcome
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


def test_item_about_minutes_names_those_of_the_meeting_before(agder):
    council = factories.council_of(agder)
    earlier = factories.opened(council, on=date(2027, 1, 20))
    standing.add(council=council, title="Referat", approves_minutes=True, by=None)
    meeting = factories.planned(council, on=date(2027, 2, 3))
    factories.planned(council, on=date(2027, 1, 27))  # is not held

    [item] = standing.put_on(meeting=meeting, by=None)
    assert standing.minutes_before(meeting) != earlier  # not held yet
    for entry in earlier.entries.all():
        minutes.write(entry=entry, revision=entry.revision, outcome=Outcome.NOTED, by=None)
    minutes.close(minutes=earlier, by=None)

    assert (item.approves_minutes, standing.minutes_before(meeting)) == (True, earlier)
    [line] = [
        line for line in papers.facts(meeting, Audience.MEMBERS).lines if line.title == "Referat"
    ]
    assert earlier.meeting.label in line.mark


def test_first_meeting_of_a_council_has_no_minutes_before_it(agder):
    meeting = factories.planned(factories.small_council(agder))

    assert standing.minutes_before(meeting) is None
