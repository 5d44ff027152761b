"""Two wrote the same item: what differs is marked, and whose words shall stand is chosen (C1)."""

import pytest

from members.models import Person
from tests.cases.views.test_minutes import HTMX, entry_of, save
from tests.cases.views.workbench import coming, in_session


def collided(client):
    """An entry in which the first wrote, with the page that the second then got."""
    entry = entry_of(in_session())
    save(client, entry, headers=HTMX, discussion="Fastlegen ringer pasienten.")
    mine = {"discussion": "Fastlegen skriver til pasienten."}
    return entry, mine, save(client, entry, headers=HTMX, **mine)


def test_conflict_marks_the_words_that_differ(as_secretary):
    _entry, _mine, page = collided(as_secretary)

    (found,) = page.context["differences"]

    assert [(piece.change, piece.text.strip()) for piece in found.body] == [
        ("same", "Fastlegen"),
        ("removed", "ringer"),
        ("added", "skriver til"),
        ("same", "pasienten."),
    ]
    for value in ("both:2", "mine:2", "theirs:2"):
        assert f'value="{value}"' in page.text


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        ("mine", "<p>Fastlegen skriver til pasienten.</p>"),
        ("theirs", "<p>Fastlegen ringer pasienten.</p>"),
        ("both", "<p>Fastlegen ringer pasienten.</p><p>Fastlegen skriver til pasienten.</p>"),
    ],
)
def test_choice_after_a_conflict_keeps_both_texts_in_the_history(as_secretary, keep, kept):
    """C1"""
    entry, mine, _page = collided(as_secretary)

    answer = save(as_secretary, entry, revision=2, keep=f"{keep}:2", **mine)

    stored = entry_of(coming())
    written = "\n".join(stored.history.values_list("discussion", flat=True))
    assert (answer.status_code, stored.discussion) == (302, kept)
    assert "Fastlegen skriver til pasienten." in written
    assert "Fastlegen ringer pasienten." in written


def test_their_words_can_be_kept_after_typing_on(as_secretary):
    """The form goes on from their revision, and saves as one types: theirs are in the history."""
    entry, mine, _page = collided(as_secretary)
    minutes_entry = type(entry).objects.get(pk=entry.pk)
    minutes_entry.saved_by = Person.objects.exclude(user__email="sekretar@demo.invalid").first()
    minutes_entry.save()
    save(as_secretary, entry, headers=HTMX, revision=2, **mine)

    save(as_secretary, entry, revision=3, keep="theirs:2", **mine)

    assert entry_of(coming()).discussion == "<p>Fastlegen ringer pasienten.</p>"


def test_choice_is_refused_when_a_third_was_faster(as_secretary):
    entry, mine, _page = collided(as_secretary)
    save(as_secretary, entry, revision=2, discussion="Den tredje.")

    answer = save(as_secretary, entry, revision=2, keep="mine:2", **mine)

    assert answer.status_code == 409
    assert entry_of(coming()).discussion == "<p>Den tredje.</p>"


@pytest.mark.parametrize("keep", ["", "all:2", "mine", "mine:x", "both:99999999999999999"])
def test_choice_that_is_none_is_a_plain_save(as_secretary, keep):
    entry, mine, _page = collided(as_secretary)

    assert save(as_secretary, entry, revision=2, keep=keep, **mine).status_code == 302
    assert entry_of(coming()).discussion == f"<p>{mine['discussion']}</p>"
