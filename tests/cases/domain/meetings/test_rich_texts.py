"""Background and discussion come in as rich text; old minutes keep their plain words."""

import pytest

from cases.domain.meetings import minutes, rich_texts
from cases.models import MinutesEntry
from tests import factories
from tests.factories import council_of, drafted, new_case


@pytest.fixture
def entry(agder):
    case = drafted(new_case(council_of(agder))).case
    return factories.opened(council_of(agder), case=case).entries.get(item__case=case)


def write(entry, **text):
    return minutes.write(entry=entry, revision=entry.revision, by=None, **text)


def test_background_and_discussion_are_rich_and_the_advice_is_plain(entry):
    saved = write(entry, background="Kort.\n\n- Én", discussion="<p><b>To</b>", advice="<b>Tre</b>")

    assert (saved.rich, saved.background) == (True, "<p>Kort.</p><ul><li>Én</li></ul>")
    assert (saved.discussion, saved.advice) == ("<p><strong>To</strong></p>", "<b>Tre</b>")


def old(entry, **text):
    """As minutes were written before they were rich."""
    MinutesEntry.objects.filter(pk=entry.pk).update(**text)
    entry.refresh_from_db()
    return entry


def test_old_plain_text_stays_as_it_was_until_its_words_are_changed(entry):
    old(entry, background="a < b", discussion="Én\nto")

    same = {name: rich_texts.html(entry, name) for name in rich_texts.RICH}
    first = write(entry, **same, advice="Ja.")

    assert same == {"background": "<p>a &lt; b</p>", "discussion": "<p>Én<br>to</p>"}
    assert (first.rich, first.background, first.revision) == (False, "a < b", 2)


def test_old_plain_text_becomes_rich_as_a_whole(entry):
    old(entry, background="a < b", discussion="Én")

    saved = write(entry, discussion="<p>To</p>")

    assert (saved.rich, saved.background) == (True, "<p>a &lt; b</p>")
    assert saved.history.first().rich is True
