"""Internal notes: kept once, changed, taken away with their words in the history."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.domain.casework import notes
from cases.models import CaseNote
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
