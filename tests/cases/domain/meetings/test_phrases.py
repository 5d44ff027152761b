"""Ready sentences: the council's own, else those that come with the portal."""

import pytest

from cases.domain.meetings import phrases
from legeraad.errors import DomainError
from tests.factories import council_of


@pytest.fixture
def council(agder):
    return council_of(agder)


def add(council, *texts):
    return [phrases.add(council=council, text=text, by=None) for text in texts]


def test_own_phrases_take_the_place_of_those_of_the_portal(council):
    before = phrases.of(council)

    add(council, "Rådet takker.")

    assert len(before) > 3
    assert phrases.of(council) == ["Rådet takker."]


def test_phrase_stands_once(council):
    add(council, "A")

    with pytest.raises(DomainError) as refusal:
        add(council, " A ")

    assert refusal.value.field == "text"


def test_move_swaps_and_stops_at_the_end_and_remove_keeps_the_rest(council):
    first, second, third = add(council, "A", "B", "C")

    for _ in range(3):
        phrases.move(row=third, up=True, by=None)
    phrases.move(row=second, up=False, by=None)
    phrases.remove(row=first, by=None)

    assert phrases.of(council) == ["C", "B"]


def test_move_of_a_sentence_that_was_taken_off_meanwhile_does_nothing(council):
    """Two secretaries at once: the one moves what the other has just removed."""
    first, _second = add(council, "A.", "B.")
    seen = council.phrases.get(pk=first.pk)
    phrases.remove(row=first, by=None)

    phrases.move(row=seen, up=False, by=None)

    assert [each.text for each in council.phrases.order_by("position")] == ["B."]
