"""Internal notes: kept once, changed, taken away with their words in the history."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.domain.casework import notes
from cases.models import CaseNote
from legeraad.errors import DomainError
from members.domain import merging, people
from tests.factories import council_of, new_case


@pytest.fixture
def case(agder):
    return new_case(council_of(agder))


def test_note_that_is_sent_twice_is_one(case, secretary):
    key = uuid4()
    first, second = (
        notes.write(case=case, text=" Ring først. ", author=secretary.person, form_key=key, by=None)
        for _press in range(2)
    )

    assert first == second
    assert [note.text for note in case.notes.all()] == ["Ring først."]


def test_note_without_words_is_refused_here_and_in_the_database(case):
    with pytest.raises(ValidationError):
        notes.write(case=case, text="  ", author=None, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNote.objects.create(case=case, text="")


def test_words_of_a_note_that_is_gone_stay_in_the_history(case):
    note = notes.write(case=case, text="Ring først.", author=None, by=None)
    notes.change(note=note, text="Ring kommunen først.", by=None)

    notes.remove(note=CaseNote.objects.get(), by=None)

    assert not case.notes.exists()
    told = CaseNote.history.order_by("history_id").values_list("text", "history_type")
    assert list(told) == [
        ("Ring først.", "+"),
        ("Ring kommunen først.", "~"),
        ("Ring kommunen først.", "-"),
    ]


def test_note_that_was_taken_away_in_another_window_is_not_changed_and_goes_once(case):
    note = notes.write(case=case, text="Ring først.", author=None, by=None)
    for _press in range(2):
        notes.remove(note=CaseNote(pk=note.pk), by=None)

    with pytest.raises(DomainError):
        notes.change(note=note, text="For sent.", by=None)

    assert list(CaseNote.history.order_by("history_id").values_list("history_type", flat=True)) == [
        "+",
        "-",
    ]


def test_notes_follow_their_writer_when_two_entries_become_one(case, secretary):
    twice = people.register_person(name="S.S.", email="dobbel@eksempel.example", by=None)
    note = notes.write(case=case, text="Ring først.", author=twice, by=None)

    merging.merge(keep=secretary.person, away=twice, by=None)

    note.refresh_from_db()
    assert note.author == secretary.person
