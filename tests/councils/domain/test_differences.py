"""Two texts compared: every word of both is there, and only what changed is marked."""

from hypothesis import given
from hypothesis import strategies as st

from councils.domain.differences import Change, Difference, Piece, Section, sections, words

PURPOSE = Section("Formål", "Rådet gir råd.")


def same(text):
    return Piece(Change.SAME, text)


def added(text):
    return Piece(Change.ADDED, text)


def removed(text):
    return Piece(Change.REMOVED, text)


def test_words_that_came_in_and_went_out_are_marked():
    assert words("Rådet gir råd til OSS.", "Rådet gir kloke råd til SSU.") == (
        same("Rådet gir "),
        added("kloke "),
        same("råd til "),
        removed("OSS."),
        added("SSU."),
    )


def test_words_that_only_stand_on_another_line_are_the_same():
    assert words("ett to", "ett\nto") == (same("ett\nto"),)


def test_words_added_to_nothing_are_all_new():
    assert words("", "ett to") == (added("ett to"),)


@given(st.text(max_size=80), st.text(max_size=80))
def test_words_of_both_texts_are_all_kept_in_their_order(before, after):
    pieces = words(before, after)

    old = "".join(piece.text + " " for piece in pieces if piece.change != Change.ADDED)
    new = "".join(piece.text + " " for piece in pieces if piece.change != Change.REMOVED)
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_sections_that_read_the_same_are_left_out():
    assert sections([PURPOSE], [PURPOSE]) == []


def test_sections_that_only_changed_places_are_left_out():
    tasks = Section("Oppgaver", "Rådet svarer.")

    assert sections([PURPOSE, tasks], [tasks, PURPOSE]) == []


def test_section_that_is_new_and_one_that_is_gone_stand_whole():
    tasks = Section("Oppgaver", "Rådet svarer.")

    assert sections([PURPOSE], [tasks]) == [
        Difference(Change.ADDED, (added("Oppgaver"),), (added("Rådet svarer."),)),
        Difference(Change.REMOVED, (removed("Formål"),), (removed("Rådet gir råd."),)),
    ]


def test_section_with_other_words_shows_which():
    (difference,) = sections([PURPOSE], [Section("Formål", "Rådet gir svar.")])

    assert difference == Difference(
        Change.CHANGED,
        (same("Formål"),),
        (same("Rådet gir "), removed("råd."), added("svar.")),
    )


def test_section_with_a_new_heading_is_known_by_its_words():
    (difference,) = sections([PURPOSE], [Section("Hensikt", PURPOSE.body)])

    assert difference == Difference(
        Change.CHANGED, (removed("Formål"), added("Hensikt")), (same("Rådet gir råd."),)
    )


def test_two_sections_with_one_heading_are_each_compared_once():
    first, second = Section("Annet", "En."), Section("Annet", "To.")

    assert sections([first, second], [second, first]) == []
    assert [each.change for each in sections([first], [first, second])] == [Change.ADDED]
