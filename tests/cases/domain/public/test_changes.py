"""What is new in a version, word by word."""

from cases.domain.advice import lifecycle, recommendations
from cases.domain.advice.recommendations import Row
from cases.domain.public import changes, versions
from cases.enums import Party, Responsibility
from councils.domain.differences import Change
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of

ROWS = [Row(Party.GP, Responsibility.FULL, "følger opp egne prøver")]


def test_only_what_changed_is_told(agder):
    of = advised(council_of(agder))
    of = recommendations.publish(recommendation=of, on=TODAY, by=None)
    advice = "Legen som bestiller en undersøkelse, leser svaret."
    lifecycle.revise(
        recommendation=of, rows=ROWS, exceptions=[], advice=advice, why="Nytt", on=TODAY, by=None
    )

    newest, first = changes.changes(versions.versions(of))

    assert first.differences == ()
    [difference] = newest.differences
    assert [piece.text for piece in difference.heading] == ["Råd"]
    words = [(piece.change, piece.text.strip()) for piece in difference.body]
    assert (Change.REMOVED, "følger opp") in words
    assert (Change.ADDED, "leser") in words
