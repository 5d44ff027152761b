"""Internal notes on the page of a case: the office's own, changed by their writer."""

import io
import zipfile

import pytest

from cases.domain.casework import notes
from cases.models import CaseNote
from members.models import Person
from tests.cases.views.test_cases import at, council, errors
from tests.factories import new_case

CANARY = "Kanarifugl i notatet"


@pytest.fixture
def case(agder):
    return new_case(council())


@pytest.fixture
def note(case, secretary):
    return notes.write(case=case, text=CANARY, author=secretary.person, by=None)


def test_note_is_written_and_shown(as_secretary, secretary, case):
    answer = as_secretary.post(at(case, "notat/nytt/"), {"text": CANARY}, follow=True)

    assert answer.context["notes"] == [(case.notes.get(), True)]
    assert case.notes.get().author == secretary.person
    assert CANARY in answer.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001, "a\x00b"])
def test_note_that_cannot_be_kept_is_explained(as_secretary, case, text):
    answer = as_secretary.post(at(case, "notat/nytt/"), {"text": text})

    assert (answer.status_code, list(errors(answer))) == (422, ["text"])
    assert not case.notes.exists()


def test_writer_changes_the_note_and_takes_it_away(as_secretary, case, note):
    address = at(case, f"notat/{note.pk}/")

    as_secretary.post(address, {"text": "Ring kommunen."})
    changed = CaseNote.objects.get().text
    as_secretary.post(address, {"text": "", "remove": "1"})

    assert changed == "Ring kommunen."
    assert not case.notes.exists()


def test_note_of_a_colleague_is_read_and_not_changed(as_secretary, case, note):
    CaseNote.objects.update(author=Person.objects.get(name="T.Q."))

    page = as_secretary.get(at(case))
    answer = as_secretary.post(at(case, f"notat/{note.pk}/"), {"text": "Mitt."})

    assert page.context["notes"] == [(note, False)]
    assert answer.status_code == 403


def test_note_is_for_the_office_alone(as_member, as_chair, as_secretary, case, note):
    """Z6: not on the page of those who only read, and not in the archive package."""
    pages = [browser.get(at(case)).content.decode() for browser in (as_member, as_chair)]
    package = as_secretary.get(at(case, "arkiv/pakke.zip"))
    content = b"".join(package.streaming_content) if package.streaming else package.content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = [archive.read(name) for name in archive.namelist()]

    assert [CANARY in page for page in pages] == [False, False]
    assert files
    assert not any(CANARY.encode() in file for file in files)
